# SPDX-License-Identifier: Apache-2.0
"""Read plain text as one part: the characters exactly as decoded, line ends included.

The layer is written while the file is read, so that memory does not grow with the file or with its longest line.
"""

import re
from pathlib import Path

from sanad.errors import BadValue, TooLarge
from sanad.readers.decoded import codec_named, marked, stretches
from sanad.readers.document import MOST_LAYER
from sanad.readers.formats.text import NAME, VERSION
from sanad.readers.layer import head_of
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json, canonical

_ADMITTED = re.compile(
    r"ascii|utf-8(-sig)?|utf-(16|32)(-[lb]e)?|iso8859-\d{1,2}|cp\d{2,5}|mac-[a-z-]+"
)
"""Encodings in which a stranger can decode the file (docs/formats/citation.md)."""


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the file's text into `layer.json`.

    Raises:
        EncodingInDoubt, UnreadableText, BadValue: as `sanad.readers.decoded.decode` does.
        TooLarge: the layer would pass `MOST_LAYER`.
    """
    if sealed.stat().st_size > 4 * MOST_LAYER:  # no codec packs a character into less
        raise _too_large(hints)
    head = {**head_of(sealed, hints.exhibit, NAME, VERSION), **_encoding(sealed, hints)}
    before, after = _frame(head)
    path = into / "layer.json"
    try:
        with path.open("wb") as layer:
            layer.write(before)
            for text in stretches(sealed, hints.encoding, hints.name):
                layer.write(canonical(text)[1:-1])
                if layer.tell() > MOST_LAYER:
                    raise _too_large(hints)
            layer.write(after)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Receipt(NAME, VERSION, "text", read=1, stored=1, rejected=0)


def _encoding(sealed: Path, hints: Hints) -> dict[str, Json]:
    """Return the field that tells a stranger how to decode the file; UTF-8 is not named."""
    with sealed.open("rb") as file:
        codec = marked(file.read(4)) or codec_named(hints.encoding or "utf-8", hints.name)
    if _ADMITTED.fullmatch(codec) is None:
        detail = "docs/formats/citation.md names the encodings in which a text can be checked"
        raise BadValue(hints.name, value=codec, type="encoding", detail=detail)
    return {} if codec in {"utf-8", "utf-8-sig"} else {"encoding": codec}


def _frame(head: dict[str, Json]) -> tuple[bytes, bytes]:
    """Return the canonical layer before and after its text: fields stand in the order of their names (RFC 8785)."""
    parts: Json = [{"label": "text", "text": ""}]
    whole = canonical({"v": "sanad/layer/1", "kind": "text", **head, "parts": parts})
    at = whole.index(b'"text":""}]') + len(b'"text":"')
    return whole[:at], whole[at:]


def _too_large(hints: Hints) -> TooLarge:
    return TooLarge(hints.name, format="plain text", most=f"{MOST_LAYER >> 20} MiB")
