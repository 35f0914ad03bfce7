# SPDX-License-Identifier: Apache-2.0
"""Work on hostile bytes in a cell: a process of its own, made for one piece of work and ended with it.

Guarantees, on Linux: no network (an empty network namespace, and no socket of any kind); files only as named (Landlock:
reads of the program, of the system's libraries and of `reads`, writes below `writes`); no other process, neither made nor
touched (seccomp, no capabilities, a group that cannot be left); nothing of the office but the order (no descriptor, no
environment); an end to memory, processor time, waiting time, the answer and the size of a written file; whatever happens
inside, the caller gets bytes or one error.
Does not guarantee: a wall that the kernel does not offer (`Answer.walls` names those that stood; the limits always do); an
end to the number of files written; an end to threads before that of memory; enough memory for as many cells as the caller
runs at once; secrecy of which paths there are (Landlock hides what files hold, not that they are there).
What a cell leaves in `writes`, and its answer, come from whoever made the bytes: parse them as such.

Cells are forked from a server that has loaded the libraries once: a cell costs about 5 ms.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from sanad.errors import ReaderStopped
from sanad.sandbox import cell
from sanad.sandbox.landlock import open_to_all
from sanad.sandbox.messages import hear

__all__ = ["WALLS", "Answer", "Limits", "Sandbox", "Work", "open_to_all"]

Work = Callable[[bytes], bytes]
"""A function of a module: it gets the order and returns the answer, both as plain bytes."""

WALLS = cell.WALLS
_BARE = "sanad.sandbox.server"  # first: it starts the server anew
_STARTS_A_CELL = "multiprocessing.popen_forkserver"
_MOST_WALLS, _MOST_ANSWER = 100, 1 << 20
_GRACE_S = 10
_MEMORY = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Limits:
    """What one cell may use: waiting time in seconds, memory and the largest written file in bytes.

    Memory is address space: 8 GiB, on a small machine half of what it has.
    """

    seconds: int = 600
    memory_bytes: int = min(8 << 30, _MEMORY // 2)
    file_bytes: int = 64 << 30


@dataclass(frozen=True)
class Answer:
    """What a cell gave back, and which of `WALLS` stood around it: told before the work began."""

    raw: bytes
    walls: frozenset[str]


class Sandbox:
    """Makes cells. It starts its server with the first one, and the server ends with this process."""

    def __init__(self, preload: Sequence[str] = ()) -> None:
        """Load the modules `preload` once, for every cell."""
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([_BARE, cell.__name__, _STARTS_A_CELL, *preload])

    def run(  # a cell has as many sides
        self,
        work: Work,
        order: bytes,
        *,
        reads: Iterable[Path],
        writes: Path,
        limits: Limits,
        where: str,
    ) -> Answer:
        """Return what `work(order)` gives in a cell of its own; safe to call from several threads.

        Raises:
            ReaderStopped: it passed a limit or died; `where` is named.
        """
        receive, send = self._context.Pipe(duplex=False)
        paths = tuple(str(path.resolve()) for path in reads)
        most = (limits.seconds, limits.memory_bytes, limits.file_bytes)
        inside = (send, work, order, paths, str(writes.resolve()), most)
        made = self._context.Process(target=cell.live, args=inside, daemon=True)
        try:
            made.start()
            send.close()
            until = time.monotonic() + limits.seconds
            walls = hear(receive, _MOST_WALLS, until)
            raw = hear(receive, _MOST_ANSWER, until)
        except TimeoutError as error:
            said = f"it took longer than {limits.seconds} seconds"
            raise ReaderStopped(where, detail=said) from error
        except OverflowError as error:
            said = f"its answer is longer than {_MOST_ANSWER} bytes"
            raise ReaderStopped(where, detail=said) from error
        except (EOFError, OSError) as error:
            made.join(_GRACE_S)
            raise ReaderStopped(where, detail=_ending(made.exitcode)) from error
        finally:
            _end(made)
            receive.close()
        return Answer(raw, frozenset(walls.decode("ascii").split()))


def _end(made: ForkServerProcess) -> None:
    """Kill whatever is left of a cell, and of what it forked where no wall forbids it."""
    if made.pid is not None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(made.pid, signal.SIGKILL)
        made.kill()
        made.join()


def _ending(code: int | None) -> str:
    if code == -signal.SIGXCPU:
        return "it used more of the processor than it may"
    if code == -signal.SIGKILL:
        return "the system killed it, most likely for want of memory"
    if code is not None and code < 0:
        return f"it crashed ({signal.Signals(-code).name})"
    return f"it ended without an answer (exit code {code})"
