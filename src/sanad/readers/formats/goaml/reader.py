# SPDX-License-Identifier: Apache-2.0
"""Read goAML reports: transactions as payments, parties as statements, the header as facts.

A report has transactions, an activity, or both. With transactions the account is of payments, and the statements about the
parties stand beside them; with an activity alone it is of parties. Such a report is a lead, and the receipt says so. It is
not validated against a schema, of which every unit has its own; what a row needs must be there.
"""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element

from sanad.errors import MalformedFile
from sanad.readers import markup
from sanad.readers.entries import Entries
from sanad.readers.formats.goaml import NAME, VERSION
from sanad.readers.formats.goaml.parties import KINDS, Party, parties, remark
from sanad.readers.formats.goaml.transaction import REASONS, values
from sanad.readers.markup import Closed, Event, Record, Span, text
from sanad.readers.payments import Payments, SetAside
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

FORM = "goAML"
LEAD = (
    "a report to a financial intelligence unit is a lead: it is confidential, is not annexed to anything that leaves the"
    " office, and what it tells of is proven by records obtained for themselves"
)
_HEADER = (
    "schema_version", "rentity_id", "rentity_branch", "submission_code", "report_code", "entity_reference", "fiu_ref_number",
    "submission_date", "report_date", "currency_code_local",
)  # fmt: skip
_REMARKS = frozenset({"reason", "action", "location", "additional_info"})
_ONCE = frozenset({"reporting_person", "reason", "action", "location"})
_WANTED = markup.Wanted(
    holders=frozenset({"report", "activity"}),
    records=_REMARKS | {"transaction", "report_party", "item", "reporting_person"},
    inner=frozenset(KINDS),
)


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write transactions into `payments.parquet`, what is said of parties into `statements.parquet`.

    Raises:
        HostileFile: a document type declaration, or elements nested without end.
        MalformedFile: no goAML report, or one with neither transaction nor party.
        TooMuchInside: a transaction of more than 32 MiB.
    """
    with ExitStack() as stack:
        entries = stack.enter_context(Entries(into))
        work = _Work(entries, stack.enter_context(sealed.open("rb")), hints.name)
        events = markup.walk(sealed, hints.name, FORM, _WANTED)
        for event in events:
            if isinstance(event, Record) and event.element.tag == "transaction":
                if work.payments is None:
                    work.payments = stack.enter_context(Payments(sealed, into, REASONS))
                    work.payments.begin()
                work.transaction(event, work.payments)
            else:
                work.other(event)
        facts = work.facts()
        if work.payments is None:
            return entries.receipt(sealed, hints, (NAME, VERSION), facts, [LEAD])
        work.payments.note(LEAD)
        known: dict[str, Json] = {**facts, "parties": work.parties}
        return work.payments.receipt(hints, (NAME, VERSION), known)


class _Work:
    """A report on its way."""

    def __init__(self, entries: Entries, file: BinaryIO, where: str) -> None:
        self.payments: Payments | None = None
        self.parties = 0
        self._entries, self._file, self._where = entries, file, where
        self._seen: dict[str, int] = {}
        self._report: Element | None = None

    def transaction(self, record: Record, payments: Payments) -> None:
        """Store a transaction or set it aside; its parties are kept either way."""
        try:
            payments.store(record.span, values(record.element, record.holder))
        except SetAside as fault:
            payments.set_aside(record.span, fault.code)
        name = text(record.element, "transactionnumber") or f"transaction {payments.read}"
        self._keep(parties(record.element, name[:200]), record.inner)

    def other(self, event: Event) -> None:
        """Keep the parties of an activity, and the header when the report ends."""
        if isinstance(event, Closed) and event.element.tag == "report":
            self._report = event.element
        elif isinstance(event, Record):
            tag = str(event.element.tag)
            number = self._seen[tag] = self._seen.get(tag, 0) + 1
            place = tag if tag in _ONCE else f"{tag} {number}"
            is_told = tag in _REMARKS
            found = [remark(event.element, place)] if is_told else parties(event.element, place)
            self._keep(found, {**event.inner, event.element: event.span})

    def facts(self) -> dict[str, Json]:
        """Return what the report says of itself."""
        report = self._report
        if report is None or text(report, "report_code") is None:
            detail = "it is no report with a report_code; the schema has no namespace"
            raise MalformedFile(self._where, format=FORM, detail=detail)
        told: dict[str, Json] = {key: word for key in _HEADER if (word := text(report, key))}
        indicators: list[Json] = [
            one.text for one in report.iterfind("report_indicators/indicator")
        ]
        return {**told, "report_indicators": indicators}

    def _keep(self, found: Iterable[Party], spans: Mapping[Element, Span]) -> None:
        for party in found:
            said = [one for one in party.said if one.value]
            if not said:
                continue
            start, end = spans[party.element]
            self._file.seek(start)
            before = self._entries.statements
            self._entries.add(
                party.id, (start, end), self._file.read(end - start), party.kind, said
            )
            if (
                self._entries.statements == before
            ):  # nothing of a report is left out beside its account
                detail = f"{party.id[:80]} says more than a party can"
                raise MalformedFile(self._where, format=FORM, detail=detail)
            self.parties += 1
