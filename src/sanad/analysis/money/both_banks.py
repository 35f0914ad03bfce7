# SPDX-License-Identifier: Apache-2.0
"""One transfer seen by two banks: what the payer's statements and the payee's say of each other.

Asked are the transfers between accounts that both have statements here. A debit and a credit are *matched* when payer, payee, currency and amount agree and
the bookings are at most `days` apart: first those with one reference, then the rest in order of day, each with one other only. They are *doubtful* when a
reference agrees but the amounts differ, or when one of the banks does not name the other account. What remains stands on *one side
only*; whether it is absent on the other is said only of days that the other's deliveries cover.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sanad.analysis.calls.coverage import gaps
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import overlap
from sanad.analysis.money.amounts import written
from sanad.analysis.money.entries import entries
from sanad.analysis.money.transfers import APART
from sanad.analysis.records import payments

_COLUMNS = (
    "which", "payer", "payee", "payer's bank", "payee's bank", "paid", "received", "currency", "references", "rows",
)  # fmt: skip
MATCHED, AMOUNTS, UNNAMED = "matched", "doubtful: amounts differ", "doubtful: one bank names no account"  # fmt: skip
ONE_SIDE, NOT_KNOWN = "only {side}", "only {side}; of the other nothing is known"


@dataclass(frozen=True)
class _Side:
    """One entry, as the statement of its account shows it."""

    account: str
    other: str | None
    paid: bool
    amount: Decimal
    currency: str
    day: date
    reference: str | None
    ref: str

    @property
    def ends(self) -> tuple[str | None, str | None]:
        return (self.account, self.other) if self.paid else (self.other, self.account)


_Key = Callable[[_Side], tuple[Hashable, ...] | str | None]
_Pair = tuple[str, _Side, _Side]


def _ask(asked: Asked) -> Answer:
    (start, end), days = asked.period(), asked.number("days", APART)
    wide = (start - timedelta(days=days), end + timedelta(days=days))
    day = payments.booked_on.coalesce(payments.valued_on)
    of = payments.filter(day.between(*wide))
    entry = entries(asked, of)
    known = payments.filter(payments.account.notnull()).select(known="account").distinct()
    between = entry.semi_join(known, entry.other_account == known.known)
    bare = entry.filter(entry.other_account.isnull(), entry.reference.notnull())
    columns = ("account", "other_account", "direction", "amount", "currency", "day", "reference", "ref", "exhibit", "row")  # fmt: skip
    whole = between.select(*columns).union(bare.select(*columns)).order_by("day", "exhibit", "row")
    sides = [
        _Side(account, other, direction == "debit", *rest)
        for account, other, direction, *rest in asked.rows(whole.drop("exhibit", "row"))
        if account != other
    ]
    pairs, alone = _matched(sides, days)
    rows = [_row(asked, which, one, two) for which, one, two in pairs if start <= one.day <= end]
    rows += [_row(asked, _only(asked, side, days), side) for side in alone if start <= side.day <= end]  # fmt: skip
    counts = [sum(row[0].startswith(word) for row in rows) for word in ("matched", "doubtful", "only")]  # fmt: skip
    sentence = (
        f"Of the transfers between accounts with statements of their own, {start} to {end}, both banks show {counts[0]}; {counts[1]} are "
        f"doubtful and {counts[2]} stand in one statement only."
    )
    return Answer(_COLUMNS, tuple(sorted(rows)), sentence + overlap.remark(asked, of))


def _matched(sides: list[_Side], days: int) -> tuple[list[_Pair], list[_Side]]:
    """Return the pairs and what is left, each entry once; sides are in order of day."""
    steps: list[tuple[str, _Key]] = [
        (MATCHED, lambda s: s.reference and s.other and (*s.ends, s.currency, s.amount, s.reference)),
        (MATCHED, lambda s: s.other and (*s.ends, s.currency, s.amount)),
        (AMOUNTS, lambda s: s.reference and s.other and (*s.ends, s.currency, s.reference)),
        (UNNAMED, lambda s: s.reference and (s.currency, s.amount, s.reference)),
    ]  # fmt: skip
    pairs: list[_Pair] = []
    for which, key in steps:
        found = list(_nearest(sides, key, days))
        pairs += [(which, debit, credit) for debit, credit in found]
        taken = {id(side) for pair in found for side in pair}
        sides = [side for side in sides if id(side) not in taken]
    return pairs, [side for side in sides if side.other is not None]


def _nearest(sides: Iterable[_Side], key: _Key, days: int) -> Iterator[tuple[_Side, _Side]]:
    """Yield debits with credits of one key, at most `days` apart: in order of day, so that as many as possible are paired."""
    groups: dict[Hashable, tuple[list[_Side], list[_Side]]] = defaultdict(lambda: ([], []))
    for side in sides:
        if name := key(side):
            groups[name][side.paid].append(side)
    for into, debits in groups.values():
        waiting = iter(into)
        credit = next(waiting, None)
        for debit in debits:
            while credit and (debit.day - credit.day).days > days:
                credit = next(waiting, None)
            if credit and (credit.day - debit.day).days <= days and _may_be_one(debit, credit):
                yield debit, credit
                credit = next(waiting, None)


def _may_be_one(debit: _Side, credit: _Side) -> bool:
    """Return whether neither side says of the other what that one cannot be."""
    return debit.account != credit.account and debit.other in (None, credit.account) and credit.other in (None, debit.account)  # fmt: skip


def _only(asked: Asked, side: _Side, days: int) -> str:
    near = (side.day - timedelta(days=days), side.day + timedelta(days=days))
    others = [item for item in asked.inputs if side.other in item.numbers]
    form = NOT_KNOWN if gaps(others, *near) else ONE_SIDE
    return form.format(side="the payer's" if side.paid else "the payee's")


def _row(asked: Asked, which: str, one: _Side, two: _Side | None = None) -> tuple[str, ...]:
    debit, credit = (one, two) if one.paid else (two, one)
    payer, payee = one.ends if two is None else (one.account, two.account)
    given = [side.reference for side in (one, two) if side]
    if None in given or two is None:
        references = "not on both sides"
    else:
        references = "same" if given[0] == given[1] else "differ"
    return (
        which,
        *("" if each is None else asked.mask(each) for each in (payer, payee)),
        *("" if side is None else str(side.day) for side in (debit, credit)),
        *("" if side is None else written(side.amount) for side in (debit, credit)),
        one.currency,
        references,
        " ".join(side.ref for side in (debit, credit) if side),
    )


METHOD = Method(
    "both_banks", 1, ("payments",), "Transfers as the statements of both banks show them.", _ask, identifiers=()
)  # fmt: skip
