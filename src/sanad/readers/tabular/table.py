# SPDX-License-Identifier: Apache-2.0
"""Read a table: find its template, settle its days, hand each record to its meaning, keep the account.

What a record means is the format's; the order of work is the same for all, so that none forgets a part of it. Memory does not
grow with the file.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import pyarrow as pa

from sanad.errors import UnknownLayout
from sanad.readers.layer import head_of, write_layer
from sanad.readers.payments import SetAside
from sanad.readers.rows import Hints, Receipt
from sanad.readers.tabular.days import DatedLayout, Days, Order
from sanad.readers.tabular.fields import Fields
from sanad.readers.tabular.header import QUOTE, Header, first_line, recognise
from sanad.readers.tabular.output import Output
from sanad.readers.tabular.records import data_records
from sanad.readers.tabular.survey import survey

D = TypeVar("D", bound=DatedLayout)


class Meaning(Protocol):
    """What the records of one file mean."""

    def row(self, record: Sequence[str]) -> dict[str, object]:
        """Return a record as a row without its number, or raise `SetAside`."""
        ...

    def notes(self) -> list[str]:
        """Return what was seen that is worth a person's eye."""
        ...


@dataclass(frozen=True)
class Table(Generic[D]):
    """A kind of table whose rows are cited by record. `name` is that of its records, its reader and its file."""

    name: str
    version: str
    schema: pa.Schema
    reasons: Mapping[str, str]
    days_in: tuple[str, ...]
    template_of: Callable[[dict[str, Any]], D]
    meaning: Callable[[D, Days], Meaning]

    def read(self, sealed: Path, into: Path, hints: Hints) -> Receipt:
        """Read `sealed` into `<name>.parquet`, `rejects.parquet` and `layer.json`.

        Raises:
            UnknownLayout: no template's header stands in the file.
            EncodingInDoubt, UnreadableText: bytes that are no text in the encoding.
            AmbiguousDates: the template leaves the order of dates open, and so do the data.
            MalformedFile: a line or field without end.
        """
        header = found(sealed, hints, self.template_of, self.name)
        days = days_of(sealed, header, self.days_in, hints.name)
        meaning = self.meaning(header.template, days)
        with Output(into, self.name, self.schema, self.reasons) as out:
            for record in data_records(sealed, header, hints.name):
                try:
                    out.store(meaning.row(record))
                except SetAside as fault:
                    out.set_aside(record, fault.code)
            days.refuse_exchanged(hints.name)
        reader = self.name, version_of(self.version, header)
        write_layer(
            into,
            "table",
            head_of(sealed, hints.exhibit, *reader),
            table={
                "encoding": header.encoding,
                "delimiter": header.template.delimiter,
                "quotechar": QUOTE,
                "header_record": header.record,
            },
        )
        notes = (*preamble_notes(header), *meaning.notes(), *days.notes())
        return out.receipt(reader, self.name, notes)


def found(
    sealed: Path, hints: Hints, template_of: Callable[[dict[str, Any]], D], records: str
) -> Header[D]:
    """Return the header of a file that is text throughout.

    Raises:
        UnknownLayout, EncodingInDoubt, UnreadableText: as `Table.read`.
    """
    header = recognise(sealed, hints, template_of, records)
    if header is None:
        raise UnknownLayout(hints.name, header=first_line(sealed))
    survey(sealed, header.encoding, hints.name, is_open=header.is_open)
    return header


def days_of(sealed: Path, header: Header[D], days_in: tuple[str, ...], where: str) -> Days:
    """Return the reader of the days of a file; the file is looked through when its template names several orders.

    Raises:
        AmbiguousDates: as `Table.read`.
    """
    forms = header.template.days
    if len(forms.orders) <= 1:
        return Days(forms, next(iter(forms.orders), ()))
    order, fields = Order(forms), Fields(header.template)
    for record in data_records(sealed, header, where):
        with suppress(SetAside):
            said = fields.said(record)
            for text in filter(None, map(said.get, days_in)):
                order.see(text)
    return Days(forms, order.chosen(where))


def version_of(version: str, header: Header[D]) -> str:
    """Return the version of a reader with the template that it read by."""
    return f"{version}/{header.template.id}/{header.template.version}"


def preamble_notes(header: Header[D]) -> list[str]:
    """Return what stands before the header, for a person."""
    return [f"before the header: {line[:200]}" for line in header.preamble if line]
