# SPDX-License-Identifier: Apache-2.0
"""A working folder that belongs to one process for as long as it lives, and that a later process may clear away."""

import fcntl
import os
import shutil
import threading
from pathlib import Path
from uuid import uuid4


class Held:
    """The working folders of one place: ours, and those of others, dead or alive.

    A folder is locked by its process, so the lock ends with the process, whatever ends that.
    """

    def __init__(self, place: Path) -> None:
        """Use `place`; our folder in it is made when first asked for."""
        self._place = place
        self._mine = place / uuid4().hex
        self._lock: int | None = None
        self._making = threading.Lock()

    def folder(self) -> Path:
        """Return our folder."""
        with self._making:
            while self._lock is None:
                self._lock = self._made()
        return self._mine

    def _made(self) -> int | None:
        """Make our folder and lock it; None when another process swept it away before it was locked."""
        try:
            self._mine.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._mine, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        fcntl.flock(lock, fcntl.LOCK_EX)
        if self._mine.exists():
            return lock
        os.close(lock)
        return None

    def sweep(self) -> None:
        """Remove the folders of processes that are gone."""
        for folder in self._place.glob("*"):
            if folder == self._mine:
                continue
            try:
                descriptor = os.open(folder, os.O_RDONLY)
            except FileNotFoundError:  # another process sweeps too
                continue
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            else:
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)
