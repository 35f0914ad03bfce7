# SPDX-License-Identifier: Apache-2.0
"""What is installed for use is enough: nothing that only developers have is imported when the office works.

That the whole demonstration needs no more is seen in `tests/operation/test_sample_operation.py`, which makes it under this guard.
"""

import subprocess
import sys

import runtime_lock


def run(*words, env=None):
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=300)  # fmt: skip


def test_the_guard_refuses_what_only_developers_have(tmp_path):
    guarded = runtime_lock.guarded(tmp_path)
    assert run("-c", "import pytest").returncode == 0
    refused = run("-c", "import pytest", env=guarded)
    assert "pytest is not in requirements.lock" in refused.stderr
    assert run("-c", "import sanad.cli.main, ibis, duckdb", env=guarded).returncode == 0
