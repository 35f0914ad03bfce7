# SPDX-License-Identifier: Apache-2.0
"""Bytes as text, strictly: by the mark at the beginning, else by the hint, else UTF-8; never by guessing."""

import codecs
from pathlib import Path

from sanad.errors import BadValue, UnreadableText
from sanad.readers.rows import Hints

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def codec_named(name: str, where: str) -> str:
    """Return Python's name of a text encoding, or raise `BadValue`."""
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise BadValue(where, value=repr(name), type="encoding", detail=error) from error


def decode(sealed: Path, hints: Hints) -> str:
    """Return the whole file as text; line ends stay as they are.

    Raises:
        UnreadableText: naming the offset of the first byte that is no text.
        BadValue: no codec has the hinted name.
    """
    return decode_bytes(sealed.read_bytes(), hints.encoding, hints.name)


def decode_bytes(raw: bytes, encoding: str | None, where: str) -> str:
    """Return bytes as text; raises as `decode` does."""
    hinted = codec_named(encoding or "utf-8", where)
    codec = next((name for mark, name in MARKS if raw.startswith(mark)), hinted)
    try:
        return str(raw, codec, "strict")
    except UnicodeDecodeError as error:
        raise UnreadableText(where, encoding=codec, offset=error.start) from error
    except UnicodeError as error:
        raise UnreadableText(where, encoding=codec, offset=0) from error
