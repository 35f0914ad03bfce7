# SPDX-License-Identifier: Apache-2.0
"""Entries of accounts in a period, each counted once, as the methods ask them.

An account is described from its own statements, never from another's: what another bank says of it is asked by `both_banks`. The day of an
entry is the day of booking, or the value date where the bank gives no other; days are those that the bank writes.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from sanad.analysis.frozen import Input
from sanad.analysis.method import Asked
from sanad.analysis.money import overlap
from sanad.analysis.records import payments, ref_of


def chosen(asked: Asked, start: date, end: date) -> ir.Table:
    """Return the rows of `payments` in a period, of the accounts that the parameters name if they name any.

    Raises:
        BadValue: `accounts` is there and no list of texts.
    """
    day = payments.booked_on.coalesce(payments.valued_on)
    rows = payments.filter(payments.account.notnull(), day.between(start, end))
    if "accounts" in asked.parameters:
        rows = rows.filter(rows.account.isin(asked.texts("accounts")))
    return rows


def entries(asked: Asked, of: ir.Table) -> tuple[ir.Table, str]:
    """Return the entries that rows of `payments` are, with `day` and `place`, by which they are ordered; and what must be said of overlaps."""
    once, remark = overlap.told(asked, of)
    day = once.booked_on.coalesce(once.valued_on)
    place = ibis.struct({"day": day, "exhibit": once.exhibit, "row": once.row})
    return once.mutate(day=day, place=place), remark


def deliveries(asked: Asked) -> Mapping[str | None, Sequence[Input]]:
    """Return for each account the deliveries that name it among those whose records they are; none for any other."""
    found: dict[str | None, list[Input]] = defaultdict(list)
    for item in asked.inputs:
        for account in item.numbers:
            found[account].append(item)
    return found


def money(amount: Decimal) -> ir.DecimalScalar:
    """Return an amount as the column of amounts holds it, so that no engine compares them as anything else."""
    return ibis.literal(amount, payments.amount.type())


def first_row(table: ir.Table, where: ir.BooleanValue | None = None) -> ir.StringScalar:
    """Return the citation of the earliest entry, of those that meet a condition."""
    return ref_of(table.place.min(where=where))


def last_row(table: ir.Table, where: ir.BooleanValue | None = None) -> ir.StringScalar:
    """Return the citation of the latest entry, of those that meet a condition."""
    return ref_of(table.place.max(where=where))
