# SPDX-License-Identifier: Apache-2.0
"""Balances that do not follow from the entries between them.

Record files hold entries and no balances: these are stated with the question, as the statements print them at the end of a day. Each
must be the one before it and the entries of the days since. Where it is not, something is missing, doubled or altered, or the balance was
misread: which of these is not said. (What a reader finds inside one file stands in its receipt.)
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money.amounts import amount_of, total, written
from sanad.analysis.money.days import stated_day
from sanad.analysis.money.entries import entries, first_row, last_row
from sanad.analysis.money.known import currency
from sanad.analysis.records import payments
from sanad.errors import BadValue

_COLUMNS = (
    "from", "to", "balance before", "in", "out", "should be", "stated", "difference", "entries", "first row", "last row",
)  # fmt: skip


class _Day(NamedTuple):
    day: date
    received: Decimal
    paid: Decimal
    entries: int
    first: str
    last: str


def _ask(asked: Asked) -> Answer:
    account, stated = asked.text("account"), _balances(asked)
    unit = currency(asked, payments.filter(payments.account == account))
    begin, end = stated[0][0] + timedelta(days=1), stated[-1][0]
    entry, remark = entries(asked, begin, end, [account])
    entry = entry.filter(entry.currency == unit)
    days = entry.group_by("day").agg(
        received=entry.amount.sum(where=entry.direction == "credit").fill_null(0),
        paid=entry.amount.sum(where=entry.direction == "debit").fill_null(0),
        entries=entry.count(),
        first=first_row(entry),
        last=last_row(entry),
    )
    found = [_Day(*row) for row in asked.rows(days.order_by("day"))]
    rows = tuple(
        _stretch([each for each in found if before < each.day <= on], before, on, held, says)
        for (before, held), (on, says) in pairwise(stated)
    )
    wrong = [row for row in rows if row[7] != written(Decimal(0))]
    sentence = (
        f"Of {len(stated)} balances of {asked.mask(account)} in {unit} from {stated[0][0]} to {end}, {len(rows)} have one before them; "
        f"{len(wrong)} of these do not follow from it and the entries since"
    )
    if wrong:
        sentence += f"; the first is that of {wrong[0][1]}: {wrong[0][6]} is stated, {wrong[0][5]} follows, a difference of {wrong[0][7]}"
    return Answer(_COLUMNS, rows, sentence + "." + remark)


def _stretch(
    days: list[_Day], before: date, on: date, held: Decimal, says: Decimal
) -> tuple[str, ...]:
    received, paid = total(each.received for each in days), total(each.paid for each in days)
    follows = total([held, received, paid.copy_negate()])
    astray = total([says, follows.copy_negate()])
    return (
        str(before + timedelta(days=1)), str(on), *map(written, (held, received, paid, follows, says, astray)),
        str(sum(each.entries for each in days)), days[0].first if days else "", days[-1].last if days else "",
    )  # fmt: skip


def _balances(asked: Asked) -> list[tuple[date, Decimal]]:
    """Return the balances that the parameters state, by day."""
    given: Any = asked.parameters.get("balances")
    detail = 'two at least, each of another day: { on = "2025-01-31", amount = "1250.00" }'
    try:
        stated = sorted((stated_day(_text(row, "on"), "balances"), amount_of(_text(row, "amount"), "balances")) for row in given)  # fmt: skip
    except (TypeError, KeyError, ValueError) as error:
        raise BadValue("parameters", value=given, type="balances", detail=detail) from error
    if len({day for day, _ in stated}) < max(2, len(stated)):
        raise BadValue("parameters", value=given, type="balances", detail=detail)
    return stated


def _text(row: Mapping[str, object], name: str) -> str:
    value = row[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


METHOD = Method(
    "reconcile",
    3,
    ("payments",),
    "account currency balances",
    "Balances that do not follow from the entries between them.",
    _ask,
)
