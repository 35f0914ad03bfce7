# SPDX-License-Identifier: Apache-2.0
"""Equal amounts, in on one account and out on another that no payment connects: a question for whoever knows more, never a finding about them.

Value that is settled outside the banks may look so, and so does chance: round sums are equal to one another every day. Beside each pair
stands how many entries of exactly this amount there are, in the accounts asked about: the more there are, the less the pair says. Two accounts are
connected when any statement shows a payment between them, at any time. Both accounts must have statements of their own.
"""

import ibis

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import columns
from sanad.analysis.money.amounts import amount_of, written
from sanad.analysis.money.days import MOST
from sanad.analysis.money.entries import entries, money, named
from sanad.analysis.records import payments

_COLUMNS = (
    "received by", "received on", "paid by", "paid on", "amount", "currency", "entries of this amount", "credit", "debit",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    (start, end), days = asked.period(), asked.number("days", 2, most=MOST)
    least = amount_of(asked.parameters.get("at_least"), "at_least")
    entry, remark = entries(asked, start, end, named(asked))
    of = ("account", "day", "amount", "currency", "ref", "exhibit", "row")
    entry = entry.filter(entry.amount >= money(least), entry.amount > 0)
    entry = asked.kept(entry.select(*of, "direction"))
    into = entry.filter(entry.direction == "credit").select(*of)
    out = entry.filter(entry.direction == "debit").select(*of)
    out = out.rename({f"{name}_": name for name in of})
    pairs = into.join(
        out,
        [
            into.amount == out.amount_,
            into.currency == out.currency_,
            into.account != out.account_,
            out.day_ <= into.day + ibis.interval(days=days),
            into.day <= out.day_ + ibis.interval(days=days),
        ],
    )
    for ends in (("account", "account_"), ("account_", "account")):
        linked = payments.select(**dict(zip(ends, ("account", "other_account"), strict=True)))
        pairs = pairs.anti_join(linked, ends)
    alike = entry.group_by("amount", "currency").agg(alike=entry.count())
    pairs = pairs.inner_join(alike, ["amount", "currency"])
    order = ("day", "exhibit", "row", "day_", "exhibit_", "row_")
    found = pairs.order_by(*order).select(
        "account", "day", "account_", "day_", "amount", "currency", "alike", "ref", "ref_"
    )
    rows = columns.rows(asked, asked.engine.table(found), found.columns, ("account", "account_"))
    sentence = (
        f"Between {start} and {end} {len(rows)} pair(s) of entries of {written(least)} or more are equal in amount and at most {days} days "
        f"apart, in on one account and out on another, and no statement shows a payment between the two accounts."
        f"{remark}"
    )
    if rows:
        sentence += " Does anything other than chance connect them?"
    return Answer(_COLUMNS, rows, sentence)


METHOD = Method(
    "offsets",
    2,
    ("payments",),
    "from to [days] at_least [accounts]",
    "Equal amounts in and out on accounts that no payment connects; a question.",
    _ask,
    identifiers=("accounts",),
)
