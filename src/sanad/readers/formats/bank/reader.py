# SPDX-License-Identifier: Apache-2.0
"""Read a bank statement in delimited text: one row of `payments.parquet` for each record that moves money.

Each row cites the bytes of its record, without the line end after it, in any encoding. The running balance and the opening and closing
balances are followed where they are given; where they do not fit, a note names the row and nothing is mended.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from sanad.readers.formats.bank import NAME, VERSION
from sanad.readers.formats.bank.figures import Figure
from sanad.readers.formats.bank.running import Running
from sanad.readers.formats.bank.template import DAYS, SIDES, Template, template_of
from sanad.readers.payments import Balance, Payments, SetAside, account_key, signed, value_date
from sanad.readers.rows import Hints, Receipt
from sanad.readers.tabular.days import Days
from sanad.readers.tabular.fields import SHAPE_REASONS, Fields
from sanad.readers.tabular.header import Header
from sanad.readers.tabular.places import Placed, placed_records
from sanad.readers.tabular.table import days_of, found, preamble_notes, version_of

REASONS = {
    **{code: words for code, words in SHAPE_REASONS.items() if code != "separator_in_field"},
    "bad_date": "The day of booking is missing, has another form than the template says, or its calendar does not have it.",
    "bad_amount": "The amount is not written as the template says, or has more than five decimals.",
    "no_amount": "The record moves no money, or does not say how much.",
    "two_amounts": "The record has an amount on both sides.",
    "two_sides": "The record names both credit and debit.",
    "no_currency": "Neither the record nor the template names a currency of three letters (ISO 4217).",
    "unknown_direction": "The template does not know this word for credit or debit.",
    "balance_row": "The record gives a balance and is no payment; the balance was used to check the entries.",
}

Said = Mapping[str, str | None]

_OPPOSITE = {"credit": "debit", "debit": "credit"}
_MOST_ACCOUNTS = 10_000
_MOST_BREAKS = 50


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Read `sealed` into `payments.parquet`, `rejects.parquet` and `layer.json`.

    Raises:
        UnknownLayout: no template's header stands in the file.
        EncodingInDoubt, UnreadableText: bytes that are no text in the encoding, or not the only way to write theirs in it.
        AmbiguousDates: the template leaves the order of dates open, and so do the data.
        MalformedFile: a line or field without end.
    """
    header = found(sealed, hints, template_of, "payments")
    days = days_of(sealed, header, DAYS, hints.name)
    with Payments(sealed, into, REASONS) as out:
        statement = _Statement(header, days, out)
        for record in placed_records(sealed, header, hints.name):
            statement.take(record)
        days.refuse_exchanged(hints.name)
        statement.end()
        for words in (*preamble_notes(header), *days.notes()):
            out.note(words)
    return out.receipt(hints, (NAME, version_of(VERSION, header)))


class _Statement:
    """The entries of one file and the balances between them."""

    def __init__(self, header: Header[Template], days: Days, out: Payments) -> None:
        self._template = header.template
        self._fields = Fields(header.template)
        self._days = days
        self._out = out
        self._breaks = self._unread = self._unfollowed = 0
        said = {name: _labelled(header, label) for name, label in header.template.preamble.items()}
        self._account = account_key(said.get("account"))
        self._name = said.get("statement")
        self._currency = header.template.currency or said.get("currency")
        self._balances = {
            which: self._given(said.get(which), self._currency) for which in ("opening", "closing")
        }
        self._running: dict[tuple[str | None, str], Running] = {}
        for name, value in said.items():
            if value is None:
                label = header.template.preamble[name]
                out.note(
                    f"no line before the header begins with “{label}”, which the template expects"
                )
        if "account" not in header.template.columns:
            out.begin()

    def take(self, record: Placed) -> None:
        """Store one record, or set it aside."""
        span = record.start, record.end
        try:
            said = self._fields.said(record.fields)
            values = self._entry(said, record.fields)
        except SetAside as fault:
            self._out.set_aside(span, fault.code)
            return
        self._out.store(span, values)
        self._follow(values, said.get("balance"))

    def end(self) -> None:
        """Check what the statement begins and ends with, and say what was found on the way."""
        last = self._balances["opening" if self._template.newest_first else "closing"]
        for (_, currency), running in self._running.items():
            if last and last.currency == currency and running.reached not in {None, last.amount}:
                self._break(f"the rows lead to {running.reached}, but the statement says {last}")
        if self._breaks > _MOST_BREAKS:
            self._out.note(
                f"{self._breaks} breaks of the balance; the first {_MOST_BREAKS} are named"
            )
        if self._unread:
            self._out.note(f"{self._unread} balances are not written as the template says")
        if self._unfollowed:
            self._out.note(
                f"{self._unfollowed} entries are of accounts beyond {_MOST_ACCOUNTS}; their balances were not followed"
            )
        if "account" not in self._template.columns:
            self._out.end(self._name, self._balances["opening"], self._balances["closing"])

    def _entry(self, said: Said, record: Sequence[str]) -> dict[str, object]:
        currency = said.get("currency") or self._currency
        self._balance_row(said, currency)
        if currency is None:
            raise SetAside("no_currency")
        booked = self._days.read(said.get("booked"))
        if booked is None:
            raise SetAside("bad_date")
        name, direction, amount = self._movement(said, currency)
        return {
            "statement": said.get("statement") or self._name,
            "account": account_key(said.get("account")) or self._account,
            "direction": direction,
            "amount": amount,
            "amount_written": self._fields.written(record, name),
            "currency": currency,
            "booked_on": booked,
            "valued_on": value_date(self._days.read, said.get("valued"), booked),
            "other_account": account_key(said.get("other_account")),
            "other_name": said.get("other_name"),
            "reference": said.get("reference"),
            "bank_reference": said.get("bank_reference"),
            "details": said.get("details"),
        }

    def _balance_row(self, said: Said, currency: str | None) -> None:
        """Set a record aside that gives a balance instead of a payment, and keep the balance."""
        which = self._template.balances.get(said.get("details") or "")
        if which is not None:
            if which in self._balances:
                self._balances[which] = self._given(said.get("balance"), currency)
            raise SetAside("balance_row")

    def _movement(self, said: Said, currency: str) -> tuple[str, str, Decimal]:
        """Return the field that holds the amount, the side and the amount; below zero it is booked on the other side."""
        names = [name for name in ("amount", "credit", "debit") if name in self._template.columns]
        read = self._template.figures.read
        given = [(name, read(text, currency)) for name in names if (text := said.get(name))]
        if len(given) > 1:
            given = [(name, one) for name, one in given if one.amount]
        if len(given) > 1:
            raise SetAside("two_amounts")
        if not given:
            raise SetAside("no_amount")
        [(name, figure)] = given
        if not figure.amount and "direction" not in self._template.columns:
            raise SetAside("no_amount")
        side = self._side(said, name, figure)
        return name, _OPPOSITE[side] if figure.is_negative else side, figure.amount

    def _side(self, said: Said, name: str, figure: Figure) -> str:
        """Return the side that the column, the word beside the amount and the column of words agree on."""
        directions = self._template.figures.directions
        told = {side for side in (figure.side, name) if side in SIDES}
        if "direction" in self._template.columns:
            if (word := said.get("direction") or "") not in directions:
                raise SetAside("unknown_direction")
            told.add(directions[word])
        if len(told) > 1:
            raise SetAside("two_sides")
        return next(iter(told), self._template.positive)

    def _follow(self, values: dict[str, object], balance: str | None) -> None:
        """Lead the running balance of the entry's account through it."""
        account, currency = values["account"], str(values["currency"])
        key = (None if account is None else str(account)), currency
        if key not in self._running:
            if len(self._running) >= _MOST_ACCOUNTS:
                self._unfollowed += 1
                return
            first = self._balances["closing" if self._template.newest_first else "opening"]
            begins = first.amount if first and first.currency == currency else None
            self._running[key] = Running(self._template.newest_first, begins)
        written = self._balance(balance, currency)
        expected = self._running[key].step(signed(values), written)
        if expected is not None:
            self._break(
                f"row {self._out.read}: the balance should be {expected}, but it says {written}"
            )

    def _given(self, text: str | None, currency: str | None) -> Balance | None:
        amount = self._balance(text, currency)
        return None if amount is None or currency is None else Balance(amount, currency)

    def _balance(self, text: str | None, currency: str | None) -> Decimal | None:
        if text is None:
            return None
        try:
            figure = self._template.figures.read(text, currency or "")
        except SetAside:
            self._unread += 1
            return None
        is_negative = figure.is_negative != (figure.side == "debit")
        return -figure.amount if is_negative else figure.amount

    def _break(self, words: str) -> None:
        self._breaks += 1
        if self._breaks <= _MOST_BREAKS:
            self._out.note(words)


def _labelled(header: Header[Template], label: str) -> str | None:
    """Return what stands behind a label in a line before the header, or None."""
    marks = re.escape(header.template.delimiter) + ":="
    form = re.compile(
        rf"{re.escape(label)}\s*[{marks}][\s{marks}]*(?P<value>.*?)[\s{marks}]*", re.DOTALL
    )
    for line in header.preamble:
        if (found := form.fullmatch(line)) is not None:
            return found["value"].strip(" \t" + header.template.quotes) or None
    return None
