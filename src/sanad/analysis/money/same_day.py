# SPDX-License-Identifier: Apache-2.0
"""Days on which money came into an account and money left it: sums and rows, and nothing about whether it is the same money."""

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money.amounts import written
from sanad.analysis.money.entries import chosen, entries, first_row

_COLUMNS = (
    "account", "day", "currency", "credits", "in", "debits", "out", "first credit", "first debit",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    start, end = asked.period()
    of = chosen(asked, start, end)
    entry, remark = entries(asked, of)
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
    rows = tuple(
        (asked.mask(account), str(day), currency, str(many), written(received), str(debits), written(paid), *refs)
        for account, day, currency, many, received, debits, paid, *refs in asked.rows(both)
    )  # fmt: skip
    accounts = len({row[0] for row in rows})
    sentence = (
        f"Between {start} and {end} money was booked both in and out on one day {len(rows)} time(s), in {accounts} account(s), "
        "each currency by itself."
    )
    return Answer(_COLUMNS, rows, sentence + remark)


METHOD = Method(
    "same_day", 1, ("payments",), "Days on which an account both received and paid.", _ask,
    identifiers=("accounts",),
)  # fmt: skip
