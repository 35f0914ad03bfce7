# SPDX-License-Identifier: Apache-2.0
"""Read bank statements in SWIFT MT940, and interim reports in MT942: one row per field 61.

Each row cites the bytes of its field 61 with the fields 86 and NS that follow. Text is decoded by the hint; without one
as a citation shows it (docs/formats/citation.md): UTF-8, or Latin-1 where an entry is not UTF-8, and a note
says so.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from sanad.errors import BadValue, MalformedFile, UnreadableText
from sanad.readers.decoded import codec_named
from sanad.readers.formats.mt940 import NAME, VERSION
from sanad.readers.formats.mt940.meaning import REASONS, Known, SetAside, entry, lines, party
from sanad.readers.formats.mt940.scan import Entry, Field, Statement, statements
from sanad.readers.layer import head_of, write_layer, write_payments, write_rejects
from sanad.readers.rows import Hints, Receipt
from sanad.values import account

_TELLING = frozenset({"20", "25", "25P", "28", "28C", "60F", "60M", "61", "62F", "62M"})


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the entries into `payments.parquet`, those set aside into `rejects.parquet`.

    Raises:
        MalformedFile: no field of a statement is in it, or one statement names two accounts.
        UnreadableText: bytes that are no text in the hinted encoding.
        BadValue: no codec has the hinted name.
    """
    work = _Work(sealed.read_bytes(), _codec(hints), hints.name)
    found = statements(work.raw.decode("latin-1"))
    seen = {one.tag for s in found for one in (*s.fields, *(e.fields[0] for e in s.entries))}
    if not seen & _TELLING:
        raise MalformedFile(hints.name, format="MT940", detail="it has no field of a statement")
    for number, statement in enumerate(found, start=1):
        work.read(statement, number)
    if work.unlike_utf8:
        work.notes.append(f"{work.unlike_utf8} texts are not UTF-8 and were read as Latin-1")
    write_payments(into, work.stored)
    write_layer(into, "payments", head_of(sealed, hints.exhibit, NAME, VERSION))
    days = sorted(day for row in work.stored if isinstance(day := row["booked_on"], date))
    return Receipt(
        NAME,
        VERSION,
        "payments",
        read=len(work.stored) + len(work.rejects),
        stored=len(work.stored),
        rejected=len(work.rejects),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        numbers=tuple(sorted({str(row["account"]) for row in work.stored if row["account"]})),
        rejects_by_code=write_rejects(into, work.rejects),
        notes=tuple(work.notes),
    )


@dataclass
class _Work:
    """The bytes, and what came out of them so far."""

    raw: bytes
    codec: str | None
    where: str
    stored: list[dict[str, object]] = field(default_factory=list)
    rejects: list[dict[str, object]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unlike_utf8: int = 0

    def read(self, statement: Statement, number: int) -> None:
        """Read one statement; a balance that the entries do not reach is noted."""
        known = Known()
        if len([one for one in statement.fields if one.tag in {"25", "25P"}]) > 1:
            detail = f"statement {number} names two accounts, so its entries belong to neither"
            raise MalformedFile(self.where, format="MT940", detail=detail)
        for one in statement.fields:
            known.learn(one.tag, lines(self._text(one)))
        moved = Decimal(0)
        for one_entry in statement.entries:
            moved += self._entry(one_entry, known)
        opening, closing = known.balance(closing=False), known.balance(closing=True)
        if opening is not None and closing is not None and opening + moved != closing:
            name = known.text("transaction_reference") or f"number {number}"
            words = (
                f"opening balance and entries make {opening + moved}, but it closes at {closing}"
            )
            self.notes.append(f"statement {name}: {words}")

    def _entry(self, found: Entry, known: Known) -> Decimal:
        """Store or set aside one entry and return what it moved the balance by."""
        start, end = found.span
        row: dict[str, object] = {
            "row": len(self.stored) + len(self.rejects) + 1,
            "start": start,
            "end": end,
            "row_sha256": hashlib.sha256(self.raw[start:end]).hexdigest(),
        }
        try:
            values = entry(known, lines(self._text(found.fields[0])))
        except SetAside as fault:
            written = self.raw[start:end].decode("latin-1")
            reason = REASONS[fault.code]
            self.rejects.append({**row, "code": fault.code, "reason": reason, "written": written})
            return Decimal(0)
        details = "\n".join(lines(self._text(one)) for one in found.fields[1:])
        other, name, purpose = party(details)
        self.stored.append(
            {
                **row,
                **values,
                "statement": known.text("transaction_reference"),
                "account": _account(known.text("account_identification")),
                "other_account": _account(other),
                "other_name": name,
                "details": purpose or details or None,
            }
        )
        amount = values["amount"]
        if not isinstance(amount, Decimal):
            return Decimal(0)
        return amount if values["direction"] == "credit" else -amount

    def _text(self, one: Field) -> str:
        raw = self.raw[one.value_start : one.end]
        try:
            return raw.decode(self.codec or "utf-8")
        except UnicodeDecodeError as error:
            if self.codec is not None:
                offset = one.value_start + error.start
                raise UnreadableText(self.where, encoding=self.codec, offset=offset) from error
        self.unlike_utf8 += 1
        return raw.decode("latin-1")


def _codec(hints: Hints) -> str | None:
    return None if hints.encoding is None else codec_named(hints.encoding, hints.name)


def _account(written: str | None) -> str | None:
    if written is None:
        return None
    try:
        return account.parse(written).key
    except BadValue:
        return None
