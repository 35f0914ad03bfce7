# SPDX-License-Identifier: Apache-2.0
"""One transfer seen by two banks: what the payer's statements and the payee's say of each other.

Asked are the transfers between accounts that both have statements here. A debit and a credit are *matched* when payer, payee, currency and amount agree and
the bookings are at most `days` apart: first those with one reference, then the rest in order of day, each with one other only. They are *doubtful* when a
reference agrees but the amounts differ, or when one of the banks does not name the other account. What remains stands on *one side
only*; whether it is absent on the other is said only of days that the other's deliveries cover.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from sanad.analysis.calls.coverage import gaps
from sanad.analysis.frozen import Input
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import columns, known, overlap
from sanad.analysis.money.amounts import written
from sanad.analysis.money.entries import day_of
from sanad.analysis.money.transfers import ALIKE, APART
from sanad.analysis.records import payments

_COLUMNS = (
    "which", "payer", "payee", "payer's bank", "payee's bank", "paid", "received", "currency", "references", "rows",
)  # fmt: skip
_SIDE = ("account", "other_account", "direction", "amount", "currency", "day", "reference", "ref")
_SHOWN = ("which", "payer", "payee", "paid", "received", "amount", "amount", "currency", "references", "refs")  # fmt: skip
MATCHED, AMOUNTS, UNNAMED = "matched", "doubtful: amounts differ", "doubtful: one bank names no account"  # fmt: skip
SAME, DIFFER, NOT_BOTH = "same", "differ", "not on both sides"
PAIR = 2
_MOST_DAYS = 366
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
    (start, end), days = asked.period(), asked.number("days", APART, most=_MOST_DAYS)
    wide = (start - timedelta(days=days), end + timedelta(days=days))
    entry, remark = overlap.told(asked, payments.filter(day_of(payments).between(*wide)))
    entry = entry.mutate(day=day_of(entry))
    whole = asked.kept(_between(entry))
    plain = asked.kept(_plain(whole, days))
    rest = whole.anti_join(plain, ALIKE).order_by("day", "exhibit", "row")
    sides = [
        _Side(account, other, direction == "debit", *more)
        for account, other, direction, *more in asked.rows(rest.select(*_SIDE))
        if account != other
    ]
    pairs, alone = _matched(sides, days)
    delivered = known.deliveries(asked)
    rows = [_row(asked, which, one, two) for which, one, two in pairs if start <= one.day <= end]
    rows += [_row(asked, _only(delivered[side.other], side, days), side) for side in alone if start <= side.day <= end]  # fmt: skip
    matched = _plain_rows(asked, plain.filter(plain.paid.between(start, end)))
    counts = [sum(row[0].startswith(word) for row in rows) for word in ("matched", "doubtful", "only")]  # fmt: skip
    counts[0] += len(matched)
    sentence = (
        f"Of the transfers between accounts with statements of their own, {start} to {end}, both banks show {counts[0]}; {counts[1]} are "
        f"doubtful and {counts[2]} stand in one statement only."
    )
    remark += known.remark(asked, payments, None, start, end)
    return Answer(_COLUMNS, (*sorted(rows), *matched), sentence + remark)


def _between(entry: ir.Table) -> ir.Table:
    """Return the entries between accounts that have statements, and those that name no account but bear a reference."""
    own = payments.filter(payments.account.notnull()).select(own="account").distinct()
    named = entry.semi_join(own, entry.other_account == own.own)
    bare = entry.filter(entry.other_account.isnull(), entry.reference.notnull())
    columns = (*_SIDE, "exhibit", "row")
    whole = named.select(*columns).union(bare.select(*columns))
    paid = whole.direction == "debit"
    return whole.mutate(
        payer=paid.ifelse(whole.account, whole.other_account),
        payee=paid.ifelse(whole.other_account, whole.account),
    )


def _plain(whole: ir.Table, days: int) -> ir.Table:
    """Return the pairs that leave nothing to choose: one debit and one credit that alone have all of a key. Most transfers are such."""
    named = whole.filter(*(whole[key].notnull() for key in ALIKE))
    named = named.filter(named.payer != named.payee, named.payer != "", named.payee != "")
    debit, credit = named.direction == "debit", named.direction == "credit"
    found = named.group_by(*ALIKE).agg(
        entries=named.count(), given=named.reference.count(), first=named.reference.min(), last=named.reference.max(),
        paid=named.day.min(where=debit), received=named.day.min(where=credit),
        debit=named.ref.min(where=debit), credit=named.ref.min(where=credit),
    )  # fmt: skip
    apart = (found.paid.epoch_days() - found.received.epoch_days()).abs()
    references = ibis.cases(
        (found.given < PAIR, NOT_BOTH), (found["first"] == found["last"], SAME), else_=DIFFER
    )
    return found.filter(found.entries == PAIR, apart <= days).mutate(references=references)


def _plain_rows(asked: Asked, plain: ir.Table) -> tuple[tuple[str, ...], ...]:
    shown = plain.select(
        "payer", "payee", "paid", "received", "amount", "currency", "references",
        which=ibis.literal(MATCHED), refs=plain.debit + " " + plain.credit,
    )  # fmt: skip
    table = asked.engine.table(shown.order_by("paid", *ALIKE))
    return columns.rows(asked, table, _SHOWN, ("payer", "payee"))


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


def _only(delivered: Sequence[Input], side: _Side, days: int) -> str:
    near = (side.day - timedelta(days=days), side.day + timedelta(days=days))
    form = NOT_KNOWN if gaps(delivered, *near) else ONE_SIDE
    return form.format(side="the payer's" if side.paid else "the payee's")


def _row(asked: Asked, which: str, one: _Side, two: _Side | None = None) -> tuple[str, ...]:
    debit, credit = (one, two) if one.paid else (two, one)
    payer, payee = one.ends if two is None else (one.account, two.account)
    given = [side.reference for side in (one, two) if side]
    if None in given or two is None:
        references = NOT_BOTH
    else:
        references = SAME if given[0] == given[1] else DIFFER
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
    "both_banks",
    2,
    ("payments",),
    "from to [days]",
    "Transfers as the statements of both banks show them.",
    _ask,
    identifiers=(),
)
