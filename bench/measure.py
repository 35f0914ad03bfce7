# SPDX-License-Identifier: Apache-2.0
"""Run a program in a process of its own: how long it took and how much memory it held at its most.

Ours and the peer run in turn, pair by pair, so that whatever else the machine does falls on both. Before each run the
file system is flushed, so that no run waits for what the one before wrote. Nothing here passes or fails.
"""

import ctypes
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

KIB_PER_MIB = 1024
_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


@dataclass(frozen=True)
class Place:
    """Where a benchmark works: an empty folder on the disk that is measured, how many pairs it runs, and whether in full size."""

    folder: Path
    pairs: int
    full: bool = False

    def fresh(self, name: str) -> Path:
        """Return a new empty folder called after `name`."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))


@dataclass(frozen=True)
class Run:
    """One run of a process with all that it started: wall time, time on processors, most resident memory of any, what it printed."""

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
    whoever calls this stays small: data are made by tasks in processes of their own. What a program leaves behind, such as
    the server that forks cells, comes to this process when it is orphaned, and is waited for and counted too.

    Raises:
        SystemExit: the program ended with a code that is not in `good`; what it said is shown.
    """
    ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as faults:
        begun = time.perf_counter()
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=faults,
            env={**os.environ, **(env or {})},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = code = os.waitstatus_to_exitcode(status)
        used = [usage, *_orphans()]
        out.seek(0)
        faults.seek(0)
        said = out.read().decode(errors="replace")
        if code not in good:
            complaint = faults.read().decode(errors="replace") + said
            raise SystemExit(f"{' '.join(map(str, words[:6]))} ended with {code}:\n{complaint}")
    processor_s = sum(each.ru_utime + each.ru_stime for each in used)
    return Run(seconds, processor_s, max(each.ru_maxrss for each in used) / KIB_PER_MIB, said)


def together(runs: Iterable[Run]) -> Run:
    """Return runs that follow one another as one: their times together, the largest peak, what the last one printed."""
    done = list(runs)
    return replace(
        done[-1],
        seconds=sum(one.seconds for one in done),
        processor_s=sum(one.processor_s for one in done),
        peak_mib=max(one.peak_mib for one in done),
    )


def _orphans() -> Iterator[resource.struct_rusage]:
    """Wait for every process that is left and yield what it used."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def in_turn(pairs: int, ours: Contender, peer: Contender) -> tuple[list[Run], list[Run]]:
    """Run both `pairs` times, ours first in each pair."""
    runs: tuple[list[Run], list[Run]] = ([], [])
    for _ in range(pairs):
        for mine, contender in zip(runs, (ours, peer), strict=True):
            os.sync()
            mine.append(contender())
    return runs
