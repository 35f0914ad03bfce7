# SPDX-License-Identifier: Apache-2.0
"""Processes that share work end with the one that ordered it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ORDERS = """
import os, time
from sanad.sandbox.pool import pool

if __name__ == "__main__":
    with pool(2) as shared:
        print(*{each.result() for each in [shared.submit(os.getpid) for _ in range(9)]}, flush=True)
        time.sleep(600)
"""


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def test_nobody_is_left_behind_when_whoever_ordered_the_work_is_killed(tmp_path):
    script = tmp_path / "orders.py"
    script.write_text(ORDERS)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as ordering:
        workers = [int(each) for each in ordering.stdout.readline().split()]
        assert workers
        assert all(map(lives, workers))
        ordering.kill()
    until = time.monotonic() + 30
    while any(map(lives, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    left = [each for each in workers if lives(each)]
    for each in left:
        os.kill(each, signal.SIGKILL)
    assert left == []
