# SPDX-License-Identifier: Apache-2.0
"""Stories: which reports seem to tell one event, with why each belongs, and which of them share their wording.

Works on what the words suggest (`sanad.claims.suggestions`), so it is no better than the suggestions: it orders reading and
decides nothing. A report that tells several events is in several stories; what it recalls as background is in none. Two
tellings are joined when, at one place finer than a province, their days meet and they share a kind of event or a number of people, or
their days follow each other and they share a number, or no days are known and they share two numbers; or when they share
their wording. Near-linear: tellings are compared with those of their place, and texts by runs of words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from sanad.claims.copies import Copy
from sanad.claims.copies import candidates as copies
from sanad.claims.incidents.days import Days, days_of
from sanad.claims.suggestions.lexicon import Lexicon, key
from sanad.claims.suggestions.suggest import suggest
from sanad.claims.suggestions.suggestion import TOLLS, Suggestion

_FINE = frozenset({"site", "town", "tehsil", "district", "stretch"})
_REACH = timedelta(days=1)
_LEAST_FIGURES = 2
"""Numbers of people that two tellings at one place must share when their days are not known."""
_MOST_AT_ONE_PLACE = 200
"""Tellings of one place compared with one another: of more, each with the next that many in the order of their days."""

Figure = tuple[str, str, int]


@dataclass(frozen=True)
class Telling:
    """One event as one report tells it; `number` is that of the event in the report, from 1, or 0 where it tells none."""

    report: str
    number: int
    days: tuple[Days, ...] = ()
    places: tuple[str, ...] = ()
    figures: frozenset[Figure] = frozenset()
    kinds: frozenset[str] = frozenset()


class Reason(NamedTuple):
    """What a telling shares, in words, and the report that tells it too."""

    words: str
    report: str


@dataclass(frozen=True)
class Member:
    """A telling in a story, why it belongs to it, and `like`, a report named before it whose wording it shares.

    Which of the two repeats the other, or whether both repeat a third, the texts do not say.
    """

    telling: Telling
    reasons: tuple[Reason, ...]
    like: str | None


@dataclass(frozen=True)
class Story:
    """Tellings of what seems to be one event."""

    members: tuple[Member, ...]

    @property
    def independent(self) -> int:
        """Return how many of its reports share their wording with none named before them."""
        return len({one.telling.report for one in self.members if one.like is None})


def tellings(report: str, text: str, published: date | None, lexicon: Lexicon) -> list[Telling]:
    """Return the events that a report tells as its news; one empty telling where it tells none.

    `published` is the day on which it appeared; without it no “on Saturday” is a day.
    """
    found = suggest(text, published, lexicon)
    news = {one.number for one in found.incidents if not one.background}
    by_event: dict[int, list[Suggestion]] = {number: [] for number in sorted(news)}
    for one in found.suggestions:
        if one.incident in news:
            by_event[one.incident].append(one)
    return [_telling(report, number, said) for number, said in by_event.items()] or [Telling(report, 0)]  # fmt: skip


def stories(told: Iterable[Telling], texts: Mapping[str, str]) -> list[Story]:
    """Return the stories of two tellings or more, the largest first; papers that share wording and tell no event are none.

    Args:
        told: What the reports tell.
        texts: Report → its text, for the wording.
    """
    every = sorted(told, key=lambda one: (one.report, one.number))
    repeated = copies(texts)
    why: dict[Telling, dict[Reason, None]] = {one: {} for one in every}
    groups = _Groups()
    for left, right, words in (*_of_one_place(every), *_of_one_wording(every, repeated)):
        groups.join(left, right)
        why[left][Reason(words, right.report)] = None
        why[right][Reason(words, left.report)] = None
    tell_something = (group for group in groups.all() if any(one.number for one in group))
    found = [_story(group, why, repeated) for group in tell_something]
    return sorted(found, key=lambda one: (-len(one.members), one.members[0].telling.report, one.members[0].telling.number))  # fmt: skip


class _Groups:
    """Sets of tellings joined pair by pair."""

    def __init__(self) -> None:
        self._parent: dict[Telling, Telling] = {}

    def _head(self, one: Telling) -> Telling:
        while self._parent.setdefault(one, one) != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def join(self, left: Telling, right: Telling) -> None:
        self._parent[self._head(right)] = self._head(left)

    def all(self) -> list[list[Telling]]:
        found: dict[Telling, list[Telling]] = defaultdict(list)
        for one in list(self._parent):
            found[self._head(one)].append(one)
        return list(found.values())


def _telling(report: str, number: int, said: Sequence[Suggestion]) -> Telling:
    days = {found for one in said if one.kind == "date" and (found := days_of(one.value))}
    places = {str(one.value) for one in said if one.kind == "place" and one.precision in _FINE}
    kinds = {str(one.value) for one in said if one.kind == "incident_type"}
    return Telling(
        report,
        number,
        tuple(sorted(days)),
        tuple(sorted(places)),
        frozenset(_figures(said)),
        frozenset(kinds),
    )


def _figures(said: Iterable[Suggestion]) -> Iterator[Figure]:
    for one in said:
        if one.kind in TOLLS and isinstance(one.value, dict) and one.value["low"]:
            yield one.kind, str(one.value["category"]), int(str(one.value["low"]))


def _of_one_place(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling, str]]:
    here: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        for place in {key(name) for name in one.places}:
            here[place].append(one)
    for place, found in sorted(here.items()):
        found.sort(key=lambda one: (one.days, one.report, one.number))
        for at, left in enumerate(found):
            last = max((days.last for days in left.days), default=None)
            for right in found[at + 1 : at + 1 + _MOST_AT_ONE_PLACE]:
                if last is not None and right.days[0].first > last + _REACH:
                    break
                if left.report != right.report and (shared := _shared(left, right)):
                    name = next(name for name in left.places if key(name) == place)
                    yield left, right, f"{name}: {shared}"


def _shared(left: Telling, right: Telling) -> str | None:
    """Return what two tellings at one place share, in words, when it is enough."""
    figures = [f"{number} {kind} ({category})" for kind, category, number in sorted(left.figures & right.figures)]  # fmt: skip
    kinds = sorted(left.kinds & right.kinds)
    if not left.days or not right.days:
        return ", ".join(figures) if len(figures) >= _LEAST_FIGURES else None
    ours, theirs = min(
        ((a, b) for a in left.days for b in right.days), key=lambda two: two[0].apart(two[1])
    )
    apart = ours.apart(theirs)
    if apart > _REACH.days or not (figures or (kinds and not apart)):
        return None
    return ", ".join([_words(ours, theirs), *kinds, *figures])


def _words(ours: Days, theirs: Days) -> str:
    return ours.words if ours == theirs else f"{ours.words} / {theirs.words}"


def _of_one_wording(
    told: Sequence[Telling], repeated: Iterable[Copy]
) -> Iterator[tuple[Telling, Telling, str]]:
    """Yield the tellings of reports that share their wording: those that meet, else the first of each."""
    of: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        of[one.report].append(one)
    for copy in repeated:
        pairs = [(left, right) for left in of[copy.left] for right in of[copy.right]]
        meeting = [(left, right) for left, right in pairs if _meets(left, right)]
        for left, right in meeting or pairs[:1]:
            yield left, right, f"{copy.shared:.0%} by {copy.how}"


def _meets(left: Telling, right: Telling) -> bool:
    places = {key(name) for name in left.places} & {key(name) for name in right.places}
    return bool(places or left.figures & right.figures)


def _story(
    group: Sequence[Telling], why: Mapping[Telling, Iterable[Reason]], repeated: Iterable[Copy]
) -> Story:
    """Return a story, its tellings in the order of their days and then of the reports' names."""
    order = sorted(group, key=lambda one: (one.days or ((Days(date.max, date.max)),), one.report, one.number))  # fmt: skip
    rank = {one.report: at for at, one in reversed(list(enumerate(order)))}
    shared = {frozenset((one.left, one.right)) for one in repeated}
    first: dict[str, str] = {}
    for earlier, later in combinations(sorted(rank, key=rank.__getitem__), 2):
        if frozenset((earlier, later)) in shared:
            first.setdefault(later, earlier)
    return Story(tuple(Member(one, tuple(why[one]), first.get(one.report)) for one in order))
