# SPDX-License-Identifier: Apache-2.0
"""Payments from one account to another, each once: as the payer's statement shows it, or else the payee's.

A transfer that both banks' statements show counts once: same accounts, amount and currency, booked by one bank at most three days after
the other. Where several such transfers follow one another that closely, there are as many as the statement that shows more of them
says. Amounts, days and references that differ are asked about by `both_banks`; here they are two transfers.

A party that a statement does not name is null. So is a day, where a statement has neither day of booking nor value date.
"""

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Asked
from sanad.analysis.money import overlap
from sanad.analysis.records import payments

APART = 3
"""Days between the bookings of one transfer in two banks: a weekend and the day after."""

ALIKE = ("payer", "payee", "amount", "currency")
"""What both banks write alike of one transfer."""


def transfers(asked: Asked, of: ir.Table = payments) -> tuple[ir.Table, str]:
    """Return every payment once, in the columns of `sightings`, and what must be said of overlaps.

    Args:
        of: rows of `payments`: all those of the parties that are asked about, or more.
    """
    seen, remark = sightings(asked, of)
    seen = asked.kept(seen)
    return once_each(seen, seen), remark


def sightings(asked: Asked, of: ir.Table = payments) -> tuple[ir.Table, str]:
    """Return `payer`, `payee`, `amount`, `currency`, `day` of every entry, its `direction` and place; and what must be said of overlaps."""
    row, remark = overlap.told(asked, of)
    paid = row.direction == "debit"
    seen = row.select(
        "amount", "currency", "exhibit", "row", "ref", "direction",
        payer=paid.ifelse(row.account, row.other_account),
        payee=paid.ifelse(row.other_account, row.account),
        day=row.booked_on.coalesce(row.valued_on),
    )  # fmt: skip
    return seen, remark


def once_each(some: ir.Table, seen: ir.Table) -> ir.Table:
    """Return some of the sightings without the credits that the payer's statement shows as debits.

    Args:
        some: `seen`, or rows with the columns of one of its rows each.
        seen: all sightings between the parties of those rows, or more.
    """
    alike = seen if some is seen else seen.semi_join(some, ALIKE)
    return some.anti_join(_seen_twice(alike), ["exhibit", "row"])


def _seen_twice(seen: ir.Table) -> ir.Table:
    """Return the credits that the payer's statement shows as debits."""
    by = seen.group_by(*ALIKE).agg(one=seen.direction.min(), other=seen.direction.max())
    # Both banks show such transfers; the rest need no closer look. What names no party, or no currency, joins nothing.
    both = seen.filter(seen.day.notnull()).semi_join(by.filter(by.one != by.other), ALIKE)
    order = ["day", "direction", "exhibit", "row"]
    before = both.day.lag().over(group_by=ALIKE, order_by=order)
    near = (both.day <= before + ibis.interval(days=APART)).fill_null(False)  # noqa: FBT003  # a value, not a switch
    both = both.mutate(begins=near.ifelse(0, 1))
    both = both.mutate(
        stretch=both.begins.sum().over(group_by=ALIKE, order_by=order, rows=(None, 0))
    )
    within = [*ALIKE, "stretch"]
    both = both.mutate(
        debits=(both.direction == "debit").ifelse(1, 0).sum().over(group_by=within),
        nth=ibis.row_number().over(
            group_by=[*within, "direction"], order_by=["day", "exhibit", "row"]
        ),
    )
    twice = both.filter(both.direction == "credit", both.nth < both.debits)
    return twice.select("exhibit", "row")
