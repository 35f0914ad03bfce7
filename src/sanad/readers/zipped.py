# SPDX-License-Identifier: Apache-2.0
"""ZIP archives (PKWARE APPNOTE 6.3.10, ZIP64 included), opened under limits and looked at before anything comes out.

Guarantees: a directory of members is never read when it would fill the memory; members that share bytes, with which a
small file swells beyond every ratio, are refused; a name is what the archive writes, decoded by what it declares.
Does not guarantee: that members are sound; sizes declared are not believed, checksums speak when a member is read.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sanad.errors import HostileFile, MalformedFile, TooMuchInside
from sanad.readers.children import MOST_FILES

_DIRECTORY = 32 << 20
"""The largest directory that is read; each member takes 46 bytes of it and its name."""
_LARGE_READ = 1 << 20
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 1 << 16
_UNICODE_PATH = 0x7075
_UTF8_FLAG, _LOCKED_FLAG = 0x800, 0x1
_UNIX = 3
OPENING = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, struct.error)
"""What the standard library raises on archives that cannot be opened."""
READING = (*OPENING, RuntimeError, zlib.error)
"""What it raises on members that cannot be read; `lzma.LZMAError` beside these."""


@dataclass(frozen=True)
class Member:
    """One member: its name as decoded, where the name was guessed by rule, and what may be known without reading it."""

    info: zipfile.ZipInfo
    name: str
    declared: bool
    """Whether the archive says how its name is encoded; else it is UTF-8 when it is valid UTF-8, or code page 437."""

    @property
    def is_folder(self) -> bool:
        """Tell whether it only names a folder."""
        return self.info.is_dir() and self.info.file_size == 0

    @property
    def is_locked(self) -> bool:
        """Tell whether a password is asked for (APPNOTE 4.4.4, bit 0)."""
        return bool(self.info.flag_bits & _LOCKED_FLAG)

    @property
    def special(self) -> str | None:
        """Return what it is when it is no plain file: `link` or `device`; None for a file."""
        kind = stat.S_IFMT(self.info.external_attr >> 16)
        if self.info.create_system != _UNIX or kind in {0, stat.S_IFREG, stat.S_IFDIR}:
            return None
        return "link" if kind == stat.S_IFLNK else "device"

    @property
    def modified(self) -> str:
        """Return the time of the last change as the archive writes it: by the maker's clock, zone unknown."""
        year, month, day, hour, minute, second = self.info.date_time
        return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"


def is_whole(path: Path) -> bool:
    """Tell whether a file ends as a ZIP archive does, whatever it begins with (APPNOTE 4.3.16)."""
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return False
    (comment,) = struct.unpack_from("<H", tail, at + 20)
    return at + _END_SIZE + int(comment) == len(tail)


@contextmanager
def opened(path: Path, where: str, what: str = "ZIP archive") -> Iterator[zipfile.ZipFile]:
    """Open an archive that officers know as `where`.

    Raises:
        MalformedFile: it has no directory of members, or a broken one.
        TooMuchInside: it names more members than anybody hands over in one file.
    """
    with path.open("rb") as raw:
        try:
            archive = zipfile.ZipFile(_Bounded(raw, where))
        except OPENING as error:
            raise MalformedFile(where, format=what, detail=error) from error
        with archive:
            yield archive


def members(archive: zipfile.ZipFile, where: str, encoding: str | None = None) -> list[Member]:
    """Return the members in the order of the directory; `encoding` is that of names that do not say.

    Raises:
        HostileFile: members share bytes.
    """
    infos = archive.infolist()
    end = -1
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end:
            raise HostileFile(where, trick="members that share their bytes", format="ZIP archive")
        end = info.header_offset + 30 + info.compress_size
    return [Member(info, *_name(info, encoding)) for info in infos]


def _name(info: zipfile.ZipInfo, encoding: str | None) -> tuple[str, bool]:
    """Return the name of a member and whether the archive, or the officer, says how it is encoded."""
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename, True
    raw = info.orig_filename.encode("cp437")
    if (told := _unicode_path(info.extra, raw)) is not None:
        return told, True
    if raw.isascii():
        return info.orig_filename, True
    for codec, declared in ((encoding, True), ("utf-8", False)):
        try:
            return raw.decode(codec or "ascii"), declared
        except (UnicodeError, LookupError):
            continue
    return info.orig_filename, False


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """Return the name of the Info-ZIP Unicode Path field (APPNOTE 4.6.9) when it belongs to the name written."""
    while len(extra) >= 4:  # noqa: PLR2004 - the head of a field: kind and size
        kind, size = struct.unpack_from("<HH", extra)
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and body[:1] == b"\x01" and body[1:5] == _crc(raw):
            try:
                return body[5:].decode("utf-8")
            except UnicodeError:
                return None
    return None


def _crc(raw: bytes) -> bytes:
    return struct.pack("<I", zlib.crc32(raw))


class _Bounded(io.RawIOBase):
    """The archive's bytes for `zipfile`, which reads the whole directory at once: refused when it would be too much."""

    def __init__(self, file: IO[bytes], where: str) -> None:
        super().__init__()
        self._file = file
        self._where = where

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int = -1) -> bytes:
        if size > _DIRECTORY:
            raise TooMuchInside(self._where, what_is=f"a directory of {size} bytes")
        raw = self._file.read(_DIRECTORY if size < 0 else size)
        if size > _LARGE_READ and (count := raw.count(_ENTRY)) > MOST_FILES:
            raise TooMuchInside(self._where, what_is=f"{count} files")
        return raw
