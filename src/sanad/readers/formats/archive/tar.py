# SPDX-License-Identifier: Apache-2.0
"""Unpack a TAR archive (POSIX.1-1988 to 2001, GNU), packed or not, or a single packed file, in one pass."""

import tarfile
from datetime import UTC, datetime
from pathlib import Path

from sanad.errors import MalformedFile, TooMuchInside
from sanad.readers.children import MOST_FILES
from sanad.readers.formats.archive.box import Box
from sanad.readers.unpacked import Damaged, Unpacked
from sanad.values.canonical import Json

_BLOCK = tarfile.BLOCKSIZE
_LARGEST_HEADER = 4 << 20
_CHUNK = 1 << 16
_ENDINGS = (".gz", ".bz2", ".xz")


def unpack(sealed: Path, box: Box, where: str, encoding: str | None) -> None:
    """Put every member into `box`, or the one file that is packed alone.

    Raises:
        MalformedFile: it is no archive, or nothing of it can be read.
        TooMuchInside: more is inside than an honest file holds.
    """
    with Unpacked(sealed, where) as stream:
        box.facts["archive"] = stream.packing or "tar"
        if not _is_tar(sealed, where):
            _single(stream, box, where)
            return
        box.facts["archive"] = f"tar, {stream.packing}" if stream.packing else "tar"
        view = _Headers(stream, where)
        archive = _Tar(
            fileobj=view,  # type: ignore[arg-type]  # what reading needs of a file
            encoding=encoding or "utf-8", errors="surrogateescape",
        )  # fmt: skip
        try:
            _members(archive, view, box, where)
        except Damaged as error:
            _stop(box, where, error)


def _is_tar(sealed: Path, where: str) -> bool:
    """Tell whether the first header has the checksum that it says (POSIX.1-2001, ustar interchange format)."""
    with Unpacked(sealed, where) as stream:
        try:
            tarfile.TarInfo.frombuf(stream.read(_BLOCK), "utf-8", "surrogateescape")
        except (tarfile.HeaderError, Damaged):
            return False
    return True


def _members(archive: tarfile.TarFile, view: "_Headers", box: Box, where: str) -> None:
    """Read member after member up to the empty block at the end."""
    for count in range(MOST_FILES + 1):
        if count == MOST_FILES:
            raise TooMuchInside(where, what_is=f"more than {MOST_FILES} members")
        try:
            view.seek(archive.offset)
            view.room = _LARGEST_HEADER
            one = tarfile.TarInfo.fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # left out of the stubs
            _after_the_end(view, box)
            return
        except tarfile.EmptyHeaderError:  # type: ignore[attr-defined]  # as above
            box.notes.append("the archive ends without its end mark; members may be missing")
            return
        except (tarfile.HeaderError, ValueError, IndexError) as error:
            _stop(box, where, error)
            return
        if not one.isdir():
            box.met()
            _member(archive, view, one, box)


def _member(archive: tarfile.TarFile, view: "_Headers", one: tarfile.TarInfo, box: Box) -> None:
    code = _special(one)
    if code is not None:
        box.reject(code, one.name, one.linkname or None)
        return
    data = tarfile.ExFileObject(archive, one)
    view.room = None
    try:
        with box.inside.begin(box.name(one.name), "member", facts=_facts(one)) as file:
            while chunk := data.read(_CHUNK):
                file.write(chunk)
    except (Damaged, tarfile.ReadError) as error:
        box.reject("damaged", one.name, error)
        raise Damaged(str(error)) from error


def _special(one: tarfile.TarInfo) -> str | None:
    if one.issym() or one.islnk():
        return "link"
    if one.issparse():
        return "sparse"
    return None if one.isreg() else "device"


def _facts(one: tarfile.TarInfo) -> Json:
    try:
        moment = datetime.fromtimestamp(int(one.mtime), UTC)
    except (ValueError, OverflowError, OSError):
        return {}
    return {"modified": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _stop(box: Box, where: str, error: Exception) -> None:
    """Note that nothing more can be read; when nothing was read at all the file is not what it looks like."""
    if box.inside.count == 0 and not box.rejects:
        raise MalformedFile(where, format="TAR archive", detail=error) from error
    box.met()
    box.reject("damaged_rest", f"after {box.inside.count} members", error)


def _after_the_end(view: "_Headers", box: Box) -> None:
    """Look whether something hides behind the end mark."""
    view.room = None
    while chunk := view.read(_CHUNK):
        if chunk.strip(b"\0"):
            box.notes.append(
                f"bytes that belong to no member follow the end of the archive, near {view.tell()}"
            )
            return


def _single(stream: Unpacked, box: Box, where: str) -> None:
    """Unpack a file that is packed alone."""
    if stream.packing is None:
        raise MalformedFile(
            where, format="archive", detail="no sound header of a member at its beginning"
        )
    box.met()
    last = where.rsplit("/", 1)[-1]
    name = last[: last.rindex(".")] if last.lower().endswith(_ENDINGS) else last
    try:
        with box.inside.begin(box.name(name or last), "member") as file:
            while chunk := stream.read(_CHUNK):
                file.write(chunk)
    except Damaged as error:
        raise MalformedFile(where, format=f"{stream.packing} file", detail=error) from error


class _Tar(tarfile.TarFile):
    """An archive that does not look at its first member before it is asked.

    `_members` asks header by header, because `TarFile.next` takes a damaged header for the end.
    """

    def next(self) -> None:
        """Give nothing."""


class _Headers:
    """The stream as `tarfile` sees it: headers, which it reads whole, have an end, whatever size they say."""

    def __init__(self, stream: Unpacked, where: str) -> None:
        self._stream = stream
        self._where = where
        self.room: int | None = _LARGEST_HEADER

    def read(self, size: int) -> bytes:
        if self.room is not None:
            self.room -= size
            if self.room < 0:
                raise TooMuchInside(self._where, what_is="a header without end")
        return self._stream.read(size)

    def seek(self, position: int) -> int:
        return self._stream.seek(position)

    def tell(self) -> int:
        return self._stream.tell()
