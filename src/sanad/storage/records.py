# SPDX-License-Identifier: Apache-2.0
"""Folders of derived files, one per digest and step of reading; thrown away and made again whenever needed."""

import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

from sanad.errors import AlreadyRunning
from sanad.storage.files import named
from sanad.storage.held import Held

CONTENT = "content"
"""The first step of reading; steps that follow have folders beside it."""
_ORDINARY = 64 << 20


class Records:
    """The record folder of one office."""

    def __init__(self, root: Path) -> None:
        """Use `root`, made when first needed."""
        self._root = root
        self._held = Held(root / "work")

    def folder(self, sha256: str, step: str = CONTENT) -> Path:
        """Return where the files that a step of reading made of `sha256` are, or would be."""
        return self._root / sha256[:2] / (sha256 if step == CONTENT else f"{sha256}.{step}")

    @contextmanager
    def alone(self, work: str) -> Iterator[None]:
        """Keep other processes from doing the same `work` meanwhile; the hold ends with the process, whatever ends that.

        Raises:
            AlreadyRunning: another process does it.
            DiskFull: no space left.
            Unreadable: the disk does not let us.
        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            lock = (self._root / f"{quote(work, safe='')}.lock").open("wb")
        except OSError as error:
            raise named(error, str(self._root), "the records") from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise AlreadyRunning(work) from error
            yield

    def fresh(self) -> Path:
        """Return a new empty folder on the same disk; `sweep` of a later process removes it if this one dies.

        Raises:
            DiskFull: no space left.
            Unreadable: the disk does not let us.
        """
        try:
            return Path(mkdtemp(dir=self._held.folder()))
        except OSError as error:
            raise named(error, str(self._root), "the records") from error

    def has_space(self) -> bool:
        """Tell whether the disk has room for one more file of ordinary size."""
        return shutil.disk_usage(self._root).free > _ORDINARY

    @staticmethod
    def is_plain(folder: Path) -> bool:
        """Tell whether a folder that hostile hands filled holds nothing but folders and files of its own: no link of any kind."""
        if folder.is_symlink() or not folder.is_dir():
            return False
        for place, folders, files in os.walk(folder):
            for name in (*folders, *files):
                found = (Path(place) / name).lstat()
                if not (
                    stat.S_ISDIR(found.st_mode)
                    or (stat.S_ISREG(found.st_mode) and found.st_nlink == 1)
                ):
                    return False
        return True

    def put(self, sha256: str, folder: Path, step: str = CONTENT) -> None:
        """Move `folder` to be the files that a step made of `sha256`, in place of any earlier ones.

        Raises:
            DiskFull: no space left.
            Unreadable: the disk does not let us.
        """
        target = self.folder(sha256, step)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                shutil.rmtree(target)
            folder.rename(target)
        except OSError as error:
            raise named(error, str(target), "the records") from error

    def keep(self, sha256: str, step: str, made: Path, name: str, most: int) -> Path:
        """Move a file to be `name` among up to `most` that a step keeps of `sha256`, the oldest thrown away; return where it is.

        Raises:
            DiskFull: no space left.
            Unreadable: the disk does not let us.
        """
        folder = self.folder(sha256, step)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for old in kept[: max(0, len(kept) + 1 - most)]:
                old.unlink(missing_ok=True)
            return made.replace(folder / name)
        except OSError as error:
            raise named(error, str(folder), "the records") from error

    def forget(self, sha256: str) -> None:
        """Remove what every step made of `sha256`."""
        for folder in (self._root / sha256[:2]).glob(f"{sha256}*"):
            shutil.rmtree(folder)

    def holding(self, name: str) -> list[tuple[str, str]]:
        """Return (digest, step) of every folder that holds a folder `name`, in order; one look at each."""
        found = sorted(path.parent.name for path in self._root.glob(f"??/*/{name}"))
        return [(each[:64], each[65:] or CONTENT) for each in found]

    def sweep(self) -> None:
        """Remove what interrupted runs left."""
        self._held.sweep()

    def drop(self, folder: Path) -> None:
        """Remove a folder made by `fresh` that is not needed; any other is left alone."""
        if folder.parent == self._held.folder():
            shutil.rmtree(folder, ignore_errors=True)
