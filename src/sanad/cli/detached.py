# SPDX-License-Identifier: Apache-2.0
"""A server that goes on after its command has ended, and what stops it again.

Its number lies in the office's folder while it runs; a number that belongs to another program by now is not touched.
"""

import os
import signal
import sys
import time
from pathlib import Path

from sanad.errors import NotFound, ServerNotStarted

_PID, _LOG = "serve.pid", "serve.log"
_PATIENCE_S = 60
_STEP_S = 0.1
_OWNER_ONLY = 0o600


def start(office: Path, words: list[str]) -> None:
    """Start `sanad serve` with `words` in a session of its own, and return when it says where it listens.

    Raises:
        ServerNotStarted: it ended instead, or said nothing; what it said stands in the error.
    """
    log, known = office / _LOG, office / _PID
    if _running(known) is not None:
        raise ServerNotStarted(str(office), detail="one runs already; `sanad serve --stop` ends it")
    process = _spawn([sys.executable, "-m", "sanad.cli", "serve", *words], log)
    known.write_text(f"{process}\n", encoding="ascii")
    for _ in range(int(_PATIENCE_S / _STEP_S)):
        said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        if "serving " in said:
            return
        if os.waitpid(process, os.WNOHANG) != (0, 0):
            known.unlink(missing_ok=True)
            raise ServerNotStarted(str(office), detail=said.strip() or "it said nothing")
        time.sleep(_STEP_S)
    stop(office)
    raise ServerNotStarted(str(office), detail=f"it said nothing for {_PATIENCE_S} s")


def _spawn(command: list[str], log: Path) -> int:
    """Start a program that outlives this one and writes into `log`, and return its number."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(log), flags, _OWNER_ONLY),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    return os.posix_spawn(command[0], command, os.environ, file_actions=files, setsid=True)


def stop(office: Path) -> None:
    """Stop the server that was started for the office, and wait until it has ended.

    Raises:
        NotFound: none runs.
    """
    known = office / _PID
    number = _running(known)
    if number is None:
        known.unlink(missing_ok=True)
        raise NotFound(str(office), kind="running server of", name=office.name)
    os.kill(number, signal.SIGTERM)
    for _ in range(int(_PATIENCE_S / _STEP_S)):
        if _running(known) is None:
            break
        time.sleep(_STEP_S)
    known.unlink(missing_ok=True)


def _running(known: Path) -> int | None:
    """Return the number of the server, None when that process is none of ours."""
    try:
        number = int(known.read_text(encoding="ascii"))
        words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
        state = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return number if b"serve" in words and state[0] != "Z" else None
