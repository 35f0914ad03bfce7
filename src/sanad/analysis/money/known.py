# SPDX-License-Identifier: Apache-2.0
"""What an answer about accounts must add to what it found: days that no statement says it covers, rows that are on no day.

"No payment" is true of what was delivered, and of nothing else. So every answer ends with the days of which it cannot speak.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import ibis.expr.types as ir

from sanad.analysis.calls.coverage import gaps
from sanad.analysis.frozen import Input
from sanad.analysis.method import Asked
from sanad.errors import BadValue


def deliveries(asked: Asked) -> Mapping[str | None, Sequence[Input]]:
    """Return for each account the deliveries that name it among those whose records they are; none for any other."""
    found: dict[str | None, list[Input]] = defaultdict(list)
    for item in asked.inputs:
        for account in item.numbers:
            found[account].append(item)
    return found


def remark(
    asked: Asked, rows: ir.Table, accounts: Sequence[str] | None, start: date, end: date
) -> str:
    """Return what an answer about a period must add: sentences with a blank before each, or nothing.

    Args:
        rows: those of `payments` that the answer looks at, on whatever day.
        accounts: those asked about; `None` for all that have statements: then only days that no statement of anybody covers are said.
    """
    return _uncovered(asked, accounts, start, end) + _on_no_day(asked, rows)


def _uncovered(asked: Asked, accounts: Sequence[str] | None, start: date, end: date) -> str:
    if accounts is None:
        return _said("No statement", ", ".join(gaps(asked.inputs, start, end)))
    delivered, alike = deliveries(asked), defaultdict(list)
    for account in accounts:
        missing = ", ".join(gaps(delivered[account], start, end))
        alike[missing].append(asked.mask(account))
    return "".join(_said(f"No statement of {', '.join(of)}", when) for when, of in alike.items())


def _said(who: str, when: str) -> str:
    return f" {who} says that it covers {when}; what is not shown there is not known." if when else ""  # fmt: skip


def _on_no_day(asked: Asked, rows: ir.Table) -> str:
    without = rows.filter(rows.booked_on.isnull(), rows.valued_on.isnull())
    [(count,)] = asked.rows(without.aggregate(rows=without.count()))
    return f" {count} row(s) give no day and are left out." if count else ""


def currency(asked: Asked, rows: ir.Table) -> str:
    """Return the parameter `currency`: nothing found in a currency that is written otherwise would say nothing.

    Raises:
        BadValue: it is missing, or none of `rows` is in it; those that there are are named.
    """
    wanted, found = asked.text("currency"), asked.rows(rows.select("currency").distinct())
    there = sorted(each for (each,) in found if each)
    if wanted not in there:
        detail = f"the entries are in: {', '.join(there) or 'none'}"
        raise BadValue("parameters", value=wanted, type="currency", detail=detail)
    return wanted
