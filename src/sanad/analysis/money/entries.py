# SPDX-License-Identifier: Apache-2.0
"""Entries of accounts in a period, each counted once, as the methods ask them.

An account is described from its own statements, never from another's: what another bank says of it is asked by `both_banks`. The day of an
entry is the day of booking, or the value date where the bank gives no other; days are those that the bank writes.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Asked
from sanad.analysis.money import known, overlap
from sanad.analysis.records import payments, ref_of


def named(asked: Asked) -> list[str] | None:
    """Return the accounts that the parameters name, `None` if they name none: then all are meant that have statements.

    Raises:
        BadValue: `accounts` is there and no list of texts.
    """
    return asked.texts("accounts") if "accounts" in asked.parameters else None


def day_of(row: ir.Table) -> ir.DateValue:
    """Return the day on which each of some rows of `payments` is; null where it gives none."""
    return row.booked_on.coalesce(row.valued_on)


def entries(
    asked: Asked, start: date, end: date, accounts: Sequence[str] | None
) -> tuple[ir.Table, str]:
    """Return the entries of a period, with `day` and `place`, by which they are ordered; and what must be said of overlaps and of what is not known.

    Args:
        accounts: whose entries; `None` for all.
    """
    rows = payments.filter(payments.account.notnull())
    if accounts is not None:
        rows = rows.filter(rows.account.isin(accounts))
    once, remark = overlap.told(asked, rows.filter(day_of(rows).between(start, end)))
    day = day_of(once)
    place = ibis.struct({"day": day, "exhibit": once.exhibit, "row": once.row})
    remark += known.remark(asked, rows, accounts, start, end)
    return once.mutate(day=day, place=place), remark


def money(amount: Decimal) -> ir.DecimalScalar:
    """Return an amount as the column of amounts holds it, so that no engine compares them as anything else."""
    return ibis.literal(amount, payments.amount.type())


def first_row(table: ir.Table, where: ir.BooleanValue | None = None) -> ir.StringScalar:
    """Return the citation of the earliest entry, of those that meet a condition."""
    return ref_of(table.place.min(where=where))


def last_row(table: ir.Table, where: ir.BooleanValue | None = None) -> ir.StringScalar:
    """Return the citation of the latest entry, of those that meet a condition."""
    return ref_of(table.place.max(where=where))
