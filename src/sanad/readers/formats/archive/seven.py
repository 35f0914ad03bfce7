# SPDX-License-Identifier: Apache-2.0
"""Unpack a 7z archive with py7zr, which pushes the bytes of each member; each is counted and its checksum compared here.

The public `extractall` refuses a whole archive for one bad name and ends at the first bad checksum, so members are handed
to py7zr's worker one by one. `docs/formats/readers/archive.md` names what is not supported.
"""

import lzma
import struct
import zlib
from pathlib import Path
from typing import Any

import py7zr
from py7zr.io import MemIO, Py7zIO, WriterFactory

from sanad.errors import LockedFile, MalformedFile, TooMuchInside
from sanad.readers.children import MOST_FILES, Growing, most_inside, sound
from sanad.readers.formats.archive.box import Box
from sanad.values.canonical import Json

_FAULTS = (
    py7zr.exceptions.ArchiveError, lzma.LZMAError, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError,
    TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What py7zr is known to raise on damaged archives."""
_MEMORY = 256 << 20
_LZMA, _LZMA2, _PPMD = b"\x03\x01\x01", b"\x21", b"\x03\x04\x01"


def unpack(sealed: Path, box: Box, where: str, password: str | None = None) -> None:
    """Put every member into `box`.

    Raises:
        LockedFile: it asks for a password.
        MalformedFile: its directory cannot be read.
        TooMuchInside: more is inside than an honest file holds, or it asks for more memory than one may have.
    """
    with sealed.open("rb") as file:  # a file, not a name: py7zr would unpack in several threads
        try:
            most = most_inside(sealed.stat().st_size)
            archive = py7zr.SevenZipFile(file, password=password, max_extract_size=most)
            names = [str(one.filename) for one in archive.files if not one.is_directory]
        except py7zr.exceptions.PasswordRequired as error:
            raise LockedFile(where, format="7z archive, its directory too,") from error
        except (*_FAULTS, MemoryError) as error:
            if password is not None:  # its directory is read with it
                raise LockedFile(where, format="7z archive, its directory too,") from error
            raise MalformedFile(where, format="7z archive", detail=_said(error)) from error
        if password is None and archive.needs_password():
            listed = ", ".join(sound(name) for name in names[:20])
            raise LockedFile(where, format=f"7z archive of {len(names)} members ({listed})")
        if len(names) > MOST_FILES:
            raise TooMuchInside(where, what_is=f"more than {MOST_FILES} files")
        _check_memory(archive, where)
        box.facts["archive"] = "7z"
        _members(archive, file, box, where)


def _members(archive: Any, file: Any, box: Box, where: str) -> None:  # noqa: ANN401 - py7zr's own types
    factory = _Factory(box)
    for one in archive.files:
        if not one.is_directory:
            factory.waiting[one.id] = (one, one.crc32)
            archive.files.files_list[one.id].pop(
                "digest", None
            )  # compared by `_Writer`, so that the others are read
            keeps = None if one.is_symlink or one.is_socket else MemIO(str(one.id), factory)
            archive.worker.register_filelike(one.id, keeps)
    try:
        archive.worker.extract(file, None, parallel=False)
    except py7zr.exceptions.DecompressionBombError as error:
        raise TooMuchInside(where, what_is="more than any honest archive of its size") from error
    except py7zr.exceptions.UnsupportedCompressionMethodError as error:
        factory.end("unknown_method", error)
    except (*_FAULTS, MemoryError) as error:
        factory.end("damaged", error)
    else:
        factory.end("damaged", None)
    finally:
        if factory.open is not None:
            factory.open.drop()


class _Factory(WriterFactory):
    """Gives py7zr a writer for each member as it comes, and knows which did not come."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.waiting: dict[int, tuple[Any, int | None]] = {}
        self.open: _Writer | None = None

    def create(self, filename: str) -> "_Writer":
        """Return the writer of the member whose number py7zr was given for a name."""
        one, crc = self.waiting.pop(int(filename))
        self.box.met()
        self.open = _Writer(self, one, crc)
        return self.open

    def end(self, code: str, error: BaseException | None) -> None:
        """Drop the member that was not finished and account for those that did not come."""
        if self.open is not None:
            self.open.fail(code, error)
        for one, _ in self.waiting.values():
            self.box.met()
            special = "link" if one.is_symlink else "device" if one.is_socket else code
            self.box.reject(special, str(one.filename), None if special != code else error)


class _Writer(Py7zIO):
    """One member as py7zr writes it."""

    def __init__(self, factory: _Factory, one: Any, crc: int | None) -> None:  # noqa: ANN401 - as above
        self._factory = factory
        self._written = str(one.filename)
        self._declared = crc
        self._crc = 0
        name = factory.box.name(self._written)
        self._file: Growing = factory.box.inside.begin(name, "member", facts=_facts(one))

    def write(self, s: bytes | bytearray) -> int:
        """Append bytes; they are counted whatever the directory declares."""
        piece = bytes(s)
        self._crc = zlib.crc32(piece, self._crc)
        self._file.write(piece)
        return len(piece)

    def close(self) -> None:
        """Keep the member when its checksum is the one written."""
        if self._declared is not None and self._declared != self._crc and self._file.size:
            self.fail("damaged", None)
            return
        self._file.keep()
        self._factory.open = None

    def drop(self) -> None:
        """Leave nothing of the member."""
        self._file.drop()
        self._factory.open = None

    def fail(self, code: str, error: BaseException | None) -> None:
        """Drop the member and say why."""
        self.drop()
        self._factory.box.reject(code, self._written, None if error is None else _said(error))

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002 - py7zr's shape
        """Give nothing back: py7zr only writes."""
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - as above
        """Stay: py7zr rewinds what it has written."""
        return 0

    def flush(self) -> None:
        """Wait for the end."""

    def size(self) -> int:
        """Return how many bytes came."""
        return self._file.size


def _facts(one: Any) -> Json:  # noqa: ANN401 - as above
    if one.lastwritetime is None:
        return {}
    try:
        moment = one.lastwritetime.as_datetime()
    except (ValueError, OverflowError, OSError):
        return {}
    return {"modified": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _check_memory(archive: Any, where: str) -> None:  # noqa: ANN401 - as above
    """Refuse coders that ask for more memory than anybody packs with (7zFormat.txt; PPMd and LZMA properties)."""
    streams = getattr(archive.header, "main_streams", None)
    for folder in streams.unpackinfo.folders if streams else ():
        for coder in folder.coders:
            asked = _asked(coder.get("method", b""), coder.get("properties") or b"")
            if asked > _MEMORY:
                raise TooMuchInside(where, what_is=f"a dictionary of {asked} bytes")


def _asked(method: bytes, properties: bytes) -> int:
    if method in {_LZMA, _PPMD} and len(properties) >= 5:  # noqa: PLR2004 - one byte, then four of size
        return int(struct.unpack_from("<I", properties, 1)[0])
    if method == _LZMA2 and properties:
        bits = properties[0]
        return (2 | (bits & 1)) << (bits // 2 + 11)
    return 0


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__
