# SPDX-License-Identifier: Apache-2.0
"""How many different parties paid into an account, or were paid from it, within some days: the window in which they were most.

Counted are the accounts that its statements name; entries that name none are left out and said. Windows end on a day with an
entry; of equal ones the first is shown.
"""

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money.days import MOST
from sanad.analysis.money.entries import entries, first_row, last_row
from sanad.analysis.money.entries import named as asked_about

_COLUMNS = (
    "account", "direction", "parties", "payments", "from", "to", "first row", "last row",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    (start, end), days = asked.period(), asked.number("days", 30, least=1, most=MOST)
    least = asked.number("at_least", 5, least=2)
    entry, remark = entries(asked, start, end, asked_about(asked))
    entry = asked.kept(
        entry.select("account", "direction", "other_account", "day", "place", on=entry.day.epoch_days())
    )  # fmt: skip
    named = entry.filter(entry.other_account.notnull())
    most = _most(named, days, least)
    shown = named.inner_join(
        most,
        ["account", "direction", named.on <= most.until, named.on > most.until - days],
    )
    shown = shown.group_by("account", "direction", "parties").agg(
        payments=shown.count(),
        begun=shown.day.min(),
        until=shown.day.max(),
        first=first_row(shown),
        last=last_row(shown),
    )
    shown = shown.order_by(ibis.desc("parties"), "account", "direction")
    rows = tuple(
        (asked.mask(account), "payers" if direction == "credit" else "payees", str(parties), str(count), str(begun), str(until), first, last)
        for account, direction, parties, count, begun, until, first, last in asked.rows(shown)
    )  # fmt: skip
    unnamed = entry.filter(entry.other_account.isnull())
    left_out = asked.rows(unnamed.aggregate(rows=unnamed.count()))[0][0]
    sentence = (
        f"Between {start} and {end} {len(rows)} time(s) an account had {least} or more different payers, or payees, within {days} "
        "days; of each the window with most is shown"
    )
    if left_out:
        sentence += f"; {left_out} entries name no other account and are not counted"
    return Answer(_COLUMNS, rows, sentence + "." + remark)


def _most(named: ir.Table, days: int, least: int) -> ir.Table:
    """Return for each account and direction the last day, `until`, of the window with most parties, if they are `least`.

    A party is in a window from the day of an entry until `days` later or its next entry, which begins that anew: sums of what begins and ends, and no
    window is looked into.
    """
    ways = ["account", "direction"]
    again = named.on.lead().over(group_by=[*ways, "other_account"], order_by="on")
    begins = named.select(*ways, "on", parties=1, entries=1)
    ends = named.select(*ways, on=ibis.least(again, named.on + days), parties=-1, entries=0)
    both = ibis.union(begins, ends)
    change = both.group_by(*ways, "on").agg(parties=both.parties.sum(), entries=both.entries.sum())
    change = change.mutate(
        parties=change.parties.sum().over(group_by=ways, order_by="on", rows=(None, 0))
    )
    window = change.filter(change.entries > 0, change.parties >= least)
    rank = ibis.row_number().over(group_by=ways, order_by=[ibis.desc("parties"), "on"])
    ranked = window.mutate(rank=rank)
    return ranked.filter(ranked.rank == 0).select(*ways, "parties", until="on")


METHOD = Method(
    "fan",
    2,
    ("payments",),
    "from to [days] [at_least] [accounts]",
    "Most different payers and payees of an account within some days.",
    _ask,
    identifiers=("accounts",),
)
