# SPDX-License-Identifier: Apache-2.0
"""Files that arrive in pieces over a connection that may break: each goes on at the byte at which it stopped.

Guarantees: a name never leaves its folder, nothing that is there is overwritten, and no file stands in the folder before it is whole. Bytes count
as arrived once they are on disk, so that who asks where to go on is told the truth after a crash. Does not guarantee, where no digest was
told before, that the bytes are those which were sent: the digest that `finish` returns is there to be compared.

A part lies in `.arriving` beside the folders, under a name made of its own; what it is to become stands in a small file beside it.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from io import BufferedRandom
from pathlib import Path

from sanad.errors import (
    AlreadyDone,
    AlreadyRunning,
    BadValue,
    DiskFull,
    InboxFull,
    NotFound,
    UploadDiffers,
    UploadGap,
)
from sanad.storage.files import named
from sanad.values.visible import visible

_ARRIVING = ".arriving"
_LONGEST_WORD, _LONGEST_NAME, _DEEPEST = 255, 2048, 40  # bytes, bytes (half of PATH_MAX), folders
_SPARE = 1 << 30  # bytes of disk that an inbox leaves to the office
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)")
_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True)
class Upload:
    """A file that arrives: its name below the folder, its size, how many bytes are here, its SHA-256 as far as anybody said it."""

    id: str
    name: str
    size: int
    sha256: str | None
    received: int = 0
    finished: bool = False


class Uploads:
    """The uploads into one folder, `place` below `root`; all that lies below the root may weigh `quota` bytes."""

    def __init__(self, root: Path, place: str, quota: int) -> None:
        """Use the folders, made when first needed."""
        self.folder = root / place
        self._root, self._quota = root, quota
        self._parts = root / _ARRIVING / place

    def begin(self, name: str, size: int, sha256: str | None = None) -> Upload:
        """Let a file arrive; who begins the same one again is told how far it is.

        Raises:
            BadValue: the name leads out of the folder or is none, or the size is negative.
            AlreadyDone: another file came under that name, or one whose size or digest is another.
            InboxFull: it is more than the quota lets.
            DiskFull: it is more than the disk has room for.
        """
        check_name(name)
        if size < 0:
            raise BadValue(visible(name), value=size, type="size", detail="it is negative")
        new = Upload(hashlib.sha256(name.encode()).hexdigest()[:32], name, size, sha256)
        known = self._find(new.id)
        if known is not None:
            if known.size != size or (sha256 and known.sha256 not in {None, sha256}):
                raise AlreadyDone(visible(name), kind="file", name=visible(name))
            return known
        self._check_room(new)
        with _faults(name):
            self._parts.mkdir(parents=True, exist_ok=True)
            self._part(new.id).touch()
            self._keep(new)
        return new

    def append(self, upload: str, offset: int, pieces: Iterable[bytes]) -> int:
        """Add bytes at `offset`, which is where the file ends, and return where it ends then; what came before a connection broke is kept.

        Raises:
            NotFound: nothing arrives under that id.
            UploadGap: the file ends elsewhere; the error says where.
            UploadDiffers: there are more bytes than the file was said to have; those beyond are not kept.
            AlreadyRunning: another connection adds to it.
            DiskFull, Unreadable: the disk does not let us.
        """
        known = self.get(upload)
        with _faults(known.name), self._alone(known) as part:
            at = known.size if part is None else part.seek(0, os.SEEK_END)
            if at != offset:
                raise UploadGap(visible(known.name), offset=at, given=offset)
            try:
                for piece in pieces:
                    if at + len(piece) > known.size:
                        detail = f"it is longer than the {known.size:,} bytes announced"
                        raise UploadDiffers(visible(known.name), detail=detail)
                    if part is not None:
                        part.write(piece)
                    at += len(piece)
            finally:
                if part is not None:
                    part.flush()
                    os.fdatasync(part.fileno())
        return at

    def finish(self, upload: str) -> Upload:
        """Compare a file with what was said of it, put it in its place, and return it with its digest; done again, it tells the same.

        Raises:
            NotFound: nothing arrives under that id.
            UploadGap: bytes are missing.
            UploadDiffers: the digest is another; what came is taken away.
            AlreadyRunning: another connection adds to it, or finishes it.
            AlreadyDone: a file or folder is in the way.
            DiskFull, Unreadable: the disk does not let us.
        """
        known = self.get(upload)
        with _faults(known.name), self._alone(known) as part:
            if part is None:
                return self.get(upload)
            if known.received != known.size:
                raise UploadGap(visible(known.name), offset=known.received, given=known.size)
            found = hashlib.file_digest(part, "sha256").hexdigest()
            if known.sha256 not in {None, found}:
                self.discard(upload)
                detail = f"its SHA-256 is {found}, announced {known.sha256}"
                raise UploadDiffers(visible(known.name), detail=detail)
            self._place(known)
            done = replace(known, sha256=found, finished=True)
            self._keep(done)
            self._part(upload).unlink()
        return done

    def get(self, upload: str) -> Upload:
        """Return one upload.

        Raises:
            NotFound: nothing arrives under that id.
        """
        found = self._find(upload)
        if found is None:
            raise NotFound("inbox", kind="upload", name=visible(upload))
        return found

    def listed(self) -> list[Upload]:
        """Return every upload by name, those that are finished too."""
        found = (each if each.finished else self._find(each.id) for each in _kept(self._parts))
        known = (
            replace(each, received=each.size) if each.finished else each for each in found if each
        )
        return sorted(known, key=lambda each: each.name)

    def discard(self, upload: str) -> None:
        """Take away what came of a file, also a finished one."""
        known = self.get(upload)
        with _faults(known.name):
            if known.finished:
                (self.folder / known.name).unlink(missing_ok=True)
            self._part(upload).unlink(missing_ok=True)
            self._said(upload).unlink(missing_ok=True)
            _read_once.cache_clear()

    def clear(self) -> None:
        """Take the whole folder away, and what was noted of it."""
        for folder in (self.folder, self._parts):
            shutil.rmtree(folder, ignore_errors=True)

    def _check_room(self, new: Upload) -> None:
        """Refuse what quota or disk have no room for; what was announced counts, also what has not come yet."""
        folders = (self._root / _ARRIVING).glob("*/*")
        every = [each for folder in folders for each in _kept(folder)]
        held = sum(each.size for each in every) + new.size
        if held > self._quota:
            raise InboxFull(visible(new.name), quota=f"{self._quota:,}", size=f"{held:,}")
        self._root.mkdir(parents=True, exist_ok=True)
        to_come = sum(each.size for each in every if not each.finished) + new.size
        if shutil.disk_usage(self._root).free < to_come + _SPARE:
            raise DiskFull(visible(new.name), what_for="what is brought in")

    def _place(self, known: Upload) -> None:
        """Put a whole file in its place, below folders that are no links; what is there stays."""
        *folders, last = known.name.split("/")
        self.folder.mkdir(parents=True, exist_ok=True)
        at = os.open(self.folder, _DIRECTORY)
        try:
            for folder in folders:
                with suppress(FileExistsError):
                    os.mkdir(folder, dir_fd=at)
                inner = os.open(folder, _DIRECTORY, dir_fd=at)
                os.close(at)
                at = inner
            part = self._part(known.id)
            try:
                os.link(part, last, dst_dir_fd=at, follow_symlinks=False)
            except FileExistsError:
                there = os.stat(last, dir_fd=at, follow_symlinks=False)
                if there.st_ino != part.stat().st_ino:  # it was not we, before a crash
                    raise
            os.fsync(at)
        except (FileExistsError, NotADirectoryError) as error:
            raise AlreadyDone(visible(known.name), kind="file", name=visible(known.name)) from error
        finally:
            os.close(at)

    def _keep(self, upload: Upload) -> None:
        said = self._said(upload.id)
        fresh = said.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(upload), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(said)

    def _find(self, upload: str) -> Upload | None:
        if re.fullmatch(r"[0-9a-f]{32}", upload) is None:
            return None
        known = _read(self._said(upload))
        if known is not None and not known.finished:
            with suppress(FileNotFoundError):
                return replace(known, received=self._part(upload).stat().st_size)
            known = _read(self._said(upload))  # finished, or taken away, since a moment
        return known and replace(known, received=known.size)

    @contextmanager
    def _alone(self, known: Upload) -> Iterator[BufferedRandom | None]:
        """Yield what came of a file so far, for this connection alone; None where it is finished, which another may have done since it was looked at."""
        try:
            part = self._part(known.id).open("r+b")
        except FileNotFoundError:
            self.get(known.id)
            yield None
            return
        with part:
            try:
                fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise AlreadyRunning(visible(known.name)) from error
            yield None if self.get(known.id).finished else part

    def _part(self, upload: str) -> Path:
        return self._parts / f"{upload}.part"

    def _said(self, upload: str) -> Path:
        return self._parts / f"{upload}.json"


def check_name(name: str) -> None:
    r"""Refuse a name that is not that of a file below a folder: `/` divides folders, every other sign is kept as it came.

    Raises:
        BadValue: it is empty, absolute, leads upwards, holds NUL or half a sign, is too long, or names a device of Windows, where no copy of it could be opened.

    >>> check_name("calls/\u202efdp.exe")
    """
    words = name.split("/")
    try:
        raw = name.encode()
    except UnicodeEncodeError:
        raw = b"\0"
    faults = {
        "it holds no name, or . or ..": any(word in {"", ".", ".."} for word in words),
        "it holds a sign that no name can": b"\0" in raw,
        "it is too long": len(raw) > _LONGEST_NAME
        or len(words) > _DEEPEST
        or any(len(word.encode("utf-8", "replace")) > _LONGEST_WORD for word in words),
        "Windows takes it for a device; pack it into an archive": any(map(_DEVICE.match, words)),
    }
    for detail, wrong in faults.items():
        if wrong:
            raise BadValue("inbox", value=repr(visible(name)[:120]), type="name of a file", detail=detail)  # fmt: skip


def _kept(folder: Path) -> Iterator[Upload]:
    """Yield the uploads of a folder as they were last written; a file that was not written again is not read again: a delivery of thousands asks for each with each.

    One that is written anew is another file on the disk, by its number; one that is discarded is forgotten.
    """
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.name.endswith(".json") and (known := _read_once(entry.path, entry.inode())):
                yield known


@lru_cache(1 << 17)
def _read_once(path: str, number: int) -> Upload | None:
    del number  # what tells one writing of the file from the next
    return _read(Path(path))


def _read(path: Path) -> Upload | None:
    try:
        return Upload(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


@contextmanager
def _faults(name: str) -> Iterator[None]:
    try:
        yield
    except ConnectionError:  # of whoever sends, not of the disk
        raise
    except OSError as error:
        raise named(error, visible(name), "what is brought in") from error
