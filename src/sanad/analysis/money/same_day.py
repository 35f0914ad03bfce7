# SPDX-License-Identifier: Apache-2.0
"""Days on which money came into an account and money left it: sums and rows, and nothing about whether it is the same money."""

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import columns
from sanad.analysis.money.entries import entries, first_row, named

_COLUMNS = (
    "account", "day", "currency", "credits", "in", "debits", "out", "first credit", "first debit",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    start, end = asked.period()
    entry, remark = entries(asked, start, end, named(asked))
    credit, debit = entry.direction == "credit", entry.direction == "debit"
    days = entry.group_by("account", "day", "currency").agg(
        credits=entry.count(where=credit),
        received=entry.amount.sum(where=credit),
        debits=entry.count(where=debit),
        paid=entry.amount.sum(where=debit),
        first_credit=first_row(entry, credit),
        first_debit=first_row(entry, debit),
    )
    both = days.filter(days.credits > 0, days.debits > 0).order_by("day", "account", "currency")
    rows = columns.rows(asked, asked.engine.table(both), both.columns, ("account",))
    accounts = len({row[0] for row in rows})
    sentence = (
        f"Between {start} and {end} money was booked both in and out on one day {len(rows)} time(s), in {accounts} account(s), "
        "each currency by itself."
    )
    return Answer(_COLUMNS, rows, sentence + remark)


METHOD = Method(
    "same_day",
    2,
    ("payments",),
    "from to [accounts]",
    "Days on which an account both received and paid.",
    _ask,
    identifiers=("accounts",),
)
