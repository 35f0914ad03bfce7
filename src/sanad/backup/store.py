# SPDX-License-Identifier: Apache-2.0
"""Where a backup lies: one folder, every file in it under the SHA-256 of its bytes, and a statement that names the list of them.

Guarantees: each run copies only what the folder does not hold; until the new statement is in place, in one step, the backup before is whole; afterwards what it alone needed is
removed, so that what was erased on an order is erased here by the next run. A file is never in memory; the list is, at some 300 bytes a file.

Does not guard: somebody who writes to the folder; `read_back` notices that.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from uuid import uuid4

from sanad.backup.statement import Statement, opened
from sanad.errors import AlreadyRunning, BackupBroken, Unreadable
from sanad.storage import files
from sanad.storage.files import flush, named, shown

STATEMENT = "statement.note"
_OBJECTS = "objects"
_OWNER_ONLY, _READ_OWNER = 0o700, 0o600
_CHUNK = 1 << 20

Told = Callable[[int, int], None]
"""Called with how many bytes are done, of how many in all."""


@dataclass(frozen=True)
class Listed:
    """One file of the office: its path in it, its bytes, when it was last written (ns), and its SHA-256."""

    path: str
    size: int
    changed: int
    sha256: str


@dataclass(frozen=True)
class Source:
    """A file to back up: its path in the office, and where its bytes are now."""

    path: str
    file: Path


class Store:
    """The folder of one backup."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, made when first written to."""
        self._folder = folder

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes from writing here meanwhile.

        Raises:
            AlreadyRunning: another process does.
            DiskFull, Unreadable: the disk does not let us.
        """
        try:
            (self._folder / _OBJECTS).mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
            lock = (self._folder / ".lock").open("wb")
        except OSError as error:
            raise self._named(error) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise AlreadyRunning(shown(self._folder)) from error
            for left in self._folder.glob(f"{_OBJECTS}/.*"):  # of a run that was stopped
                left.unlink()
            yield

    def statement(self) -> Statement:
        """Return what the backup says of itself.

        Raises:
            Unreadable: there is none.
            BackupBroken: it does not hold.
        """
        path = self._folder / STATEMENT
        try:
            note = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise BackupBroken(shown(path), detail="its statement is no text") from error
        except OSError as error:
            detail = "there is no backup, or one that was never finished"
            raise Unreadable(shown(self._folder), detail=detail) from error
        return opened(note, shown(path))

    def is_new(self) -> bool:
        """Tell whether nothing was ever finished here."""
        return not (self._folder / STATEMENT).exists()

    def listed(self, statement: Statement) -> Iterator[Listed]:
        """Yield every file of a backup in its order, after the list was held to its digest.

        Raises:
            BackupBroken: the list is gone, cut short or another.
        """
        where = shown(self._folder)
        path = self._object(statement.listed)
        try:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != statement.listed:
                    detail = "the list of its files is cut short, or another than was signed"
                    raise BackupBroken(where, detail=detail)
                file.seek(0)
                for line in file:
                    yield Listed(**json.loads(line))
        except FileNotFoundError as error:
            raise BackupBroken(where, detail="the list of its files is missing") from error
        except OSError as error:
            raise self._named(error) from error

    def keep(self, sources: Iterable[Source], before: Iterable[Listed], tell: Told) -> "Kept":
        """Copy what is not here yet, and the list of everything; one flush of the disk at the end. A source that is gone by its turn was erased meanwhile, and is left out.

        Raises:
            DiskFull, Unreadable: the disk does not let us.
        """
        known = {each.path: each for each in before}
        digests, count, size, copied = set[str](), 0, 0, 0
        try:
            with self._fresh() as (lines, listing):
                for source in sources:
                    try:
                        each, new = self._taken(source, known.get(source.path))
                    except FileNotFoundError:
                        continue
                    lines.write((json.dumps(asdict(each), ensure_ascii=True) + "\n").encode())
                    digests.add(each.sha256)
                    count, size, copied = count + 1, size + each.size, copied + new
                    tell(size, copied)
            listed = self._placed(listing)
            flush(self._folder)
        except OSError as error:
            raise self._named(error) from error
        return Kept(listed, count, size, copied, digests)

    def keep_raw(self, raw: bytes) -> str:
        """Keep some bytes of our own, and return their SHA-256."""
        with self._fresh() as (file, path):
            file.write(raw)
        return self._placed(path)

    def finish(self, note: str, needed: set[str]) -> int:
        """Put a signed statement in place, remove what it does not need, and return how many files that were."""
        fresh = self._folder / f".{STATEMENT}"
        try:
            with fresh.open("w", encoding="utf-8") as file:
                file.write(note)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._folder / STATEMENT)
            flush(self._folder)
            outdated = [p for p in self._folder.glob(f"{_OBJECTS}/??/*") if p.name not in needed]
            for path in outdated:
                path.unlink()
        except OSError as error:
            raise self._named(error) from error
        return len(outdated)

    def read_back(self, each: Listed, into: Path) -> str | None:
        """Copy one file of a backup to `into`, a new office; return what is wrong with it, None when it is the one that was backed up.

        Raises:
            BackupBroken: its path leads out of the office.
            DiskFull, Unreadable: the disk does not let us.
        """
        inner = PurePosixPath(each.path)
        if inner.is_absolute() or ".." in inner.parts:
            raise BackupBroken(
                shown(self._folder), detail="its list names a place outside an office"
            )
        target, place = into / inner, self._object(each.sha256)
        if not place.exists():
            return f"{each.path}: its bytes are missing"
        try:
            target.parent.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
            with files.opened(place) as file, target.open("xb", buffering=0) as copy:
                found, _ = files.copied(file, copy)
            target.chmod(place.stat().st_mode & 0o777)
        except OSError as error:
            raise named(error, shown(into), "the office that comes back") from error
        return None if found == each.sha256 else f"{each.path}: its bytes are others"

    def raw(self, sha256: str) -> bytes:
        """Return a small file of a backup.

        Raises:
            BackupBroken: it is gone, or another.
        """
        path = self._object(sha256)
        raw = path.read_bytes() if path.exists() else b""
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise BackupBroken(shown(self._folder), detail="its keys are missing, or others")
        return raw

    def _taken(self, source: Source, before: Listed | None) -> tuple[Listed, int]:
        """Return a file as it stands in the list, and how many bytes were copied for it."""
        status = source.file.stat()
        stands = (status.st_size, status.st_mtime_ns)
        if (
            before is not None
            and stands == (before.size, before.changed)
            and self._object(before.sha256).exists()
        ):
            return before, 0
        with files.opened(source.file) as file, self._fresh() as (copy, path):
            sha256, size = files.copied(file, copy)
        self._placed(path, sha256, status.st_mode & 0o777)
        return Listed(source.path, size, status.st_mtime_ns, sha256), size

    @contextmanager
    def _fresh(self) -> Iterator[tuple[BinaryIO, Path]]:
        path = self._folder / _OBJECTS / f".{uuid4().hex}"
        try:
            with path.open("xb", buffering=0) as file:
                yield file, path
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _placed(self, path: Path, sha256: str | None = None, mode: int = _READ_OWNER) -> str:
        """Give a file that was written the name of its digest."""
        if sha256 is None:
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        target = self._object(sha256)
        target.parent.mkdir(mode=_OWNER_ONLY, exist_ok=True)
        path.chmod(mode)
        path.replace(target)
        return sha256

    def _object(self, sha256: str) -> Path:
        return self._folder / _OBJECTS / sha256[:2] / sha256

    def _named(self, error: OSError) -> Exception:
        return named(error, shown(self._folder), "the backup")


@dataclass(frozen=True)
class Kept:
    """What a run kept: the SHA-256 of its list, files and bytes in it, bytes that were copied, and every digest that it names."""

    listed: str
    files: int
    size: int
    copied: int
    digests: set[str]
