# SPDX-License-Identifier: Apache-2.0
"""Judgements in the form of nomenklatura's resolver: one JSON list per line, and what such lines propose.

A line is `[target, source, judgement, score, user, created_at]`, in nomenklatura 4 with `deleted_at` behind (`Edge.to_line` and `from_line`); of the two ids the one
that sorts last is the target. Of a pair only what stands goes out; `related` goes out as `negative`, for it says that they are two.

Coming in, nothing is decided: lines propose answers about entries of this register, and an officer gives or does not give them. nomenklatura joins
through ids of its own making, so entries tied to one such id by `positive` are proposed as one.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sanad.errors import BadValue
from sanad.identity.clusters import derive
from sanad.identity.judgement import Answer, Judgement, decisions
from sanad.values.canonical import Json, digest_of

POSITIVE, NEGATIVE, UNSURE, NONE = "positive", "negative", "unsure", "no_judgement"
_OUT = {
    Answer.SAME: POSITIVE,
    Answer.DIFFERENT: NEGATIVE,
    Answer.RELATED: NEGATIVE,
    Answer.CANNOT_SAY: UNSURE,
}
_IN = {POSITIVE: Answer.SAME, NEGATIVE: Answer.DIFFERENT, UNSURE: Answer.CANNOT_SAY, NONE: None}
DERIVED = "sanad"
"""Who is named where nobody judged, but it follows from judgements."""
_DIGITS = 22  # as many as nomenklatura's own
_FIELDS = range(6, 8)
_LONGEST = 10_000
"""Characters of a line; an id of nomenklatura has at most 512."""


class Edge(NamedTuple):
    """One line: two ids, what was said of them, and its `source` as written. `answer` is None where nobody said anything."""

    left: str
    right: str
    answer: Answer | None
    source: str


@dataclass(frozen=True)
class Proposal:
    """An answer about two entries of the register, and the lines from which it follows."""

    left: str
    right: str
    answer: Answer
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Proposed:
    """What lines propose; `unplaced` are those that say nothing about two entries of the register, `torn` those that others contradict."""

    proposals: tuple[Proposal, ...]
    unplaced: tuple[str, ...]
    torn: tuple[str, ...]


def lines_of(judgements: Sequence[Judgement], given_at: Callable[[int], str]) -> Iterator[str]:
    """Yield a line for what stands of each pair, and for each member of a person one that ties it to an id of the person.

    Without that id nomenklatura joins nobody. It is made of the members, so the same persons have the same; persons that contradict
    themselves have none. There is no score: people judged.

    Args:
        judgements: All of them; the order does not matter.
        given_at: Number of a ledger entry → its instant.
    """
    stand, clusters = decisions(judgements), derive(judgements)
    latest: dict[frozenset[str], int] = {}
    for each in stand:
        last = each.review or each.first
        source, target = sorted(each.first.pair)
        yield _line(target, source, _OUT[each.answer], last.by, given_at(last.seq))
        if each.answer is Answer.SAME:
            whole = clusters.of(source)
            latest[whole] = max(latest.get(whole, -1), last.seq)
    torn = {clusters.of(name) for pair in clusters.conflicts for name in pair}
    for whole, seq in latest.items():
        for member in [] if whole in torn else sorted(whole):
            yield _line(_person(whole), member, POSITIVE, DERIVED, given_at(seq))


def _line(target: str, source: str, said: str, by: str, at: str) -> str:
    line: list[Json] = [target, source, said, None, by, at]
    return json.dumps(line) + "\n"


def _person(members: Collection[str]) -> str:
    """Return an id by which nomenklatura knows that it stands for others."""
    return f"NK-{digest_of(sorted(members))[:_DIGITS]}"


def edges_in(lines: Iterable[str], where: str) -> Iterator[Edge]:
    """Yield the edges of a file; empty lines, and those withdrawn where they came from, say nothing.

    Raises:
        BadValue: a line is no edge; it is named by its number.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            edge = _edge(line.strip(), f"{where}, line {number}")
            if edge is not None:
                yield edge


def _edge(line: str, where: str) -> Edge | None:
    try:
        told = json.loads(line) if len(line) <= _LONGEST else None
    except (ValueError, RecursionError) as error:
        raise _bad(where, line, error) from error
    match told:
        case [str(target), str(source), str(said), *_] if len(told) in _FIELDS and said in _IN:
            if target == source or not target or not source:
                raise _bad(where, line, "two different ids are needed")
            withdrawn = len(told) == _FIELDS[-1] and told[-1] is not None
            return None if withdrawn else Edge(source, target, _IN[said], line)
        case _:
            detail = "[target, source, positive, negative, unsure or no_judgement, score, user, created_at]"
            raise _bad(where, line, detail)


def _bad(where: str, line: str, detail: object) -> BadValue:
    return BadValue(where, value=repr(line[:80]), type="resolver edge", detail=detail)


def propose(edges: Sequence[Edge], known: Collection[str]) -> Proposed:
    """Return what `edges` propose about the entries `known`.

    Entries that `positive` joins are proposed as the same as the first of them. Another answer speaks of the first entry on each side;
    inside what `positive` joins it contradicts, and then nothing at all is proposed of those entries.
    """
    head = _heads((each.left, each.right) for each in edges if each.answer is Answer.SAME)
    members: dict[str, list[str]] = {}
    for name in sorted(known):
        members.setdefault(head(name), []).append(name)
    torn = {
        head(each.left)
        for each in edges
        if each.answer not in {None, Answer.SAME} and head(each.left) == head(each.right)
    }
    found: dict[tuple[str, str, Answer], list[str]] = {
        (first, other, Answer.SAME): []
        for group, (first, *others) in members.items()
        if group not in torn
        for other in others
    }
    unplaced, contradicted = [], []
    for each in edges:
        left, right = head(each.left), head(each.right)
        ends = [members.get(group, []) for group in (left, right)]
        if torn & {left, right}:
            contradicted.append(each.source)
        elif each.answer is None or not all(ends) or (left == right and len(ends[0]) == 1):
            unplaced.append(each.source)
        elif left == right:
            for other in ends[0][1:]:
                if {each.left, each.right} & {ends[0][0], other}:
                    found[ends[0][0], other, Answer.SAME].append(each.source)
        else:
            first, second = sorted(end[0] for end in ends)
            found.setdefault((first, second, each.answer), []).append(each.source)
    proposals = (Proposal(*key, tuple(lines)) for key, lines in sorted(found.items()))
    return Proposed(tuple(proposals), tuple(unplaced), tuple(contradicted))


def _heads(pairs: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """Return the function that gives every name of one group the same name."""
    parent: dict[str, str] = {}

    def head(name: str) -> str:
        while parent.get(name, name) != name:
            parent[name] = parent.get(parent[name], parent[name])
            name = parent[name]
        return name

    for left, right in pairs:
        parent[head(right)] = head(left)
    return head
