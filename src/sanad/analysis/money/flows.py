# SPDX-License-Identifier: Apache-2.0
"""What went from whom to whom: sums per payer, payee, stretch of time and currency; the table behind a Sankey picture.

Each payment is in one row only, also between two of the accounts asked about, so that sums over the table are sums of money. Currencies are never added to
one another. With `into` and a table of `rates` a column more shows each sum in one currency, by those rates and no other.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import known
from sanad.analysis.money.amounts import total, written
from sanad.analysis.money.entries import first_row, last_row
from sanad.analysis.money.rates import converted, rates, told
from sanad.analysis.money.transfers import transfers
from sanad.analysis.records import payments
from sanad.errors import BadValue

_COLUMNS = (
    "payer", "payee", "period", "currency", "payments", "total", "first row", "last row",
)  # fmt: skip
_BY = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
NOBODY = "not named"


class Flow(NamedTuple):
    """One row, not yet masked."""

    payer: str | None
    payee: str | None
    period: str
    currency: str
    payments: int
    total: Decimal
    first: str
    last: str


def _ask(asked: Asked) -> Answer:
    accounts, (start, end) = asked.texts("accounts"), asked.period()
    by = str(asked.parameters.get("by", "month"))
    if by not in _BY:
        raise BadValue("parameters", value=by, type="unit", detail=f"one of {', '.join(_BY)}")
    of = payments.filter(payments.account.isin(accounts) | payments.other_account.isin(accounts))
    paid, remark = transfers(asked, of)
    remark += known.remark(asked, of, accounts, start, end)
    found = [Flow(*row) for row in asked.rows(_flows(paid, accounts, start, end, _BY[by]))]
    columns: tuple[str, ...] = _COLUMNS
    rows = [_row(asked, flow) for flow in found]
    sentence = (
        f"Between {start} and {end} the statements show for {', '.join(asked.mask(each) for each in accounts)}: "
        f"{_sums(found, set(accounts)) or 'no payment'}."
    )
    if "into" in asked.parameters:
        into = asked.text("into")
        stated = rates(asked, into)
        worth = converted(((flow.total, flow.currency) for flow in found), into, stated)
        columns = (*columns, f"in {into}")
        rows = [(*row, written(amount)) for row, amount in zip(rows, worth, strict=True)]
        sentence += told({flow.currency for flow in found}, into, stated)
    return Answer(columns, tuple(rows), sentence + remark)


def _flows(found: ir.Table, accounts: list[str], start: date, end: date, form: str) -> ir.Table:
    found = found.filter(found.day.between(start, end))
    found = found.filter(
        found.payer.isin(accounts).fill_null(False)  # noqa: FBT003  # a value, not a switch
        | found.payee.isin(accounts).fill_null(False)  # noqa: FBT003
    ).mutate(
        period=found.day.strftime(form),
        place=ibis.struct({"day": found.day, "exhibit": found.exhibit, "row": found.row}),
    )
    summed = found.group_by("payer", "payee", "period", "currency").agg(
        payments=found.count(), total=found.amount.sum(), first=first_row(found), last=last_row(found)
    )  # fmt: skip
    ends = {side: summed[side].fill_null("") for side in ("payer", "payee")}
    return summed.order_by("period", "currency", *ends.values())


def _row(asked: Asked, flow: Flow) -> tuple[str, ...]:
    ends = (NOBODY if each is None else asked.mask(each) for each in (flow.payer, flow.payee))
    return (
        *ends, flow.period, flow.currency, str(flow.payments), written(flow.total), flow.first, flow.last,
    )  # fmt: skip


def _sums(flows: Iterable[Flow], ours: set[str]) -> str:
    """Return in words what came in, went out and stayed between the accounts, each currency by itself."""
    sums: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in flows:
        way = ("between them" if flow.payee in ours else "out") if flow.payer in ours else "in"
        sums[flow.currency, way].append(flow)
    return ", ".join(
        f"{way} {written(total(flow.total for flow in each))} {currency} in {sum(flow.payments for flow in each)} payment(s)"
        for (currency, way), each in sorted(sums.items())
    )


METHOD = Method(
    "flows",
    2,
    ("payments",),
    "accounts from to [by] [into] [rates]",
    "Sums paid from whom to whom, per period and currency.",
    _ask,
    identifiers=("accounts",),
)
