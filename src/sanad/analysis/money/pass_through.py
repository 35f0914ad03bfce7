# SPDX-License-Identifier: Apache-2.0
"""Money that does not stay: days on which an account received, and how much it paid out within the days after.

For each account, currency and day with credits: what came in on that day, and what was booked out from that day to `days` later. Each day stands by
itself, so that one payment out may follow two days of receipts; the answer counts days and does not add them up. That the money is
the same is not said; `trace` says how much of it would be, by which rule.
"""

from fractions import Fraction

import ibis

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import overlap
from sanad.analysis.money.amounts import amount_of, written
from sanad.analysis.money.entries import chosen, entries, first_row, last_row, money

_COLUMNS = (
    "account", "day", "currency", "in", "out within the days", "per cent", "credits", "debits", "first credit",
    "first debit", "last debit",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    (start, end), days = asked.period(), asked.number("days", 3)
    percent = asked.number("at_least_percent", 80, least=1)
    least = amount_of(asked.parameters.get("at_least", "0"), "at_least")
    of = chosen(asked, start, end)
    entry = entries(asked, of)
    into = entry.filter(entry.direction == "credit")
    received = into.group_by("account", "currency", "day").agg(
        received=into.amount.sum(), many=into.count(), first_credit=first_row(into)
    )
    out = entry.filter(entry.direction == "debit")
    spent = out.group_by(account_="account", currency_="currency", day_="day").agg(
        paid=out.amount.sum(), debits=out.count(), first=first_row(out), last=last_row(out)
    )
    after = received.join(
        spent,
        [
            spent.account_ == received.account,
            spent.currency_ == received.currency,
            spent.day_ >= received.day,
            spent.day_ <= received.day + ibis.interval(days=days),
        ],
    )
    moved = after.group_by("account", "day", "currency", "received", "many", "first_credit").agg(
        paid=after.paid.sum(),
        debits=after.debits.sum(),
        first_debit=after["first"].argmin(after.day_),
        last_debit=after["last"].argmax(after.day_),
    )
    found = moved.filter(
        moved.received >= money(least), moved.paid * 100 >= moved.received * percent
    )
    found = found.filter(found.received > 0).order_by("day", "account", "currency")
    rows = tuple(
        (
            asked.mask(account), str(day), currency, written(received), written(paid), str(int(Fraction(paid) / Fraction(received) * 100)),
            str(many), str(debits), first_credit, first_debit, last_debit,
        )
        for account, day, currency, received, many, first_credit, paid, debits, first_debit, last_debit
        in asked.rows(found)
    )  # fmt: skip
    accounts = len({row[0] for row in rows})
    sentence = (
        f"Between {start} and {end} there are {len(rows)} day(s), in {accounts} account(s), on which at least {percent} % of what came in "
        f"was booked out within {days} days; each day is counted by itself."
    )
    return Answer(_COLUMNS, rows, sentence + overlap.remark(asked, of))


METHOD = Method(
    "pass_through", 1, ("payments",), "Days after which most of what came in was paid out.", _ask,
    identifiers=("accounts",),
)  # fmt: skip
