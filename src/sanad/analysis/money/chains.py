# SPDX-License-Identifier: Apache-2.0
"""Chains of payments in which each follows the one before in time and amount, hop by hop.

Each hop is one join of the chains so far with the payments of the account where they ended: at most `hops` joins, in one expression that any engine
runs whole. No account is met twice, so no chain runs for ever. Cost: rows grow with the chains that there are, which in a
thicket of equal payments may be many; `days`, `at_least_percent` and `hops` are what keeps them few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Asked
from sanad.analysis.money import known
from sanad.analysis.money.amounts import written
from sanad.analysis.money.days import MOST
from sanad.analysis.money.transfers import once_each, sightings
from sanad.analysis.records import payments

COLUMNS = ("accounts", "amounts", "currency", "days", "rows")
_MOST_HOPS = 8


@dataclass(frozen=True)
class Limits:
    """What a chain keeps to: the account it begins with, its days, hops, days between hops, and the least share that moves on."""

    account: str
    start: date
    end: date
    hops: int
    days: int
    percent: int


def limits(asked: Asked) -> Limits:
    """Return the limits that the parameters state.

    Raises:
        BadValue: one is missing or cannot be; more than eight hops, or a share above 100 %.
    """
    account, (start, end) = asked.text("account"), asked.period()
    hops = asked.number("hops", 4, least=2, most=_MOST_HOPS)
    percent = asked.number("at_least_percent", 80, least=1, most=100)
    return Limits(account, start, end, hops, asked.number("days", 7, most=MOST), percent)


class Begun(NamedTuple):
    """All sightings of payments, the chains of one payment from the account, and what must be said of overlaps and of what is not known."""

    seen: ir.Table
    chains: ir.Table
    remark: str


def begun(asked: Asked, kept: Limits) -> Begun:
    """Return what chains are made of: payments between accounts that are named."""
    found, remark = sightings(asked)
    remark += known.remark(asked, payments, [kept.account], kept.start, kept.end)
    seen = asked.kept(found.filter(found.payer.notnull(), found.payee.notnull()))
    first = seen.filter(seen.payer == kept.account, seen.payee != seen.payer)
    first = once_each(first.filter(first.day.between(kept.start, kept.end)), first)
    chains = first.select(
        "amount", "currency", "day", at=first.payee, before=ibis.literal(""), refs=first.ref,
        accounts=ibis.array([first.payer, first.payee]), amounts=ibis.array([first.amount]),
        days=ibis.array([first.day]),
    )  # fmt: skip
    return Begun(seen, chains, remark)


def onward(
    asked: Asked, chains: ir.Table, seen: ir.Table, kept: Limits, *, home: bool = False
) -> ir.Table:
    """Return the chains with one payment more: to an account not met yet, or `home` to the first.

    Repeats of a payment are looked for among those that go on from a chain only: of all payments that would be most of the work.
    """
    step = seen.filter(seen.day.between(kept.start, kept.end)).rename(
        next_amount="amount", next_day="day", next_currency="currency"
    )
    joined = chains.join(
        step,
        [
            step.payer == chains.at,
            step.next_currency == chains.currency,
            step.next_day >= chains.day,
            step.next_day <= chains.day + ibis.interval(days=kept.days),
            step.next_amount <= chains.amount,
            step.next_amount * 100 >= chains.amount * kept.percent,
        ],
    )
    met = joined.accounts.contains(joined.payee)
    joined = joined.filter(joined.payee == kept.account if home else ~met)
    longer = joined.select(
        "currency", "payer", "payee", "exhibit", "row", amount=joined.next_amount, day=joined.next_day, at=joined.payee,
        before=joined.refs, refs=joined.refs + " " + joined.ref,
        accounts=joined.accounts.concat(ibis.array([joined.payee])),
        amounts=joined.amounts.concat(ibis.array([joined.next_amount])),
        days=joined.days.concat(ibis.array([joined.next_day])),
    )  # fmt: skip
    return asked.kept(once_each(asked.kept(longer), seen).drop("payer", "payee", "exhibit", "row"))


def sentence(asked: Asked, kept: Limits, found: Sequence[tuple[str, ...]], lead: str = "") -> str:
    """Return what the rows say: how many chains of two or more payments `lead` where, within which limits, and the longest."""
    said = (
        f"From {asked.mask(kept.account)}, {kept.start} to {kept.end}: {len(found)} chain(s) of two to {kept.hops} payments{lead}, each "
        f"within {kept.days} days of the one before and of at least {kept.percent} % of its amount"
    )
    if found:
        accounts, amounts, currency, days, *_ = found[0]
        said += f"; the longest runs {accounts} with {amounts} {currency}, booked {days}"
    return f"{said}."


def rows(asked: Asked, levels: Sequence[ir.Table]) -> tuple[tuple[str, ...], ...]:
    """Return chains as an answer shows them: the longest first, of these the largest, ties by their rows."""
    columns = ("accounts", "amounts", "currency", "days", "refs", "hops", "largest")
    tables = [
        level.mutate(hops=hops, largest=level.amounts[0]).select(*columns)
        for hops, level in enumerate(levels, 2)
    ]
    whole = ibis.union(*tables) if len(tables) > 1 else tables[0]
    order = [ibis.desc("hops"), ibis.desc("largest"), "refs"]
    return tuple(_row(asked, *found) for *found, _, _ in asked.rows(whole.order_by(*order)))


def _row(
    asked: Asked, accounts: list[str], amounts: list[Decimal], currency: str, days: list[Any], refs: str,
) -> tuple[str, ...]:  # fmt: skip
    return (
        " → ".join(asked.mask(each) for each in accounts),
        " → ".join(written(each) for each in amounts),
        currency,
        " → ".join(str(each) for each in days),
        refs,
    )
