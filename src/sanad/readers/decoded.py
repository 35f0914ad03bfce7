# SPDX-License-Identifier: Apache-2.0
"""Bytes as text, strictly: by the mark at the beginning, else by the hint, else UTF-8; never by guessing.

Where none of the three fits, the refusal suggests: it names the two encodings that fit the bytes best and shows the first
words in each, for a person to choose. Nothing is read until somebody has.
"""

import codecs
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sanad.errors import BadValue, EncodingInDoubt, SanadError, UnreadableText
from sanad.readers.rows import Hints

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK = 1 << 20
_REWRITING = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
_CANDIDATES = [
    "cp1256", "utf_16_le", "utf_16_be", "cp1252", "cp1251", "iso8859_6", "cp720", "cp864", "mac_arabic",
]  # fmt: skip
"""What is suggested: encodings met in this region and its neighbours, all of which docs/formats/citation.md admits."""
_REGION = ("cp1256", "cp1252")
_SAMPLE = 1 << 16
_WORDS = 60  # characters shown of each reading


def codec_named(name: str, where: str) -> str:
    """Return Python's name of a text encoding, or raise `BadValue`: none that rewrites what it reads, as escapes do, is one."""
    try:
        "".encode(name)
        found = codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise BadValue(where, value=repr(name), type="encoding", detail=error) from error
    if found in _REWRITING:
        detail = "it writes other signs than it reads"
        raise BadValue(where, value=repr(name), type="encoding", detail=detail)
    return found


def marked(raw: bytes) -> str | None:
    """Return the codec that a byte order mark calls for, if there is one."""
    return next((name for mark, name in MARKS if raw.startswith(mark)), None)


def decode(sealed: Path, hints: Hints) -> str:
    """Return the whole file as text; line ends stay as they are.

    Raises:
        EncodingInDoubt: it is no UTF-8, nobody said what it is, and these encodings would fit.
        UnreadableText: naming the offset of the first byte that is no text.
        BadValue: no codec has the hinted name.
    """
    return decode_bytes(sealed.read_bytes(), hints.encoding, hints.name)


def decode_bytes(raw: bytes, encoding: str | None, where: str) -> str:
    """Return bytes as text; raises as `decode` does."""
    codec = marked(raw) or codec_named(encoding or "utf-8", where)
    try:
        return str(raw, codec, "strict")
    except UnicodeDecodeError as error:
        is_open = encoding is None and marked(raw) is None
        raise unreadable(raw, codec, error.start, where, is_open=is_open) from error
    except UnicodeError as error:
        raise UnreadableText(where, encoding=codec, offset=0) from error


def stretches(sealed: Path, encoding: str | None, where: str) -> Iterator[str]:
    """Yield the text of a file of any size, a mebibyte of bytes at a time; raises as `decode` does.

    A text in which no encoding was named and that holds U+0000 is in doubt too: it is UTF-16 without a mark, or no text.
    """
    with sealed.open("rb") as file:
        start = file.read(_SAMPLE)
        mark = marked(start)
        codec = mark or codec_named(encoding or "utf-8", where)
        is_open = encoding is None and mark is None
        file.seek(0)
        reader = codecs.getincrementaldecoder(codec)("strict")
        at, raw = 0, None
        while raw != b"":
            held, raw = len(reader.getstate()[0]), file.read(CHUNK)
            try:
                text = reader.decode(raw, final=not raw)
            except UnicodeDecodeError as error:
                offset = at - held + error.start
                sample = _around(file, offset)
                raise unreadable(sample, codec, offset, where, is_open=is_open) from error
            except UnicodeError as error:
                raise UnreadableText(where, encoding=codec, offset=at) from error
            if is_open and "\0" in text:
                raise unreadable(start, codec, at + raw.index(0), where, is_open=True)
            yield text
            at += len(raw)


def unreadable(sample: bytes, codec: str, offset: int, where: str, *, is_open: bool) -> SanadError:
    """Return the refusal of bytes that `codec` cannot read; with suggestions where nobody named an encoding."""
    readings = suggested(sample) if is_open else []
    if not readings:
        return UnreadableText(where, encoding=codec, offset=offset)
    shown = ", or ".join(f"{name}, reading “{words}”" for name, words in readings)
    return EncodingInDoubt(where, encoding=codec, offset=offset, readings=shown)


def unreadable_in(
    sealed: Path, codec: str, offset: int, where: str, *, is_open: bool
) -> SanadError:
    """Return what `unreadable` does of the bytes about an offset of a file."""
    with sealed.open("rb") as file:
        return unreadable(_around(file, offset), codec, offset, where, is_open=is_open)


def suggested(raw: bytes) -> list[tuple[str, str]]:
    """Return at most two encodings, the likelier first, each with the first words beyond ASCII as it would read them.

    The library takes a short Arabic text for a Cyrillic one at times, so the region's own code page stands beside its
    first choice. An encoding in which no word can be shown is left out, so nothing is returned for bytes that are no text.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only when a text is refused

    sample = raw[:_SAMPLE]
    matches = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False)
    found = [codecs.lookup(match.encoding).name for match in matches]
    names = list(dict.fromkeys([*found[:1], *_REGION, *found[1:]]))[:2] if found else []
    shown = ((name, _first_words(str(sample, name, "replace"))) for name in names)
    return [(name, words) for name, words in shown if words]


def _around(file: BinaryIO, offset: int) -> bytes:
    """Return the bytes about an offset: the sample in which the strange ones stand."""
    file.seek(max(0, offset // 2 * 2 - _SAMPLE // 2))  # even: UTF-16 is read from whole units
    return file.read(_SAMPLE)


def _first_words(text: str) -> str:
    """Return the words from the first that is not ASCII, on one line, without characters that steer a display."""
    plain = "".join(" " if unicodedata.category(sign) in {"Cc", "Cf"} else sign for sign in text)
    words = plain.split()
    start = next((n for n, word in enumerate(words) if not word.isascii()), 0)
    return " ".join(words[start:])[:_WORDS]
