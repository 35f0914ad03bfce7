# SPDX-License-Identifier: Apache-2.0
"""How many different parties paid into an account, or were paid from it, within some days: the window in which they were most.

Counted are the accounts that its statements name; entries that name none are left out and said. Windows end on a day with an
entry; of equal ones the first is shown.
"""

import ibis

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import overlap
from sanad.analysis.money.entries import chosen, entries, first_row, last_row

_COLUMNS = (
    "account", "direction", "parties", "payments", "from", "to", "first row", "last row",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    (start, end), days = asked.period(), asked.number("days", 30, least=1)
    least = asked.number("at_least", 5, least=2)
    of = chosen(asked, start, end)
    entry = entries(asked, of)
    named = entry.filter(entry.other_account.notnull())
    ends = named.select("account", "direction", until="day").distinct()
    inside = named.select(
        "other_account", "day", "place", account_="account", direction_="direction"
    )
    windows = ends.join(
        inside,
        [
            inside.account_ == ends.account,
            inside.direction_ == ends.direction,
            inside.day <= ends.until,
            inside.day > ends.until - ibis.interval(days=days),
        ],
    )
    window = ("account", "direction", "until")
    counted = windows.group_by(*window).agg(parties=windows.other_account.nunique())
    rank = ibis.row_number().over(
        group_by=["account", "direction"], order_by=[ibis.desc("parties"), "until"]
    )
    most = counted.filter(counted.parties >= least).mutate(rank=rank)
    shown = windows.inner_join(most.filter(most.rank == 0), window)
    shown = shown.group_by(*window, "parties").agg(
        payments=shown.count(),
        begun=shown.day.min(),
        first=first_row(shown),
        last=last_row(shown),
    )
    shown = shown.order_by(ibis.desc("parties"), "account", "direction")
    rows = tuple(
        (asked.mask(account), "payers" if direction == "credit" else "payees", str(parties), str(count), str(begun), str(until), first, last)
        for account, direction, until, parties, count, begun, first, last in asked.rows(shown)
    )  # fmt: skip
    unnamed = entry.filter(entry.other_account.isnull())
    left_out = asked.rows(unnamed.aggregate(rows=unnamed.count()))[0][0]
    sentence = (
        f"Between {start} and {end} {len(rows)} time(s) an account had {least} or more different payers, or payees, within {days} "
        "days; of each the window with most is shown"
    )
    if left_out:
        sentence += f"; {left_out} entries name no other account and are not counted"
    return Answer(_COLUMNS, rows, sentence + "." + overlap.remark(asked, of))


METHOD = Method(
    "fan", 1, ("payments",), "Most different payers and payees of an account within some days.", _ask,
    identifiers=("accounts",),
)  # fmt: skip
