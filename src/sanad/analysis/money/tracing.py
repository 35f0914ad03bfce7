# SPDX-License-Identifier: Apache-2.0
"""Three rules by which courts follow money into a mixed account and out of it again. Pure: whole units in, whole units out.

* **First in, first out** (*Clayton's Case*, Devaynes v Noble (1816) 1 Mer 572): what came in first goes out first.
* **Pro rata** (*Barlow Clowes International v Vaughan* [1992] 4 All ER 22, "North American" or rolling form): each payment out takes of every source in proportion to the balance.
* **Lowest intermediate balance** (*James Roscoe (Bolton) Ltd v Winder* [1915] 1 Ch 62): the other money goes out first, and of the traced money
  never more is left than the lowest balance since.

Which of them a court applies is for the court. None says whose the money is. An overdraft holds no money: what is paid into one is gone as far as it
covers it. For every rule, always: traced in = traced out + covered an overdraft + still held.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

UNIT = 100_000  # of a currency: record files hold five decimals
_GRAIN = UNIT // 100  # shares are rounded down to the hundredth, and the rest stays


class Rule(Protocol):
    """An account as one rule sees it; `held` is how much traced money is in it."""

    held: int

    def __init__(self, opening: int) -> None:
        """Begin with a balance that is not traced."""

    def credit(self, amount: int, traced: int) -> int:
        """Take in an amount, of which `traced` is traced; return how much of that covered an overdraft."""

    def debit(self, amount: int) -> int:
        """Pay an amount out; return how much of it is traced."""


class FirstIn:
    """First in, first out. Of a credit that is traced in part, that part is the first."""

    def __init__(self, opening: int) -> None:
        """Begin with a balance that is not traced."""
        self._parcels: deque[tuple[int, bool]] = deque()
        self._debt = 0
        self.held = 0
        if opening < 0:
            self._debt = -opening
        else:
            self._put(opening, traced=False)

    def credit(self, amount: int, traced: int) -> int:
        """Take in an amount."""
        kept = self._put(traced, traced=True)
        self.held += kept
        self._put(amount - traced, traced=False)
        return traced - kept

    def debit(self, amount: int) -> int:
        """Pay an amount out."""
        found = 0
        while amount and self._parcels:
            parcel, traced = self._parcels.popleft()
            part = min(parcel, amount)
            if parcel > part:
                self._parcels.appendleft((parcel - part, traced))
            amount -= part
            found += part if traced else 0
        self._debt += amount
        self.held -= found
        return found

    def _put(self, amount: int, *, traced: bool) -> int:
        covered = min(amount, self._debt)
        self._debt -= covered
        if amount > covered:
            self._parcels.append((amount - covered, traced))
        return amount - covered


class ProRata:
    """Every payment takes of the traced money in proportion to the balance."""

    def __init__(self, opening: int) -> None:
        """Begin with a balance that is not traced."""
        self._balance = opening
        self.held = 0

    def credit(self, amount: int, traced: int) -> int:
        """Take in an amount; what covers an overdraft is of its parts in proportion."""
        covered = _share(traced, min(amount, max(0, -self._balance)), amount)
        self._balance += amount
        self.held += traced - covered
        return covered

    def debit(self, amount: int) -> int:
        """Pay an amount out."""
        found = _share(self.held, min(amount, max(0, self._balance)), self._balance)
        self._balance -= amount
        self.held -= found
        return found


class LowestBalance:
    """The other money goes out first."""

    def __init__(self, opening: int) -> None:
        """Begin with a balance that is not traced."""
        self._balance = opening
        self.held = 0

    def credit(self, amount: int, traced: int) -> int:
        """Take in an amount."""
        self._balance += amount
        self.held += traced
        return self._fall()

    def debit(self, amount: int) -> int:
        """Pay an amount out."""
        self._balance -= amount
        return self._fall()

    def _fall(self) -> int:
        gone = max(0, self.held - max(0, self._balance))
        self.held -= gone
        return gone


def _share(traced: int, part: int, whole: int) -> int:
    """Return what `part` of `whole` holds of the traced money, rounded down, but so much that what is left has room for the rest."""
    if part <= 0:
        return 0
    return max(traced * part // whole // _GRAIN * _GRAIN, traced - (whole - part))


RULES: tuple[tuple[str, type[Rule]], ...] = (
    ("first in, first out", FirstIn),
    ("pro rata", ProRata),
    ("lowest balance", LowestBalance),
)


class Step(NamedTuple):
    """What one entry does to the traced money, by one rule: the entry by its place in the list, and how much left."""

    entry: int
    amount: int


def follow(
    rule: Rule, entries: Iterable[tuple[bool, int]], traced: dict[int, int]
) -> Iterator[Step]:
    """Yield the entries with which traced money left, in order: debits, and credits that covered an overdraft.

    Args:
        entries: (is a debit, amount in units), in the order of booking.
        traced: which credits are traced, by their place in the list, and how much of each.
    """
    for place, (is_debit, amount) in enumerate(entries):
        gone = rule.debit(amount) if is_debit else rule.credit(amount, traced.get(place, 0))
        if gone:
            yield Step(place, gone)


def least_opening(entries: Iterable[tuple[bool, int]]) -> int:
    """Return the least opening balance with which no balance falls below nothing."""
    balance = lowest = 0
    for is_debit, amount in entries:
        balance += -amount if is_debit else amount
        lowest = min(lowest, balance)
    return -lowest
