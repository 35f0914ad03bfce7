# SPDX-License-Identifier: Apache-2.0
"""The fields of one record by the names that its template gives them, and what sets a record aside."""

import hashlib
import unicodedata
from collections.abc import Sequence

from sanad.readers.payments import SetAside
from sanad.readers.tabular.layout import Layout

SHAPE_REASONS = {
    "empty_record": "The line is empty.",
    "too_few_fields": "The record has fewer fields than the header.",
    "too_many_fields": "The record has more fields than the header.",
    "separator_in_field": "A field holds the character U+001F, which separates fields in digests.",
}
"""Reasons that every table has."""

SEPARATOR = "\x1f"


class Fields:
    """Looks fields up in records; made once for a file."""

    def __init__(self, layout: Layout) -> None:
        """Take the names and the signs for nothing from a template."""
        columns = layout.columns
        self._columns = columns
        self._single = [(name, places[0]) for name, places in columns.items() if len(places) == 1]
        self._several = [(name, places) for name, places in columns.items() if len(places) > 1]
        self._width = len(layout.header)
        self._around = " \t" + layout.quotes
        self._empty = frozenset(layout.empty)

    def said(self, record: Sequence[str]) -> dict[str, str | None]:
        """Return what each field of the template says: without blanks and the source's own marks around it.

        A field that stands for nothing is None; of several columns, those that say anything are joined by a blank.

        Raises:
            SetAside: the record has another number of fields than the header.
        """
        if len(record) != self._width:
            raise SetAside(self._fault(record))
        around, empty = self._around, self._empty
        said: dict[str, str | None] = {}
        for name, place in self._single:
            bare = record[place].strip(around)
            said[name] = None if bare in empty else bare
        for name, places in self._several:
            parts = (record[place].strip(around) for place in places)
            said[name] = " ".join(part for part in parts if part not in empty) or None
        return said

    def parts(self, record: Sequence[str], name: str) -> list[str | None]:
        """Return what each column of a field says."""
        bare = (record[place].strip(self._around) for place in self._columns[name])
        return [None if part in self._empty else part for part in bare]

    def written(self, record: Sequence[str], name: str, joint: str = " ") -> str | None:
        """Return a field as it stands, several columns with `joint` between them."""
        places = self._columns.get(name)
        return None if places is None else joint.join([record[n] for n in places])

    def _fault(self, record: Sequence[str]) -> str:
        if not record:
            return "empty_record"
        return "too_few_fields" if len(record) < self._width else "too_many_fields"


def row_digest(record: Sequence[str]) -> str:
    """Return the digest by which a row is cited (docs/formats/citation.md).

    Raises:
        SetAside: a field holds the separator, so that two records could have one digest.
    """
    joined = SEPARATOR.join(record)
    if joined.count(SEPARATOR) != len(record) - 1:
        raise SetAside("separator_in_field")
    return hashlib.sha256(joined.encode()).hexdigest()


def latin(text: str) -> str:
    """Return a text with the digits of any script as ASCII."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
