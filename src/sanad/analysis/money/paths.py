# SPDX-License-Identifier: Apache-2.0
"""Money that moves on: chains of payments in which each follows the one before in time and amount.

A chain is a fact of the calendar and the amounts; that it is the *same* money is not. A payment booked in both banks'
statements counts once (`sanad.analysis.money.transfers`). So does an entry that two statements of one account carry
(`sanad.analysis.money.overlap`). Only the longest chains are shown, not the beginnings of them.
"""

from itertools import pairwise

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import chains


def _ask(asked: Asked) -> Answer:
    kept = chains.limits(asked)
    seen, level, remark = chains.begun(asked, kept)
    levels = []
    for _ in range(kept.hops - 1):
        level = chains.onward(asked, level, seen, kept)
        levels.append(level)
    longest = [
        shorter.anti_join(longer, shorter.refs == longer.before)
        for shorter, longer in pairwise(levels)
    ]
    rows = chains.rows(asked, [*longest, levels[-1]])
    said = chains.sentence(asked, kept, rows)
    return Answer(chains.COLUMNS, rows, said + remark)


METHOD = Method(
    "money_paths",
    4,
    ("payments",),
    "account from to [hops] [days] [at_least_percent]",
    "Chains of payments from one account.",
    _ask,
)
