# SPDX-License-Identifier: Apache-2.0
"""Look at every byte of a file once: is it text, and what must a reader beware of in it?

Memory stays at one mebibyte whatever the size. For files that are mostly ASCII this costs about as much as
copying them.
"""

import codecs
from dataclasses import dataclass
from pathlib import Path

from sanad.readers.decoded import unreadable_in

CHUNK = 1 << 20


@dataclass(frozen=True)
class Survey:
    """Counts over the raw bytes. `last_line_open` means that the file does not end with a line feed."""

    size: int
    feeds: int
    returns: int
    pairs: int
    quotes: int
    last_line_open: bool
    has_nul: bool
    has_separator: bool

    @property
    def lines(self) -> int:
        """Lines of text, when line feeds end them."""
        return self.feeds + self.last_line_open

    @property
    def newline(self) -> str | None:
        """The one line end used throughout, or None when there are several kinds."""
        if self.returns == 0:
            return "\n"
        return "\r\n" if self.returns == self.pairs == self.feeds else None


def survey(path: Path, encoding: str, where: str, *, is_open: bool = False) -> Survey:
    """Count what `Survey` names and check that every byte decodes.

    Args:
        path: The file.
        encoding: A codec of Python.
        where: The name of the file for a person.
        is_open: Nobody named the encoding and no mark tells it, so a refusal says which ones would fit.

    Raises:
        EncodingInDoubt: bytes that are no UTF-8, in an encoding that is open and that others would fit.
        UnreadableText: naming the offset of the first byte that is no text in `encoding`.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    ascii_is_plain = encoding in {"utf-8", "utf-8-sig"}
    size = feeds = returns = pairs = quotes = 0
    nul = separator = False
    last = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            is_plain = ascii_is_plain and size and chunk.isascii() and not decoder.getstate()[0]
            if not is_plain and (offset := _first_bad(decoder, chunk, size)) is not None:
                raise unreadable_in(path, encoding, offset, where, is_open=is_open)
            feeds += chunk.count(b"\n")
            if b"\r" in chunk or last == b"\r":
                returns += chunk.count(b"\r")
                pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
            quotes += chunk.count(b'"')
            nul = nul or b"\0" in chunk
            separator = separator or b"\x1f" in chunk
            size, last = size + len(chunk), chunk[-1:]
    if (offset := _first_bad(decoder, b"", size)) is not None:
        raise unreadable_in(path, encoding, offset, where, is_open=is_open)
    return Survey(size, feeds, returns, pairs, quotes, last not in {b"", b"\n"}, nul, separator)


def _first_bad(decoder: codecs.IncrementalDecoder, chunk: bytes, before: int) -> int | None:
    """Decode a chunk that stands `before` bytes into the file, and return where it is no text; None when it is."""
    held = len(decoder.getstate()[0])
    try:
        decoder.decode(chunk, final=not chunk)
    except UnicodeError as error:
        inside = error.start if isinstance(error, UnicodeDecodeError) else 0
        return before - held + inside
    return None
