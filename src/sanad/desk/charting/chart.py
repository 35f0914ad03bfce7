# SPDX-License-Identifier: Apache-2.0
"""What stands on a chart, and how much of it is drawn one by one.

Pure. The order is that of ids; of an entry with very many neighbours those of most sources or events are drawn each, and the others are counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sanad.claims.links import Link
from sanad.values.verdict import Verdict

__all__ = ["MOST", "NUMBER", "THIRD_PARTY", "Chart", "Counted", "End", "Link", "Offered", "Tie", "ahead", "at_most"]  # fmt: skip
NUMBER, THIRD_PARTY = "number", "third_party"
"""Kinds of ends that are no entries: a number or account that is shown, and a pseudonym."""
MOST = 100
"""Neighbours of one entry that are drawn one by one, those of most sources or events; the others stand together by kind."""


@dataclass(frozen=True)
class End:
    """What stands on a chart with so many `lines`: an entry of the register, or a number or account.

    `opened` if its links were asked for, else `ahead` says how many more of each kind there would be.
    """

    id: str
    kind: str
    label: str
    lines: int
    opened: bool
    ahead: tuple[tuple[str, int], ...]

    @property
    def is_entry(self) -> bool:
        """Tell whether it stands on the register."""
        return self.kind not in {NUMBER, THIRD_PARTY}


@dataclass(frozen=True)
class Counted:
    """A tie that a finding counted: so many `events`, as `unit` says; `says` is what else the finding has of it, `rows` what it cites."""

    source: str
    target: str
    events: int
    unit: str
    finding: str
    says: str
    rows: str
    directed: bool


@dataclass(frozen=True)
class Offered:
    """A finding about one of the entries whose rows are a graph: `ties` is how many it would add, `origin` says what was delivered for it and what was not."""

    id: str
    method: str
    sentence: str
    origin: str
    ties: int
    drawn: bool


@dataclass(frozen=True)
class Chart:
    """`links` with whether each is said of the day asked for, `counted` those of findings; `together` are neighbours that are not drawn one by one: (entry, kind of link, how many).

    `of` is how many of both there are in all, `offered` the findings that could be drawn, and `withheld` the claims and findings that the recipient does not get, each with the reason.
    """

    ends: tuple[End, ...]
    links: tuple[tuple[Link, Verdict], ...]
    counted: tuple[Counted, ...]
    of: int
    together: tuple[tuple[str, str, int], ...]
    offered: tuple[Offered, ...]
    withheld: tuple[tuple[str, str], ...]


Tie = Link | Counted
_Key = tuple[str, str, str]


def at_most(
    near: Sequence[Link],
    counted: Sequence[Counted],
    opened: Sequence[str],
    *,
    grouped: bool = False,
) -> tuple[list[Link], list[Counted], list[tuple[str, str, int]]]:
    """Return the ties to the first `MOST` neighbours of each entry, and how many stand together beside them; of an entry that has more, all its neighbours if they are `grouped`."""
    left = [
        (one, tie)
        for one in opened
        for every in (near, counted)
        for tie in _left(every, one, opened, grouped=grouped)
    ]
    out = {_key(tie) for _, tie in left}
    together = Counter((one, _kind(tie)) for one, tie in left)
    drawn = [each for each in near if _key(each) not in out]
    kept = [each for each in counted if _key(each) not in out]
    return drawn, kept, [(*key, count) for key, count in sorted(together.items())]


def ahead(every: Iterable[Link], shown: AbstractSet[str], opened: AbstractSet[str]) -> dict[str, Counter[str]]:  # fmt: skip
    """Return what opening each end that is not open would add, by kind."""
    found: dict[str, Counter[str]] = {}
    for each in every:
        for one in {each.source, each.target} & shown - opened:
            if _other(each, one) not in opened:
                found.setdefault(one, Counter())[each.kind] += 1
    return found


def _left(every: Sequence[Tie], one: str, opened: Sequence[str], *, grouped: bool) -> list[Tie]:
    """Return the ties of an entry that are not drawn one by one."""
    ours = [each for each in every if one in {each.source, each.target}]
    ours.sort(key=_weight, reverse=True)
    names = list(dict.fromkeys(_other(each, one) for each in ours))
    first = 0 if grouped and len(names) > MOST else MOST
    kept = {*names[:first], *opened}
    return [each for each in ours if _other(each, one) not in kept]


def _weight(tie: Tie) -> int:
    return tie.sources if isinstance(tie, Link) else tie.events


def _kind(tie: Tie) -> str:
    return tie.kind if isinstance(tie, Link) else tie.unit


def _key(tie: Tie) -> _Key:
    return tie.source, tie.target, tie.kind if isinstance(tie, Link) else tie.finding


def _other(tie: Tie, one: str) -> str:
    return tie.target if tie.source == one else tie.source
