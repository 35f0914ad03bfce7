# SPDX-License-Identifier: Apache-2.0
"""Find which template's header stands in a file, and where.

Operators put a varying number of lines (ticket, period, subscriber) before the header. Records are counted as
any CSV reader counts them that skips no line (docs/formats/citation.md).
"""

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sanad.readers.decoded import codec_named
from sanad.readers.formats.calls.template import Template

QUOTE = '"'
HEAD = 1 << 18
"""Bytes looked at for the header: room for 200 preamble lines of a kilobyte."""


@dataclass(frozen=True)
class Header:
    """`record` counts records up to and including the header, `lines` the same in lines of text."""

    template: Template
    encoding: str
    record: int
    lines: int
    preamble: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Tell whether every record so far is one line, so that lines may be skipped for records."""
        return self.record == self.lines


def encoding_of(raw: bytes, hint: str | None) -> str:
    """Return the Python codec of a file that starts with `raw`: by its mark, else the hint, else UTF-8.

    Raises:
        BadValue: no codec has the hinted name.
    """
    if hint is not None:
        name = codec_named(hint, "delivery sheet")
        return "utf-8-sig" if name == "utf-8" and raw.startswith(codecs.BOM_UTF8) else name
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    return "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"


def find(sealed: Path, templates: Sequence[Template], hint: str | None) -> Header | None:
    """Return the first template, in the order given, whose header stands in the file."""
    with sealed.open("rb") as file:
        raw = file.read(HEAD)
    encoding = encoding_of(raw, hint)
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(raw)
    return next((h for t in templates if (h := _within(text, t, encoding)) is not None), None)


def _within(text: str, template: Template, encoding: str) -> Header | None:
    preamble: list[str] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=template.delimiter)
    try:
        for record, cells in enumerate(reader, start=1):
            if tuple(cell.strip() for cell in cells) == template.header:
                return Header(template, encoding, record, reader.line_num, tuple(preamble))
            if record > template.preamble_max:
                return None
            preamble.append(template.delimiter.join(cells).strip())
    except csv.Error:
        return None
    return None
