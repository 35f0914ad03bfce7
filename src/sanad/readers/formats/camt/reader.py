# SPDX-License-Identifier: Apache-2.0
"""Read bank statements in XML: ISO 20022 camt.052 (reports), 053 (statements), 054 (notices), any version.

Each row cites the bytes of its entry, or of its transaction when the entry is itemised. Amounts are exact decimals.
The file is not validated against its schema: what a row needs must be there, the rest may be wrong. It is read one entry
at a time: a file may have any size, an entry 32 MiB.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from sanad.errors import MalformedFile
from sanad.readers import markup
from sanad.readers.formats.camt import NAME, VERSION, balance
from sanad.readers.formats.camt.entries import REASONS, Statement, rows, statement_of
from sanad.readers.markup import Closed, Event, Opened, Record, text
from sanad.readers.payments import Payments, SetAside
from sanad.readers.rows import Hints, Receipt

FORMAT = "ISO 20022 XML"
_NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.05([234])\.[0-9]{3}\.[0-9]{2}")
_STATEMENTS = {"2": "Rpt", "3": "Stmt", "4": "Ntfctn"}
"""Statement element of camt.052, 053 and 054."""
_WANTED = markup.Wanted(
    holders=frozenset({"Document", *_STATEMENTS.values()}),
    records=frozenset({"Ntry"}),
    inner=frozenset({"TxDtls"}),
)


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the entries into `payments.parquet`, those set aside into `rejects.parquet`.

    Raises:
        HostileFile: a document type declaration, or elements nested without end.
        MalformedFile: no camt message, one without a statement, or one whose account is named after its entries.
        TooMuchInside: an entry of more than 32 MiB, or more around the entries than any honest file has.
    """
    events = markup.walk(sealed, hints.name, FORMAT, _WANTED)
    number = _number(events, hints.name)
    wanted = _STATEMENTS[number]
    with Payments(sealed, into, REASONS) as payments:
        reading = _Reading(payments, hints.name)
        for event in events:
            if isinstance(event, Record):
                reading.entry(event, wanted)
            elif isinstance(event, Opened) and event.name == wanted:
                reading.begin()
            elif isinstance(event, Closed) and event.element.tag == wanted:
                reading.end(event.element)
        if reading.statements == 0:
            raise MalformedFile(hints.name, format=FORMAT, detail=f"there is no {wanted} in it")
        if reading.ill_itemised:
            words = "entries have items that do not make their amount; each is one row"
            payments.note(f"{reading.ill_itemised} {words}")
        return payments.receipt(hints, (NAME, VERSION), {"message": f"camt.05{number}"})


def _number(events: Iterator[Event], where: str) -> str:
    """Return the last digit of camt.052, 053 or 054: which of them a message is."""
    first = next(events, None)
    if isinstance(first, Opened) and first.name == "Document":
        found = _NAMESPACE.fullmatch(first.namespace)
        if found is not None:
            return found.group(1)
    detail = "it is no camt.052, camt.053 or camt.054 message"
    raise MalformedFile(where, format=FORMAT, detail=detail)


class _Reading:
    """The statements of a message, one entry after the other."""

    def __init__(self, payments: Payments, where: str) -> None:
        self.statements = 0
        self.ill_itemised = 0
        self._payments, self._where = payments, where
        self._entries = 0
        self._said: Statement | None = None
        self._holder: Element | None = None

    def begin(self) -> None:
        self.statements += 1
        self._entries, self._said = 0, None
        self._payments.begin()

    def entry(self, record: Record, wanted: str) -> None:
        if record.holder.tag != wanted:
            raise MalformedFile(
                self._where, format=FORMAT, detail=f"an entry stands outside every {wanted}"
            )
        self._entries += 1
        if self._said is None or record.holder is not self._holder:
            self._holder, self._said = record.holder, statement_of(record.holder)
        try:
            found, is_ill_itemised = rows(record, self._said)
        except SetAside as fault:
            self._payments.set_aside(record.span, fault.code)
            return
        self.ill_itemised += is_ill_itemised
        for span, values in found:
            self._payments.store(span, values)

    def end(self, element: Element) -> None:
        if self._said not in {None, statement_of(element)}:
            detail = "a statement says what it is called, or whose, only after its entries"
            raise MalformedFile(self._where, format=FORMAT, detail=detail)
        name = text(element, "Id")
        self._payments.end(name, balance.opening(element), balance.closing(element))
        if (words := balance.summary(element, self._entries)) is not None:
            self._payments.note(words)
