# SPDX-License-Identifier: Apache-2.0
r"""RTF as tokens (Rich Text Format 1.9.1, "RTF Syntax"): groups, control words, bytes of text, binary data.

One pass, linear in the length of the file whatever it holds. White space and line ends between tokens are gone; the
blank that ends a control word belongs to it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """`kind` is open, close, word, symbol, byte, text or binary; `number` is the parameter of a word."""

    kind: str
    value: bytes
    number: int | None = None


def tokens(raw: bytes) -> Iterator[Token]:
    """Yield the tokens of an RTF in order."""
    at = 0
    while at < len(raw) and (found := _TOKEN.match(raw, at)):
        at = found.end()
        word, number, hexed, symbol, brace, text = found.groups()
        if word == b"bin" and number is not None:
            end = at + max(0, int(number))
            yield Token("binary", raw[at:end])
            at = end
        elif word:
            yield Token("word", word, None if number is None else int(number))
        elif hexed:
            yield Token("byte", bytes.fromhex(hexed.decode("ascii")))
        elif symbol:
            yield Token("symbol", symbol)
        elif brace:
            yield Token("open" if brace == b"{" else "close", brace)
        elif text:
            yield Token("text", text)
