# SPDX-License-Identifier: Apache-2.0
"""Find which template's header stands in a file, and where.

Operators put a varying number of lines (ticket, period, subscriber) before the header. Records are counted as
any CSV reader counts them that skips no line (docs/formats/citation.md).
"""

import codecs
import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic

from sanad.readers.decoded import codec_named, marked
from sanad.readers.rows import Hints
from sanad.readers.tabular.layout import L, Layout, checked, documents

QUOTE = '"'
HEAD = 1 << 18
"""Bytes looked at for the header: room for 200 preamble lines of a kilobyte."""


@dataclass(frozen=True)
class Header(Generic[L]):
    """`record` counts records up to and including the header, `lines` the same in lines of text.

    `is_open` says that neither a person nor a mark in the file names the `encoding`.
    """

    template: L
    encoding: str
    record: int
    lines: int
    preamble: tuple[str, ...]
    is_open: bool

    @property
    def is_plain(self) -> bool:
        """Tell whether every record so far is one line, so that lines may be skipped for records."""
        return self.record == self.lines


def recognise(
    sealed: Path, hints: Hints, make: Callable[[dict[str, Any]], L], records: str | None = None
) -> Header[L] | None:
    """Return the header found by the hinted template, or by the first of the rulebook's that fits.

    Args:
        sealed: The file.
        hints: They name the templates, and perhaps one of them and the encoding.
        make: What checks a template and gives it its shape.
        records: Look only at templates for these records.

    Raises:
        BadSheet: a template that is looked at is not sound.
    """
    found = [
        checked(one, make)
        for one in documents(hints.templates)
        if records is None or one.records == records
    ]
    if hints.template is not None:  # a person named it, so nothing but its header must be there
        found = [replace(one, preamble_has="") for one in found if one.id == hints.template]
    return find(sealed, found, hints.encoding)


def first_line(sealed: Path) -> str:
    """Return how the file starts, for a person who has to name its layout."""
    with sealed.open("rb") as file:
        return repr(file.readline(80).decode("utf-8", "replace").strip())


def encoding_of(raw: bytes, hint: str | None) -> str:
    """Return the Python codec of a file that starts with `raw`: by its mark, else the hint, else UTF-8.

    Raises:
        BadValue: no codec has the hinted name.
    """
    named = codec_named(hint or "utf-8", "delivery sheet")
    return marked(raw) or named


def find(sealed: Path, templates: Sequence[L], hint: str | None) -> Header[L] | None:
    """Return the first template, in the order given, whose header stands in the file."""
    with sealed.open("rb") as file:
        raw = file.read(HEAD)
    encoding = encoding_of(raw, hint)
    is_open = hint is None and marked(raw) is None
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(raw)
    for template in templates:
        if (place := _where(text, template)) is not None:
            return Header(template, encoding, *place, is_open)
    return None


def _where(text: str, template: Layout) -> tuple[int, int, tuple[str, ...]] | None:
    """Return records and lines up to and including the header of a template, and what stands before it."""
    preamble: list[str] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=template.delimiter)
    try:
        for record, cells in enumerate(reader, start=1):
            if tuple(cell.strip() for cell in cells) == template.header:
                if template.preamble_has not in "\n".join(preamble):
                    return None
                return record, reader.line_num, tuple(preamble)
            if record > template.preamble_max:
                return None
            preamble.append(template.delimiter.join(cells).strip())
    except csv.Error:
        return None
    return None
