# SPDX-License-Identifier: Apache-2.0
"""Entries of bank statements on their way to `payments.parquet`, in batches, with an account of each.

Every reader of statements numbers, digests and adds up in this one way. Memory does not grow with the file. Whether a
statement adds up has three answers: it does, it does not (a note for a person: entries may have been set aside, and banks
send parts of days), or nobody can say, because a balance is missing or another currency's.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sanad.errors import BadValue
from sanad.readers.batches import Batches
from sanad.readers.layer import head_of, write_layer
from sanad.readers.rows import PAYMENTS, REJECTS, Hints, Receipt
from sanad.readers.whose import Whose
from sanad.values import account
from sanad.values.canonical import Json
from sanad.values.money import Money

Span = tuple[int, int]
Values = dict[str, object]

DECIMALS = 5
"""Fraction digits of the column that keeps amounts, and of ISO 20022."""
_MOST_FACTS = 100
_MOST_NOTES = 200


NO_DAY: Final = object()
"""Stands in `valued_on` for a value date that is written and is no day; it is stored as none, and counted for a note."""


class SetAside(Exception):
    """An entry that is not stored; `code` names the reason, in the list of its reader."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Balance:
    """What an account holds at a moment: negative when it is overdrawn."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """Return the amount with its currency."""
        return f"{self.amount} {self.currency}"


@dataclass
class _Statement:
    """The statement that is being read: what moved in it, by currency."""

    row: int = 0
    moved: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    stored: int = 0
    set_aside: int = 0


class Payments:
    """The entries of one file. Use it as a context; leaving it closes the files."""

    def __init__(self, sealed: Path, into: Path, reasons: Mapping[str, str]) -> None:
        """Write into the folder `into`; `reasons` are the reader's reject codes, each with a sentence for a person."""
        self._bytes = sealed.open("rb")
        self._sealed, self._into, self._reasons = sealed, into, reasons
        self._stored = Batches(into / "payments.parquet", PAYMENTS)
        self._rejects = Batches(into / "rejects.parquet", REJECTS)
        self._codes: Counter[str] = Counter()
        self._statement = _Statement()
        self._facts: list[Json] = []
        self._notes: list[str] = []
        self._more_notes = 0
        self._without_value_date = 0
        self._accounts = Whose()
        self._days: tuple[date, date] | None = None
        self.read = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the files."""
        self._bytes.close()
        self._stored.close(always=True)
        self._rejects.close(always=False)

    def begin(self) -> None:
        """Begin a statement."""
        self._statement = _Statement(self._statement.row + 1)

    def store(self, span: Span, values: Values) -> None:
        """Store one entry; `values` are columns of `PAYMENTS`, without its place, and may hold `NO_DAY`."""
        self.read += 1
        if values["valued_on"] is NO_DAY:
            self._without_value_date += 1
            values = {**values, "valued_on": None}
        self._statement.stored += 1
        self._stored.add(
            {
                "row": self.read,
                "start": span[0],
                "end": span[1],
                "row_sha256": hashlib.sha256(self._raw(span)).hexdigest(),
                "statement_row": self._statement.row or None,
                **values,
            }
        )
        self._statement.moved[str(values["currency"])] += signed(values)
        if values["account"]:
            self._accounts.add(str(values["account"]))
        if isinstance(day := values["booked_on"] or values["valued_on"], date):
            first, last = self._days or (day, day)
            self._days = (min(first, day), max(last, day))

    def set_aside(self, span: Span, code: str) -> None:
        """Set one entry aside, with its bytes as a citation would show them."""
        self.read += 1
        self._statement.set_aside += 1
        self._codes[code] += 1
        written = shown(self._raw(span))
        reason = self._reasons[code]
        self._rejects.add({"row": self.read, "code": code, "reason": reason, "written": written})

    def note(self, words: str) -> None:
        """Keep a fact worth a person's eye; after two hundred, the others are only counted."""
        if len(self._notes) < _MOST_NOTES:
            self._notes.append(words)
        else:
            self._more_notes += 1

    def end(self, name: str | None, opening: Balance | None, closing: Balance | None) -> None:
        """End the statement: keep its balances, and note when its entries do not lead from one to the other."""
        now = self._statement
        label = name or f"number {now.row}"
        adds_up: bool | None = None
        currencies = {one.currency for one in (opening, closing) if one} | now.moved.keys()
        if opening and closing and len(currencies) > 1:
            mixed = ", ".join(sorted(currencies))
            self.note(
                f"statement {label}: balances and entries are in several currencies ({mixed}); not checked"
            )
        elif opening and closing:
            reached = opening.amount + now.moved[opening.currency]
            adds_up = reached == closing.amount
            if not adds_up:
                aside = f" ({now.set_aside} of its entries were set aside)" if now.set_aside else ""
                words = (
                    f"opening balance and entries make {reached}, but it closes at {closing.amount}"
                )
                self.note(f"statement {label}: {words}{aside}")
        if len(self._facts) < _MOST_FACTS:
            self._facts.append(
                {
                    "statement": name,
                    "opening": str(opening) if opening else None,
                    "closing": str(closing) if closing else None,
                    "entries": now.stored,
                    "set_aside": now.set_aside,
                    "adds_up": adds_up,
                }
            )

    def receipt(
        self, hints: Hints, reader: tuple[str, str], facts: Mapping[str, Json] | None = None
    ) -> Receipt:
        """Write the layer and return the account. `facts.balances` tells of the first hundred statements."""
        write_layer(self._into, "payments", head_of(self._sealed, hints.exhibit, *reader))
        rejected = self._codes.total()
        if self._without_value_date:
            words = "entries bear a value date that is no day; it is left out"
            self.note(f"{self._without_value_date} {words}")
        more = [f"and {self._more_notes} more notes"] if self._more_notes else []
        known: dict[str, Json] = {"statement_count": self._statement.row, "balances": self._facts}
        return Receipt(
            *reader,
            "payments",
            read=self.read,
            stored=self.read - rejected,
            rejected=rejected,
            first=self._days[0] if self._days else None,
            last=self._days[1] if self._days else None,
            numbers=self._accounts.numbers(),
            rejects_by_code=dict(sorted(self._codes.items())),
            notes=(*self._accounts.notes(), *self._notes, *more),
            facts={**(facts or {}), **known, **self._accounts.facts()},
        )

    def _raw(self, span: Span) -> bytes:
        self._bytes.seek(span[0])
        return self._bytes.read(span[1] - span[0])


def value_date(
    read: Callable[[str | None], date | None], written: str | None, booked: date | None
) -> object:
    """Return the day that a value date says; `NO_DAY` where it is none and the day of booking is known.

    The money was booked that day, whatever interest was reckoned from: banks that count months of 30 days write 30 February.

    Raises:
        SetAside: what `read` raises, where nothing else says when the money moved.
    """
    try:
        return read(written)
    except SetAside:
        if booked is None:
            raise
        return NO_DAY


def signed(values: Mapping[str, object]) -> Decimal:
    """Return the amount of a row of `PAYMENTS` as it moves the balance."""
    amount = values["amount"]
    if not isinstance(amount, Decimal):
        raise TypeError("amount must be a Decimal")
    return amount if values["direction"] == "credit" else -amount


def shown(raw: bytes) -> str:
    """Return bytes as a citation shows them (docs/formats/citation.md): UTF-8, or Latin-1 where they are not."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def money(written: str, currency: str, mark: str = ".") -> Money:
    """Return an amount that the column can hold.

    Raises:
        SetAside: `bad_amount`, or `no_currency` when the code is no ISO 4217 code.
    """
    try:
        found = Money.parse(written, currency, "," if mark == "," else ".")
    except BadValue as error:
        raise SetAside("no_currency" if error.where == "currency" else "bad_amount") from error
    exponent = found.amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -DECIMALS:
        raise SetAside("bad_amount")
    return found


def account_key(written: str | None) -> str | None:
    """Return an account as `PAYMENTS` keeps it, or None when none is written."""
    if written is None:
        return None
    try:
        return account.parse(written).key
    except BadValue:
        return None


def joined(lines: Iterable[str | None]) -> str | None:
    """Return the lines that say anything as one text, or None."""
    return "\n".join(line for line in lines if line) or None
