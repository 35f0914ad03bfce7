# SPDX-License-Identifier: Apache-2.0
"""Look at every byte of a file once: is it text, and what must a reader beware of in it?

Memory stays at one mebibyte whatever the size. For files that are mostly ASCII this costs about as much as
copying them.
"""

import codecs
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import UnreadableText

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


def survey(path: Path, encoding: str, where: str) -> Survey:
    """Count what `Survey` names and check that every byte decodes. `where` is the name of the file for a person.

    Raises:
        UnreadableText: naming the offset of the first byte that is no text in `encoding`.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    ascii_is_plain = encoding in {"utf-8", "utf-8-sig"}
    size = feeds = returns = pairs = quotes = 0
    nul = separator = False
    last = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if not (ascii_is_plain and size and chunk.isascii() and not decoder.getstate()[0]):
                _decode(decoder, chunk, size, where, encoding)
            feeds += chunk.count(b"\n")
            if b"\r" in chunk or last == b"\r":
                returns += chunk.count(b"\r")
                pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
            quotes += chunk.count(b'"')
            nul = nul or b"\0" in chunk
            separator = separator or b"\x1f" in chunk
            size, last = size + len(chunk), chunk[-1:]
    _decode(decoder, b"", size, where, encoding)
    return Survey(size, feeds, returns, pairs, quotes, last not in {b"", b"\n"}, nul, separator)


def _decode(
    decoder: codecs.IncrementalDecoder, chunk: bytes, before: int, where: str, encoding: str
) -> None:
    held = len(decoder.getstate()[0])
    try:
        decoder.decode(chunk, final=not chunk)
    except UnicodeError as error:
        inside = error.start if isinstance(error, UnicodeDecodeError) else 0
        offset = before - held + inside
        raise UnreadableText(where, encoding=encoding, offset=offset) from error
