# SPDX-License-Identifier: Apache-2.0
"""Read bank statements in XML: ISO 20022 camt.052 (reports), 053 (statements), 054 (notices), any version.

Each row cites the bytes of its entry, or of its transaction when the entry is itemised. Amounts are exact decimals.
The file is not validated against its schema: what a row needs must be there, the rest may be wrong.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sanad.readers.formats.camt import NAME, VERSION, balance
from sanad.readers.formats.camt.entries import (
    REASONS,
    Row,
    SetAside,
    Span,
    Statement,
    account_key,
    rows,
)
from sanad.readers.formats.camt.places import find
from sanad.readers.formats.camt.tree import Element, children, local, parse, statements, text
from sanad.readers.layer import head_of, write_layer, write_payments, write_rejects
from sanad.readers.rows import Hints, Receipt

_ACCOUNT = tuple(f"Acct/Id/{kind}" for kind in ("IBAN", "Othr/Id", "BBAN", "PrtryAcct/Id"))


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the entries into `payments.parquet`, those set aside into `rejects.parquet`.

    Raises:
        HostileFile: a document type declaration, or elements nested without end.
        MalformedFile: no camt message, or one without a statement.
    """
    raw = sealed.read_bytes()
    places = find(raw, hints.name)
    root, kind = parse(raw, hints.name)
    spans = dict(zip(_named(root, "Ntry"), places.entries, strict=True))
    inner = dict(zip(_named(root, "TxDtls"), places.transactions, strict=True))
    stored: list[dict[str, object]] = []
    rejects: list[dict[str, object]] = []
    notes: list[str] = []
    for element in statements(root, kind, hints.name):
        statement = Statement(text(element, "Id"), account_key(text(element, *_ACCOUNT)))
        booked: list[Row] = []
        for entry in children(element, "Ntry"):
            number = len(stored) + len(rejects) + 1
            try:
                found = list(rows(entry, statement, spans[entry], list(_inside(entry, inner))))
            except SetAside as fault:
                rejects.append(_reject(number, fault.code, raw, spans[entry]))
                continue
            booked += found
            stored += [_stored(number + n, row, raw) for n, row in enumerate(found)]
        if (words := balance.note(element, booked)) is not None:
            notes.append(words)
    write_payments(into, stored)
    write_layer(into, "payments", head_of(sealed, hints.exhibit, NAME, VERSION))
    days = sorted(day for row in stored if isinstance(day := row["booked_on"], date))
    return Receipt(
        NAME,
        VERSION,
        "payments",
        read=len(stored) + len(rejects),
        stored=len(stored),
        rejected=len(rejects),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        numbers=tuple(sorted({str(row["account"]) for row in stored if row["account"]})),
        rejects_by_code=write_rejects(into, rejects),
        notes=tuple(notes),
    )


def _named(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if local(element) == name]


def _inside(entry: Element, places: dict[Element, Span]) -> Iterator[Span]:
    return (places[element] for element in _named(entry, "TxDtls"))


def _stored(number: int, row: Row, raw: bytes) -> dict[str, object]:
    start, end = row.span
    digest = hashlib.sha256(raw[start:end]).hexdigest()
    return {"row": number, "start": start, "end": end, "row_sha256": digest, **row.values}


def _reject(number: int, code: str, raw: bytes, span: Span) -> dict[str, object]:
    written = raw[slice(*span)].decode("utf-8", "replace")
    return {"row": number, "code": code, "reason": REASONS[code], "written": written}
