# SPDX-License-Identifier: Apache-2.0
"""Look into a Word file before anything opens it: sizes as really unpacked, names, and document types.

Sizes that an archive declares are not believed; bytes are counted as they come out.
"""

import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from sanad.errors import HostileFile, MalformedFile

MOST_MEMBERS = 2_000
LARGEST_MEMBER = 100_000_000
LARGEST_ALL = 300_000_000
STEEPEST = 200
"""Unpacked bytes to one packed byte, looked at from a megabyte on; text packs about 10 to 1."""

_CHUNK = 1 << 16
_UNCHECKED = 1_000_000
_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check(sealed: Path, where: str) -> None:
    """Raise unless the archive can be opened without harm.

    Raises:
        HostileFile: it unpacks to far more than it holds, leads out of its folder, or declares entities.
        MalformedFile: it is no archive, or one that is damaged or encrypted.
    """
    try:
        with zipfile.ZipFile(sealed) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise _hostile(where, f"an archive of {len(members)} members")
            total = 0
            for member in members:
                total += _unpacked(archive, member, LARGEST_ALL - total, where)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    ) as error:  # fmt: skip
        raise MalformedFile(where, format="Word document", detail=error) from error


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int, where: str) -> int:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise _hostile(where, "a member whose name leads out of its folder")
    size, tail = 0, b""
    is_markup = path.suffix.lower() in {".xml", ".rels"}
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            steep = size > _UNCHECKED and size > STEEPEST * max(1, member.compress_size)
            if size > min(LARGEST_MEMBER, room) or steep:
                raise _hostile(where, "an archive that unpacks without end")
            if is_markup and _TYPE.search((tail + chunk).replace(b"\0", b"")):
                raise _hostile(where, "a document type or entity")
            tail = chunk[-32:]
    return size


def _hostile(where: str, trick: str) -> HostileFile:
    return HostileFile(where, trick=trick, format="Word document")
