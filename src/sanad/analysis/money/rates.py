# SPDX-License-Identifier: Apache-2.0
"""Rates of exchange as whoever asks states them: one for each currency, with its day and its source. None is known here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sanad.analysis.method import Asked
from sanad.analysis.money.amounts import CENT, EXACT, amount_of
from sanad.analysis.money.days import stated_day
from sanad.errors import BadValue

_FIELDS = {"from", "rate", "on", "source"}


@dataclass(frozen=True)
class Rate:
    """What one unit of `currency` was worth on a day, as a source says."""

    currency: str
    rate: Decimal
    on: date
    source: str

    def convert(self, amount: Decimal) -> Decimal:
        """Return an amount in the other currency, rounded once, half to even, to the hundredth."""
        return EXACT.multiply(amount, self.rate).quantize(CENT, context=EXACT)


def rates(asked: Asked, into: str) -> dict[str, Rate]:
    """Return the rates that the parameters state, by currency.

    Raises:
        BadValue: the table is missing, a row of it is not whole, or a currency has two rates.
    """
    table = asked.parameters.get("rates")
    rows = [_rate(row) for row in table] if isinstance(table, list) else []
    found = {rate.currency: rate for rate in rows}
    if not rows or len(found) < len(rows) or into in found:
        detail = f"into {into}, one for each other currency: from, rate, on, source"
        raise BadValue("parameters", value=table, type="table for rates", detail=detail)
    return found


def converted(
    amounts: Iterable[tuple[Decimal, str]], into: str, known: Mapping[str, Rate]
) -> list[Decimal]:
    """Return each amount in the currency `into`.

    Raises:
        BadValue: there is no rate for a currency.
    """
    found = []
    for amount, currency in amounts:
        if currency != into and currency not in known:
            detail = f"without it nothing in {currency} can be shown in {into}"
            raise BadValue("parameters", value=currency, type="rate", detail=detail)
        found.append(amount if currency == into else known[currency].convert(amount))
    return found


def told(currencies: Iterable[str], into: str, known: Mapping[str, Rate]) -> str:
    """Return the sentence that says by which rates amounts in some currencies are shown in another, with a blank before it."""
    used = (known[each] for each in sorted(set(currencies) & set(known)))
    said = "; ".join(f"1 {each.currency} = {each.rate} {into} ({each.source}, {each.on})" for each in used)  # fmt: skip
    return f" In {into} by: {said or 'no rate, all is in it'}."


def _rate(row: object) -> Rate:
    detail = '{ from = "USD", rate = "278.50", on = "2025-02-01", source = "…" }'
    if not isinstance(row, Mapping) or set(row) != _FIELDS or not all(isinstance(each, str) and each for each in row.values()):  # fmt: skip
        raise BadValue("parameters", value=row, type="row of rates", detail=detail)
    rate = amount_of(row["rate"], "rate")
    if rate <= 0:
        raise BadValue("parameters", value=row["rate"], type="rate", detail="above nothing")
    return Rate(row["from"], rate, stated_day(row["on"], "rates"), row["source"])
