# SPDX-License-Identifier: Apache-2.0
"""The draft of a goAML report from payments and the office's sheet, or what must be known before there is one.

Nothing is guessed: what neither the payment, its IBAN nor the sheet says is asked, and while a question is open there is no report. No party is
called a client: the office reports on accounts, it keeps none. A payment has the day that its bank writes, and no time of day.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from sanad.analysis.money.amounts import CENT, EXACT
from sanad.dossier.exports.goaml.payments import End, Payment
from sanad.dossier.exports.goaml.report import (
    Account,
    Entity,
    ForeignCurrency,
    Party,
    Person,
    Report,
    Side,
    Transaction,
)
from sanad.dossier.exports.goaml.sheet import Sheet, Table
from sanad.dossier.pictures.drawing import plain
from sanad.errors import BadSheet
from sanad.values import account

_LATER = frozenset({"5.0.2"})
"""Versions whose schema demands more: how each payment was made in words and where, an account's name, the office's own reference."""
_REPORT = ("rentity_id", "submission_code", "report_code", "currency_code_local", "report_indicators")  # fmt: skip
_INSTITUTION = frozenset({"institution_name", "institution_code", "swift"})
_RATE = ("rate", "on", "source")
_MOST_ROWS = 5
_NOBODY = Person(first_name="", last_name="")
"""Stands where it is not known who it is, and so where no report is made."""

Key = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Missing:
    """What must be known: `fields` of the row of the sheet's `section` that `key` names, for the payments in `rows`."""

    section: str
    key: Key
    fields: tuple[str, ...]
    rows: tuple[str, ...]


def draft(
    payments: Sequence[Payment], sheet: Sheet, at: datetime
) -> tuple[Report | None, tuple[Missing, ...]]:
    """Return the report, dated `at`, or None and what is missing.

    An amount in another currency than the report's is converted by the sheet's rate for it, once, half to even, to the hundredth, and stands
    beside it as it is. No other amount is rounded.

    Raises:
        BadSheet: the sheet speaks of a payment that is not among them.
    """
    unmet = sheet.rows["payment"].keys() - {(payment.ref,) for payment in payments}
    if unmet:
        detail = f"payment: the row {min(unmet)[0]} is none of the payments asked for"
        raise BadSheet("sheet", detail=detail)
    drafting = _Drafting(sheet)
    must = (*_REPORT, "entity_reference") if sheet.version in _LATER else _REPORT
    told = drafting.known("report", (), sheet.report, must, "")
    content = tuple(map(drafting.transaction, payments))
    missing = drafting.missing()
    if missing:
        return None, missing
    return Report(**told, submission_date=at, content=content), ()


class _Drafting:
    """Makes transactions; where something is missing, notes it and goes on with an empty text, so that all is asked at once."""

    def __init__(self, sheet: Sheet) -> None:
        """Draft by `sheet`, with nothing missing yet."""
        self._sheet = sheet
        self._later = sheet.version in _LATER
        self._missing: dict[tuple[str, Key], tuple[dict[str, None], dict[str, None]]] = {}

    def missing(self) -> tuple[Missing, ...]:
        """Return what is missing, in the order in which it was met."""
        return tuple(
            Missing(section, key, tuple(fields), tuple(rows))
            for (section, key), (fields, rows) in self._missing.items()
        )

    def known(
        self, section: str, key: Key, table: Table, must: Iterable[str], row: str
    ) -> dict[str, Any]:
        """Return a table of the sheet, with what it lacks noted as missing and empty."""
        lacks = dict.fromkeys(name for name in must if name not in table)
        if lacks:
            fields, rows = self._missing.setdefault((section, key), ({}, {}))
            fields.update(lacks)
            rows.update({row: None} if row else {})
        return {**table, **dict.fromkeys(lacks, "")}

    def transaction(self, payment: Payment) -> Transaction:
        """Return one payment in the words of the schema; its comment cites the whole row."""
        own = self._sheet.rows["payment"].get((payment.ref,), {})
        must = ["transmode_code", "funds_code"]
        must += ["transmode_comment", "transaction_location"] if self._later else []
        how = self.known("transaction", (), {**self._sheet.transaction, **own}, must, payment.ref)
        amount, foreign, by_rate = self._amount(payment)
        sides = {
            name: Side(
                funds_code=how["funds_code"],
                funds_comment=how.get("funds_comment"),
                foreign_currency=foreign,
                party=party,
                country=country,
            )
            for name, end in (("payer", payment.payer), ("payee", payment.payee))
            for party, country in [self._party(end, how.get("other"), payment.ref)]
        }
        return Transaction(
            transactionnumber=f"{payment.exhibit[:32]}#{payment.row}",
            internal_ref_number=payment.reference and plain(payment.reference),
            transaction_location=how.get("transaction_location"),
            transaction_description=plain(payment.words) or "The statement says nothing of it.",
            date_transaction=datetime.combine(payment.day, time()),
            value_date=payment.valued_on,
            transmode_code=how["transmode_code"],
            transmode_comment=how.get("transmode_comment"),
            amount_local=amount,
            **sides,
            comments=f"Exhibit SHA-256 {payment.exhibit}, row {payment.row}, SHA-256 of the row {payment.row_sha256}{by_rate}",
        )

    def _amount(self, payment: Payment) -> tuple[Decimal, ForeignCurrency | None, str]:
        """Return an amount in the report's currency; in its own, where that is another; and by which rate."""
        exact, own = _written(payment.amount), payment.currency
        home = self._sheet.report.get("currency_code_local", own)
        if own == home:
            return exact, None, ""
        table = self._sheet.rows["rate"].get((own,), {})
        rate = self.known("rate", (("currency", own),), table, _RATE, payment.ref)
        if not rate.keys() <= table.keys():
            return exact, None, ""
        worth = EXACT.multiply(exact, rate["rate"]).quantize(CENT, context=EXACT)
        foreign = ForeignCurrency(
            foreign_currency_code=own,
            foreign_amount=exact,
            foreign_exchange_rate=rate["rate"],
        )
        return worth, foreign, f"; 1 {own} = {rate['rate']} {home} ({rate['source']}, {rate['on']})"

    def _party(self, end: End, other: str | None, row: str) -> tuple[Party, str]:
        """Return who stands at an end, and the country."""
        if end.account is not None:
            return self._account(end.account, end.name, row)
        name = end.name or other
        if name is None:
            self.known("payment", (("row", row),), {}, ("other",), row)
            return _NOBODY, ""
        for section, kind in (("person", Person), ("entity", Entity)):
            table = self._sheet.rows[section].get((name,))
            if table is not None:
                must = ("first_name", "last_name") if kind is Person else ("name",)
                told = self.known(section, (("written", name),), table, (*must, "country"), row)
                country = told.pop("country")
                return kind(**told), country
        self.known("person", (("written", name),), {}, ("first_name", "last_name", "country"), row)
        return _NOBODY, ""

    def _account(self, written: str, name: str | None, row: str) -> tuple[Account, str]:
        """Return an account: what the sheet says of it, else of its bank; its country and bank by its IBAN."""
        iban = account.parse(written).iban
        own: Key = (("account", written),)
        table: Table = self._sheet.rows["account"].get((written,), {})
        section, key = "account", own
        if iban is not None:
            table = {"country": iban[:2], **table}
            bank = (iban[:2], _bank_code(iban))
            if bank[1] and not table.keys() & _INSTITUTION:
                table = {**self._sheet.rows["bank"].get(bank, {}), **table}
                section, key = "bank", (("country", bank[0]), ("bank_code", bank[1]))
        if name is not None:
            table = {"account_name": plain(name), **table}
        must = ["institution_name", *(() if "institution_code" in table else ("swift",))]
        told = self.known(section, key, table, must, row)
        must = ["country", *(("account_name",) if self._later else ())]
        told = self.known("account", own, told, must, row)
        country = told.pop("country")
        return Account(account=written, **{"iban": iban, **told}), country


def _bank_code(iban: str) -> str:
    from schwifty import IBAN  # noqa: PLC0415 - it loads a registry of banks

    return IBAN(iban).bank_code


def _written(amount: Decimal) -> Decimal:
    """Return an amount with two decimals, or as many more as say something; its value is the same."""
    exact = amount.normalize(EXACT)
    cents = exact.quantize(CENT, context=EXACT)
    return cents if cents == exact else exact


def to_complete(missing: Iterable[Missing]) -> bytes:
    """Return the rows of a sheet in which what is missing stands blank, those of `[report]` and `[transaction]` first."""
    ordered = sorted(missing, key=lambda each: bool(each.key))
    return "\n".join(line for each in ordered for line in _row(each)).encode()


def _row(each: Missing) -> Iterator[str]:
    if each.rows:
        named = ", ".join(each.rows[:_MOST_ROWS])
        more = len(each.rows) - _MOST_ROWS
        yield f"# {named}{f' and {more} more' if more > 0 else ''}"
    if each.section == "person":
        yield "# or an [[entity]], with its name instead of first_name and last_name"
    if "swift" in each.fields:
        yield "# or institution_code instead of swift"
    yield f"[[{each.section}]]" if each.key else f"[{each.section}]"
    yield from (f"{name} = {_quoted(value)}" for name, value in each.key)
    yield from (f'{name} = ""' for name in each.fields)
    yield ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
