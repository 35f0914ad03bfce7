# SPDX-License-Identifier: Apache-2.0
"""Money that does not stay: days on which an account received, and how much it paid out within the days after.

For each account, currency and day with credits: what came in on that day, and what was booked out from that day to `days` later. Each day stands by
itself, so that one payment out may follow two days of receipts; the answer counts days and does not add them up. That the money is
the same is not said; `trace` says how much of it would be, by which rule.
"""

import ibis

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import columns
from sanad.analysis.money.amounts import amount_of
from sanad.analysis.money.days import MOST
from sanad.analysis.money.entries import entries, first_row, money, named
from sanad.analysis.records import ref_of

_COLUMNS = (
    "account", "day", "currency", "in", "out within the days", "per cent", "credits", "debits", "first credit",
    "first debit", "last debit",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    (start, end), days = asked.period(), asked.number("days", 3, most=MOST)
    percent = asked.number("at_least_percent", 80, least=1, most=10_000)
    least = amount_of(asked.parameters.get("at_least", "0"), "at_least")
    entry, remark = entries(asked, start, end, named(asked))
    entry = entry.filter(entry.currency.notnull())
    credit, debit = entry.direction == "credit", entry.direction == "debit"
    each = entry.group_by("account", "currency", "day").agg(
        received=entry.amount.sum(where=credit), many=entry.count(where=credit), first_credit=first_row(entry, credit),
        paid=entry.amount.sum(where=debit), debits=entry.count(where=debit),
        first=entry.place.min(where=debit), last=entry.place.max(where=debit),
    )  # fmt: skip
    after = ibis.window(group_by=["account", "currency"], order_by=each.day.epoch_days(), range=(0, days))  # fmt: skip
    moved = each.select(
        "account", "day", "currency", "received", each.paid.sum().over(after).name("paid"),
        "many", each.debits.sum().over(after).name("debits"), "first_credit",
        first_debit=ref_of(each["first"].min().over(after)), last_debit=ref_of(each["last"].max().over(after)),
    )  # fmt: skip
    found = moved.filter(
        moved.received >= money(least), moved.received > 0, moved.paid * 100 >= moved.received * percent
    ).order_by("day", "account", "currency")  # fmt: skip
    table = asked.engine.table(found)
    shares = [
        str(paid * 100 // received)
        for paid, received in zip(
            columns.all_units(table["paid"]), columns.all_units(table["received"]), strict=True
        )
    ]
    table = table.add_column(5, "share", [shares])
    rows = columns.rows(asked, table, table.column_names, ("account",))
    accounts = len({row[0] for row in rows})
    sentence = (
        f"Between {start} and {end} there are {len(rows)} day(s), in {accounts} account(s), on which at least {percent} % of what came in "
        f"was booked out within {days} days; each day is counted by itself."
    )
    return Answer(_COLUMNS, rows, sentence + remark)


METHOD = Method(
    "pass_through",
    2,
    ("payments",),
    "from to [days] [at_least_percent] [at_least] [accounts]",
    "Days after which most of what came in was paid out.",
    _ask,
    identifiers=("accounts",),
)
