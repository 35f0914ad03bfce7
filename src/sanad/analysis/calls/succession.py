# SPDX-License-Identifier: Apache-2.0
"""Numbers whose use begins about when another's ends, ranked by what they share with it; and how often chance does as well.

Candidates are all numbers in the records, as subscriber or as other party. What is shared weighs the more, the fewer have it (`sharing`); handsets
rank before contacts and contacts before cells.

The control is made of the same records: numbers in use over the same time as the old one are not what followed it, and are scored alike.
How many of them score at least as high is stated beside each candidate. They are measured over all their records, a candidate
over its own, mostly fewer, days: the control errs to the safe side. Colleagues and relatives share contacts, and a
handset may be sold: it is a list for a person to judge. Cost: a few passes over the calls, without any sort.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from sanad.analysis.calls import sharing
from sanad.analysis.calls.coverage import gaps
from sanad.analysis.calls.events import once
from sanad.analysis.calls.sharing import KINDS
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, calls, first_ref, last_ref

_LISTED = 20
_CITED = 5  # shared things of each candidate that are cited, the rarest first
_BEFORE_D, _AFTER_D, _MOST_D = 7, 30, 36_600


class _Points(NamedTuple):
    """What a number shares with the old one, in the order in which it ranks."""

    handset: int
    contact: int
    cell: int


@dataclass(frozen=True)
class _Old:
    """The number asked about: when it was in use, in UTC, and the row that shows its last use."""

    number: str
    first: datetime
    last: datetime
    last_local: str
    last_row: str
    later: int  # events after the day asked about
    rows: dict[tuple[str, str], str]  # kind of thing, thing → last row that shows it

    @cached_property
    def things(self) -> dict[str, list[str]]:
        """Return the handsets, contacts and cells known of it."""
        return {what: sorted(thing for kind, thing in self.rows if kind == what) for what in KINDS}


class _Proof(NamedTuple):
    """One thing that two numbers share, ordered by its kind and by how many others have it, with a row of either."""

    kind: int  # of `KINDS`
    others: int
    thing: str
    old_row: str
    new_row: str


class _Rank(NamedTuple):
    """One number that shares something, or all those that do not matter one by one and score the same."""

    who: str  # empty for several
    candidate: bool
    own: bool  # whether its own records were delivered
    points: _Points
    numbers: int


def _scores(old: _Old, begins: datetime, ends: datetime) -> ir.Table:
    """Return candidates that share something one by one; other candidates, and the numbers that cannot be, counted by score."""
    seen = sharing.spans()
    scored = sharing.points(old.number, old.things)
    of = seen.filter(seen.number != old.number).left_join(scored, "number")
    of = of.select("number", "first", "last", "own", **{what: of[what].fill_null(0) for what in KINDS})  # fmt: skip
    of = of.mutate(candidate=(of["first"] >= begins) & (of["first"] <= ends))
    meanwhile = (of["first"] < begins) & (of["last"] >= old.first)
    of = of.filter(of.candidate | meanwhile)
    shares = of.handset + of.contact + of.cell > 0
    who = ibis.ifelse(of.candidate & shares, of.number, "")
    return of.group_by("candidate", "own", *KINDS, who=who).agg(count=of.count())


def _ask(asked: Asked) -> Answer:
    before = asked.number("before", _BEFORE_D, most=_MOST_D)
    after = asked.number("after", _AFTER_D, most=_MOST_D)
    shown, old = asked.mask(asked.text("number")), _old(asked)
    if old is None:
        return Answer(_COLUMNS, (), f"No row shows {shown} in use up to the day asked about: nothing is known of what followed it.")  # fmt: skip
    begins, ends = old.last - timedelta(days=before), old.last + timedelta(days=after)
    scores = asked.engine.table(_scores(old, begins, ends)).to_pylist()
    ranks = [
        _Rank(row["who"], row["candidate"], bool(row["own"]), _Points(*(row[what] for what in KINDS)), row["count"])
        for row in scores
    ]  # fmt: skip
    found = sorted((each for each in ranks if each.who), key=lambda each: (*(-points for points in each.points), each.who))  # fmt: skip
    listed = found[:_LISTED]
    rows = _rows(asked, old, listed, _Control(ranks))
    begun = sum(each.numbers for each in ranks if each.candidate)
    sentence = (
        f"{shown} is last seen in use on {old.last_local} ({old.last_row}). Of {begun} numbers first seen from {before} days before to "
        f"{after} days after that, {len(found)} share a contact, handset or cell with it"
    )
    if len(listed) < len(found):
        sentence += f"; the first {len(listed)} are listed"
    if old.later:
        sentence += f". It is seen at least {old.later} more times after the day asked about"
    if rows:
        sentence += f". {_of_the_first(rows[0], found)}"
    return Answer(_COLUMNS, rows, sentence + ".")


def _old(asked: Asked) -> _Old | None:
    """Return when the number was in use up to the day asked about, or None when nothing shows it."""
    number, of = asked.text("number"), sharing.uses()
    of = of.filter(of.number == number)
    until = None
    if asked.parameters.get("on"):
        night = datetime.combine(asked.day("on") + timedelta(days=1), time(), ZoneInfo(asked.zone))
        until = night.astimezone(UTC).replace(tzinfo=None)
    up_to = of if until is None else of.filter(of.started_at < until)
    seen = up_to.agg(
        first=up_to.started_at.min(),
        last=up_to.started_at.max(),
        last_local=up_to.started_local.max().strftime(MINUTE),
        last_row=last_ref(up_to),
    )
    [(first, last, local, row)] = asked.rows(seen)
    if first is None:
        return None
    later = calls.filter(calls.started_at > last)
    more = _events(asked, later, [number]).get(number, 0)
    things = sharing.things()
    known = things.filter(things.number == number, things.started_at <= last)
    rows = asked.rows(known.group_by("what", "thing").agg(last_row=last_ref(known)))
    return _Old(
        number, first, last, local, row, more, {(what, thing): last for what, thing, last in rows}
    )


def _events(
    asked: Asked, of: ir.Table, numbers: Sequence[str], contact: str = ""
) -> dict[str, int]:
    """Return how many events of the calls `of` each number has, with one contact if it is named.

    As many as the number's own records show, or those of others if they show more: they are mostly the same events.
    """
    of = of.filter(of.owner.isin(numbers) | of.other.isin(numbers))
    if contact:
        of = of.filter((of.owner == contact) | (of.other == contact))
    of = sharing.uses(once(asked, of))
    of = of.filter(of.number.isin(numbers))
    counted = of.group_by("number").agg(
        own=of.count(where=of.own == 1), theirs=of.count(where=of.own == 0)
    )
    return {number: max(sides) for number, *sides in asked.rows(counted)}


class _Control:
    """The numbers in use over the same time, which are not what followed: how many there are, and how high they score."""

    def __init__(self, ranks: Sequence[_Rank]) -> None:
        self._points: dict[bool, list[_Points]] = defaultdict(list)
        for each in ranks:
            if not each.candidate:
                self._points[each.own] += [each.points] * each.numbers
        for points in self._points.values():
            points.sort()

    def of(self, rank: _Rank) -> str:
        """Return "k of n": of those whose own records were delivered, or were not, like the candidate's."""
        points = self._points[rank.own]
        return f"{len(points) - bisect_left(points, rank.points)} of {len(points)}"


def _rows(
    asked: Asked, old: _Old, listed: Sequence[_Rank], control: _Control
) -> tuple[tuple[str, ...], ...]:
    if not listed:
        return ()
    numbers = [each.who for each in listed]
    proofs, between = _proofs(asked, old, numbers), _events(asked, calls, numbers, old.number)
    of = sharing.uses()
    of = of.filter(of.number.isin(numbers))
    seen = asked.rows(
        of.group_by("number").agg(
            first=of.started_local.min().strftime(MINUTE),
            day=of.started_local.min().date(),
            contacts=of.contact.nunique(where=of.contact.startswith("+")),
            first_row=first_ref(of),
        )
    )
    of_each = {number: rest for number, *rest in seen}
    made = []
    for rank in listed:
        first, day, contacts, row = of_each[rank.who]
        things = proofs[rank.who]
        handsets, met, cells = (
            str(sum(each.kind == kind for each in things)) for kind in range(len(KINDS))
        )
        ours = [item for item in asked.inputs if rank.who in item.numbers]
        before = gaps(ours, day - timedelta(days=1), day - timedelta(days=1))
        made.append((
            asked.mask(rank.who), first, met, str(contacts), handsets, cells,
            " ".join(map(str, rank.points)), control.of(rank), str(between.get(rank.who, 0)), "unknown" if before else "covered", row,
            "; ".join(f"{KINDS[each.kind]} {each.old_row} = {each.new_row}" for each in things[:_CITED]),
        ))  # fmt: skip
    return tuple(made)


def _proofs(asked: Asked, old: _Old, numbers: list[str]) -> dict[str, list[_Proof]]:
    """Return what each of `numbers` shares with the old one, what fewest have first, with the rows that show it."""
    shared, seen = sharing.shared(old.number, old.things), sharing.things(old.things)
    seen = seen.filter(seen.number.isin(numbers))
    rows = asked.rows(seen.group_by("number", "what", "thing").agg(first_row=first_ref(seen)))
    first_rows = {(number, what, thing): row for number, what, thing, row in rows}
    proofs = defaultdict(list)
    for number, what, thing, others in asked.rows(shared.filter(shared.number.isin(numbers))):
        row = first_rows[number, what, thing]
        proofs[number].append(_Proof(KINDS.index(what), others, thing, old.rows[what, thing], row))
    for things in proofs.values():
        things.sort()
    return proofs


def _of_the_first(row: tuple[str, ...], found: Sequence[_Rank]) -> str:
    """Say what the first in rank shares, whether others score as high, and how often numbers do that cannot have followed."""
    equal = sum(each.points == found[0].points for each in found) - 1
    high, of = row[7].split(" of ")
    also = (
        "whose own records were delivered too" if found[0].own else "seen only in records of others"
    )
    tied = f" ({equal} more score the same)" if equal else ""
    rate = (
        f"of {of} numbers {also} and in use before it ended, {high} score at least as high"
        if of != "0"
        else f"no number {also} was in use before it ended, so that nothing is known of how often chance does as well"
    )
    return (
        f"First in rank{tied} is {row[0]}, first seen {row[1]} ({row[10]}): it shares {row[2]} of its {row[3]} contacts, {row[4]} handset(s) "
        f"and {row[5]} cell(s); {rate}"
    )


_COLUMNS = (
    "later number", "first seen", "shared contacts", "contacts", "shared handsets", "shared cells", "points: handset contact cell",
    "as high among those it cannot be", "in contact with each other", "day before first seen", "first row", "old row = later row",
)  # fmt: skip

METHOD = Method(
    "succession",
    3,
    ("calls",),
    "number [on] [before] [after]",
    "Numbers that may have followed another.",
    _ask,
)
