# SPDX-License-Identifier: Apache-2.0
"""Money that comes back: chains of payments that leave an account and return to it, each following the one before in time and amount.

Nothing is said of why. The chain is one of the calendar and the amounts (`sanad.analysis.money.chains`).
"""

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import chains


def _ask(asked: Asked) -> Answer:
    kept = chains.limits(asked)
    seen, level, remark = chains.begun(asked, kept)
    returns = []
    for _ in range(kept.hops - 1):
        returns.append(chains.onward(asked, level, seen, kept, home=True))
        level = chains.onward(asked, level, seen, kept)
    rows = chains.rows(asked, returns)
    said = chains.sentence(asked, kept, rows, ", leading back to it")
    return Answer(chains.COLUMNS, rows, said + remark)


METHOD = Method(
    "round_trips",
    3,
    ("payments",),
    "account from to [hops] [days] [at_least_percent]",
    "Chains of payments that return to their account.",
    _ask,
)
