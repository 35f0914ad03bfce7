# SPDX-License-Identifier: Apache-2.0
"""Run a program in a process of its own: how long it took and how much memory it held at its most.

Ours and the peer run in turn, pair by pair, so that whatever else the machine does falls on both. Before each run the
file system is flushed, so that no run waits for what the one before wrote. Nothing here passes or fails.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KIB_PER_MIB = 1024


@dataclass(frozen=True)
class Place:
    """Where a benchmark works: an empty folder on the disk that is measured, and how many pairs it runs."""

    folder: Path
    pairs: int

    def fresh(self, name: str) -> Path:
        """Return a new empty folder called after `name`."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))


@dataclass(frozen=True)
class Run:
    """One run of a process with its children: wall time, time on processors, most resident memory of any, what it printed."""

    seconds: float
    processor_s: float
    peak_mib: float
    out: str


Contender = Callable[[], Run]


def run(
    words: Sequence[str | Path], *, env: Mapping[str, str] | None = None, good: Sequence[int] = (0,)
) -> Run:
    """Run a program to its end.

    Linux counts the memory of the process that starts another into the other's peak (getrusage(2) on execve), so
    whoever calls this stays small: data are made by tasks in processes of their own.

    Raises:
        SystemExit: the program ended with a code that is not in `good`; what it said is shown.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as faults:
        begun = time.perf_counter()
        process = subprocess.Popen(
            words, stdout=out, stderr=faults, env={**os.environ, **(env or {})}
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = code = os.waitstatus_to_exitcode(status)
        out.seek(0)
        faults.seek(0)
        said = out.read().decode(errors="replace")
        if code not in good:
            complaint = faults.read().decode(errors="replace") + said
            raise SystemExit(f"{' '.join(map(str, words[:6]))} ended with {code}:\n{complaint}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KIB_PER_MIB, said)


def in_turn(pairs: int, ours: Contender, peer: Contender) -> tuple[list[Run], list[Run]]:
    """Run both `pairs` times, ours first in each pair."""
    runs: tuple[list[Run], list[Run]] = ([], [])
    for _ in range(pairs):
        for mine, contender in zip(runs, (ours, peer), strict=True):
            os.sync()
            mine.append(contender())
    return runs
