# SPDX-License-Identifier: Apache-2.0
"""Several amounts just below a threshold within some days: which amounts, on which days. Why is not said.

Stretches are told from the first such entry on: a stretch holds what was booked within `days` of its first entry, and the next begins after it. No
entry is in two stretches.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money.amounts import amount_of, total, written
from sanad.analysis.money.days import MOST
from sanad.analysis.money.entries import entries, money, named
from sanad.analysis.money.known import currency
from sanad.analysis.records import payments
from sanad.errors import BadValue

_COLUMNS = (
    "account", "direction", "entries", "total", "currency", "from", "to", "amounts", "rows",
)  # fmt: skip


class _Entry(NamedTuple):
    account: str
    direction: str
    amount: Decimal
    day: date
    ref: str


def _ask(asked: Asked) -> Answer:
    (start, end), days = asked.period(), asked.number("days", 7, least=1, most=MOST)
    within = asked.number("within_percent", 10, least=1, most=100)
    least = asked.number("at_least", 3, least=2)
    threshold = amount_of(asked.parameters.get("threshold"), "threshold")
    if threshold <= 0:
        raise BadValue("parameters", value=str(threshold), type="threshold", detail="above nothing")
    unit = currency(asked, payments)
    entry, remark = entries(asked, start, end, named(asked))
    lowest = threshold * (100 - within) / 100
    below = entry.filter(entry.currency == unit, entry.amount < money(threshold))
    below = below.filter(below.amount * 100 >= money(lowest * 100))
    ordered = below.order_by("account", "direction", "day", "exhibit", "row")
    found = map(_Entry._make, asked.rows(ordered.select(*_Entry._fields)))
    rows = tuple(
        _row(asked, stretch, unit)
        for _, each in groupby(found, key=lambda entry: (entry.account, entry.direction))
        for stretch in stretches(each, days)
        if len(stretch) >= least
    )
    sentence = (
        f"Between {start} and {end} there are {len(rows)} stretch(es) of up to {days} days in which one account received, or paid, {least} or "
        f"more amounts from {written(lowest)} to just below {written(threshold)} {unit}"
    )
    if rows:
        sentence += f"; the first is of {rows[0][2]} entries, {rows[0][5]} to {rows[0][6]}"
    return Answer(_COLUMNS, rows, sentence + "." + remark)


def stretches(ordered: Iterable[_Entry], days: int) -> Iterator[list[_Entry]]:
    """Yield entries in order of day as stretches of at most `days` days, counting first and last."""
    stretch: list[_Entry] = []
    for entry in ordered:
        if stretch and entry.day - stretch[0].day >= timedelta(days=days):
            yield stretch
            stretch = []
        stretch.append(entry)
    if stretch:
        yield stretch


def _row(asked: Asked, stretch: list[_Entry], currency: str) -> tuple[str, ...]:
    first, last = stretch[0], stretch[-1]
    amounts = " ".join(f"{each.day}:{written(each.amount)}" for each in stretch)
    refs = " ".join(each.ref for each in stretch)
    whole = written(total(each.amount for each in stretch))
    return (
        asked.mask(first.account), first.direction, str(len(stretch)), whole, currency, str(first.day), str(last.day), amounts, refs,
    )  # fmt: skip


METHOD = Method(
    "structuring",
    2,
    ("payments",),
    "threshold currency from to [within_percent] [days] [at_least] [accounts]",
    "Several amounts just below a threshold within some days.",
    _ask,
    identifiers=("accounts",),
)
