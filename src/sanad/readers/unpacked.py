# SPDX-License-Identifier: Apache-2.0
"""A file packed with gzip, bzip2 or xz as one stream of bytes, under limits; a plain file likewise.

Guarantees: it reads forward only, holds less than two mebibytes at a time whatever the file says, counts every byte
that comes out, and tells damage (`Damaged`) from the end of the file. Several packed members that follow each other
(RFC 1952 section 2.2) are one stream; `member` tells where the present one begins.
Does not guarantee: the content; whoever reads it looks for himself.
"""

import bz2
import lzma
import zlib
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

from sanad.errors import MalformedFile, TooMuchInside
from sanad.readers.children import most_inside

_IN = 1 << 16
_OUT = 1 << 20
_XZ_MEMORY = 256 << 20
"""The largest dictionary that `xz -9` uses is 64 MiB; a header can ask for 4 GiB."""
MARKS = {"gzip": b"\x1f\x8b\x08", "bzip2": b"BZh", "xz": b"\xfd7zXZ\x00"}
LONGEST_LINE = 1 << 16


class Damaged(Exception):
    """The stream cannot go on: broken, or at an end in the middle."""


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def packing(head: bytes) -> str | None:
    """Return `gzip`, `bzip2` or `xz` when bytes begin like one, else None."""
    return next((name for name, mark in MARKS.items() if head.startswith(mark)), None)


class Unpacked:
    """The bytes inside, with `read`, `readline`, `tell` and a `seek` that goes forward. Use it as a context.

    Raises, from every method that reads:
        TooMuchInside: more comes out than an honest file of this size holds.
        Damaged: what is packed breaks off or breaks its format.
    """

    def __init__(self, path: Path, where: str) -> None:
        """Open `path`, which officers know as `where`."""
        self._file: IO[bytes] = path.open("rb")
        self.packing = packing(self._file.read(8))
        self._file.seek(0)
        self._most = most_inside(path.stat().st_size) if self.packing else None
        self._where = where
        self._unpacker: _Unpacker | None = None
        self._waiting = b""
        self._ready = memoryview(b"")
        self._at = 0
        self.member = 0
        """Where in the file as it lies the packed member of the present byte begins."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._file.close()

    def tell(self) -> int:
        """Return how many bytes were read or passed over so far."""
        return self._at

    def read(self, size: int) -> bytes:
        """Return `size` bytes, fewer only at the end or before damage, which the next call tells."""
        pieces: list[bytes] = []
        while size > 0 and (len(self._ready) or self._fill_after(pieces)):
            piece = bytes(self._ready[:size])
            self._take(len(piece))
            size -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def readline(self, size: int = LONGEST_LINE) -> bytes:
        """Return a line with its end, or its first `size` bytes, at most 64 KiB."""
        pieces: list[bytes] = []
        room = min(size, LONGEST_LINE)
        while room > 0 and (len(self._ready) or self._fill_after(pieces)):
            window = bytes(self._ready[:room])
            end = window.find(b"\n") + 1
            piece = window[: end or len(window)]
            self._take(len(piece))
            room -= len(piece)
            pieces.append(piece)
            if end:
                break
        return b"".join(pieces)

    def seek(self, position: int) -> int:
        """Pass over bytes up to `position`, which is never before the present one."""
        if position < self._at:
            raise Damaged("it points back to what was read before")
        while self._at < position and (len(self._ready) or self._fill()):
            self._take(min(position - self._at, len(self._ready)))
        return self._at

    def recover(self, start: bytes) -> bool:
        """Go on after damage at the next gzip member whose content begins with `start`; False when there is none.

        Members of a web archive stand alone (WARC 1.1, annex D), so one that is broken costs no other.
        """
        mark = MARKS["gzip"]
        at, before = self.member + 1, b""
        self._file.seek(at)
        while piece := self._file.read(_IN):
            window = before + piece
            found = window.find(mark)
            while found >= 0:
                if self._begins(at - len(before) + found, start):
                    return True
                found = window.find(mark, found + 1)
            at, before = at + len(piece), window[-len(mark) + 1 :]
            self._file.seek(at)
        self._unpacker, self._waiting = None, b""
        return False

    def _begins(self, at: int, start: bytes) -> bool:
        """Go to the member at `at` if it begins with `start`."""
        self._file.seek(at)
        head = self._file.read(_IN)
        try:
            if zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, len(start)) != start:
                return False
        except zlib.error:
            return False
        self._file.seek(at)
        self._ready, self._waiting, self._unpacker = memoryview(b""), b"", None
        return True

    def _take(self, size: int) -> None:
        self._ready = self._ready[size:]
        self._at += size

    def _fill_after(self, pieces: list[bytes]) -> bool:
        """Fill; damage waits until what was read before it is handed over."""
        try:
            return self._fill()
        except Damaged:
            if pieces:
                return False
            raise

    def _fill(self) -> bool:
        """Make at least one byte ready; False at the end."""
        if self.packing is None:
            self._ready = memoryview(self._file.read(_IN))
            return len(self._ready) > 0
        try:
            self._ready = memoryview(self._unpack())
        except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError) as error:
            raise Damaged(f"what is packed with {self.packing} is broken: {error}") from error
        if self._most is not None and self._at + len(self._ready) > self._most:
            raise TooMuchInside(self._where, what_is=f"more than {self._most:,} bytes")
        return len(self._ready) > 0

    def _unpack(self) -> bytes:
        """Return some bytes of the present member or of the next; none at the end of the file."""
        while True:
            if self._unpacker is None and not self._next_member():
                return b""
            one = self._unpacker
            if one is None:  # pragma: no cover - for the type checker
                return b""
            if not self._waiting and _hungry(one):
                self._waiting = self._file.read(_IN)
                if not self._waiting:
                    raise Damaged(f"what is packed with {self.packing} breaks off")
            out = one.decompress(self._waiting, _OUT)
            self._waiting = getattr(one, "unconsumed_tail", b"")
            if one.eof:
                self._waiting, self._unpacker = one.unused_data, None
            if out:
                return out

    def _next_member(self) -> bool:
        """Begin the next packed member; zero bytes after a member are padding (gzip(1))."""
        while True:
            self._waiting = (self._waiting or self._file.read(_IN)).lstrip(b"\0")
            if self._waiting or self._file.tell() == _size(self._file):
                break
        if not self._waiting:
            return False
        self.member = self._file.tell() - len(self._waiting)
        self._unpacker = _unpacker(self.packing or "", self._where)
        return True


def _hungry(one: _Unpacker) -> bool:
    """Tell whether an unpacker needs bytes from outside before it can go on."""
    return bool(getattr(one, "needs_input", True))


def _size(file: IO[bytes]) -> int:
    at = file.tell()
    size = file.seek(0, 2)
    file.seek(at)
    return size


def _unpacker(kind: str, where: str) -> _Unpacker:
    if kind == "gzip":
        return zlib.decompressobj(16 + zlib.MAX_WBITS)
    if kind == "bzip2":
        return bz2.BZ2Decompressor()
    if kind == "xz":
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
    raise MalformedFile(where, format="packed file", detail="it is not gzip, bzip2 or xz")
