# SPDX-License-Identifier: Apache-2.0
"""One record of a table as its file writes it, field by field, so that a claim may quote one of them; what may name a third party is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sanad.analysis import masking
from sanad.claims.resolve import Evidence
from sanad.desk.act import Done, Work
from sanad.desk.inputs import identifiers_of_subjects, record_file
from sanad.desk.looking import Look
from sanad.desk.masked import Value, shown
from sanad.desk.rows import headings, page
from sanad.errors import CitationBroken, NotFound
from sanad.values.canonical import Json
from sanad.vault.exhibit import Exhibit

_OURS = frozenset({"row", "row_sha256", "start", "end", "statement_row"})
"""Columns that a reader adds: no file writes them."""


@dataclass(frozen=True)
class Field:
    """Words of the record that may be quoted: all of its `column`, from 1, under the `heading` of its file; without a column, words of an entry that has none."""

    column: int | None
    heading: str
    text: str


@dataclass(frozen=True)
class Written:
    """Record `row`; `left_out` of its fields may name a third party. None of it where the bytes of its file are no rows that can be cited."""

    exhibit: str
    row: int
    of: int
    fields: tuple[Field, ...]
    left_out: int


@dataclass(frozen=True, kw_only=True)
class ExhibitRow(Look[Written]):
    """An order to see record `row`, from 1, of an exhibit."""

    name: ClassVar[str] = "exhibit_row"
    power: ClassVar[str] = "find"

    row: int

    def do(self, work: Work) -> Done[Written]:
        """Find it in the record file, and in the sealed bytes.

        Raises:
            NotFound: the exhibit was not read as a table, or has no such record.
            Quarantined: it may not be used.
        """
        exhibit = self.usable(work)
        file = record_file(work, exhibit)
        rows, of = page(file.file, self.row - 1, 1, exhibit.name) if file else ([], 0)
        if not rows or rows[0]["row"] != self.row:
            raise NotFound(exhibit.name, kind="row", name=self.row)
        told, is_whole = self._told(work, rows[0])
        fields = list(_fields(work, exhibit, self.row, told))
        open_ones = [each for each in fields if is_whole or each.text.strip() in told.values()]
        named = tuple(each for each in open_ones if each.text.strip())
        written = Written(self.exhibit, self.row, of, named, len(fields) - len(open_ones))
        what: dict[str, Json] = {"exhibit": self.exhibit, "row": self.row}
        return Done(written, self.things, what)

    def _told(self, work: Work, record: dict[str, Any]) -> tuple[dict[str, str], bool]:
        """Return what the record says in the columns that may be shown as they are, and whether these are all."""
        said = [value for value in record.values() if isinstance(value, str)]
        known = masking.known(work.connection, self.compartment, said)
        ours = identifiers_of_subjects(work.connection, self.compartment)
        columns, masked = shown(record, ours, known.get)
        told = {
            name: str(value)
            for name, value in record.items()
            if name not in _OURS and value not in {None, ""} and _same(columns.get(name), value)
        }
        hidden = masked or any(
            _is_other(columns.get(name), value) for name, value in record.items()
        )
        return told, not hidden


def _same(told: Value, value: object) -> bool:
    return told is not None and not _is_other(told, value)


def _is_other(told: Value, value: object) -> bool:
    """Tell whether a pseudonym stands for a text."""
    return isinstance(value, str) and told != value


def _fields(work: Work, exhibit: Exhibit, row: int, told: dict[str, str]) -> Iterator[Field]:
    """Yield the fields of the sealed record; of one without columns, the words told that stand in it."""
    evidence = Evidence(work.tools.blobs.path, work.tools.records.folder)
    try:
        written: Sequence[str] = evidence.row(exhibit.sha256, row)
    except CitationBroken:
        yield from _within(evidence, exhibit, row, told)
        return
    heads = headings(work, exhibit)
    for column, text in enumerate(written, 1):
        yield Field(column, heads[column - 1] if column <= len(heads) else "", text)


def _within(
    evidence: Evidence, exhibit: Exhibit, row: int, told: dict[str, str]
) -> Iterator[Field]:
    try:
        place = evidence.locate(exhibit.sha256, "", part=None, row=row)
        content = evidence.content(exhibit.sha256, place)
    except CitationBroken:
        return
    for name, text in told.items():
        if text in content:
            yield Field(None, name, text)
