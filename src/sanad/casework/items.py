# SPDX-License-Identifier: Apache-2.0
"""What shows that an act was done: exhibits, what sort of evidence each is, who handed it over, and whether it may carry a charge."""

from collections.abc import Collection
from dataclasses import dataclass

from sanad.values.canonical import Json

ENOUGH = 2
"""Independent sources that an individual act needs (law/pakistan.md 1.6(4), SG-15): from there on, items not known change nothing."""


@dataclass(frozen=True)
class Item:
    """One exhibit offered for an act. `counts` is None where nobody has said what it is, or whether it may be used; `source` where nobody has said who gave it."""

    exhibit: str
    sort: str | None
    source: str | None
    counts: bool | None

    def as_json(self) -> dict[str, Json]:
        """Return the item as the facts of rules hold it: what is not known is left out."""
        return {key: value for key, value in vars(self).items() if value is not None}


def carrying(items: Collection[Item]) -> int | None:
    """Return how many different exhibits may carry a charge, at least; None where what is not known of others could make them enough."""
    return _at_least(
        {item.exhibit for item in items if item.counts},
        open_ones=any(item.counts is None for item in items),
    )


def independent(items: Collection[Item]) -> int | None:
    """Return how many different sources gave items that count, at least; None where items not known could make them enough."""
    sure = {item.source for item in items if item.counts and item.source is not None}
    open_ones = any(item.counts is None or (item.counts and item.source is None) for item in items)
    return _at_least(sure, open_ones=open_ones)


def _at_least(sure: Collection[str], *, open_ones: bool) -> int | None:
    return None if len(sure) < ENOUGH and open_ones else len(sure)
