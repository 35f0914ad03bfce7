# SPDX-License-Identifier: Apache-2.0
"""Who in a network could stand in the places of a hypothesis: every assignment that meets all of it, and those that miss one constraint.

The search is exhaustive and never cut off: where an answer would be too long to be read it is refused with the number found. Near misses are
counted in full and listed as far as `near` says. That somebody fits a shape says nothing of what they are; the names of the places are the
asker's. That two are not tied is known only where the records of one of them were delivered, and each row says where it is not.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sanad.analysis.command.assignments import Assignment, Network, assignments
from sanad.analysis.command.networks import Cited, cited, kind, owners, reach, ties
from sanad.analysis.command.pattern import ANY, Pattern, parse
from sanad.analysis.method import Answer, Asked, Method
from sanad.errors import BadValue

MOST = 100_000
"""Assignments that an answer may hold: a hypothesis that more satisfy distinguishes nobody."""


def _ask(asked: Asked) -> Answer:
    word = "numbers" if kind(asked) == "calls" else "accounts"
    pattern = parse(asked.parameters.get("pattern"))
    near = asked.number("near", 100)
    named = asked.texts("named") if "named" in asked.parameters else []
    pairs = [(tie.one, tie.other) for tie in ties(asked, kind(asked))]
    network = Network(pairs, named)
    fits, count = _least(network, pattern, MOST)
    if count > MOST:
        detail = f"{count} assignments satisfy it, {MOST} can be read; add constraints"
        raise BadValue("parameters", value=", ".join(pattern.places), type="pattern", detail=detail)
    listed = [(one, "") for one in fits]
    missed = []
    for broken, other in pattern.broken().items():
        some, number = _least(network, other, near)
        listed += [(one, broken) for one in some]
        if number:
            missed.append(f"{broken}: {number}" + (f", {near} of them listed" if number > near else ""))  # fmt: skip
    words = (
        f"In a network of {len(network.names)} {word} and {len(pairs)} ties, "
        f"{count} assignment(s) satisfy the whole pattern; that is all there are"
    )
    words += f"; near misses by the one constraint they break – {'; '.join(missed)}" if missed else "; no near miss"  # fmt: skip
    delivered = owners(asked)
    return Answer(
        (*pattern.places, "breaks", "not known", "first row of each tie"),
        _rows(asked, network, pattern, listed, delivered),
        f"{words}; {reach(asked, delivered)} That somebody fits a shape does not say what they do.",
    )


def _rows(
    asked: Asked,
    network: Network,
    pattern: Pattern,
    listed: Sequence[tuple[Assignment, str]],
    delivered: frozenset[str],
) -> tuple[tuple[str, ...], ...]:
    """Return the assignments as rows; the rows of their ties are looked up when it is known whose they are."""
    in_places = {node for one, _ in listed for node in one.singles}  # every link has an end there
    found = cited(asked, kind(asked), [network.names[node] for node in in_places])
    seen = _Seen(asked, pattern, found, delivered)
    return tuple(seen.row(network, one, broken) for one, broken in listed)


def _least(network: Network, pattern: Pattern, most: int) -> tuple[list[Assignment], int]:
    """Return the first `most` assignments in order of their names, and how many there are."""
    count = 0

    def counted() -> Iterator[Assignment]:
        nonlocal count
        for one in assignments(network, pattern):
            count += 1
            yield one

    return heapq.nsmallest(most, counted()), count


@dataclass(frozen=True)
class _Seen:
    """What the rows of an answer are made from."""

    asked: Asked
    pattern: Pattern
    ties: Mapping[tuple[str, str], Cited]
    delivered: frozenset[str]

    def row(self, network: Network, one: Assignment, broken: str) -> tuple[str, ...]:
        """Return an assignment as a row: places, the constraint that it breaks, what is not known, its ties."""
        standing = {
            **{name: (network.names[node],) for name, node in zip(self.pattern.singles, one.singles, strict=True)},
            **{name: tuple(network.names[node] for node in group) for name, group in zip(self.pattern.groups, one.groups, strict=True)},
        }  # fmt: skip
        shown = [" ".join(map(self.asked.mask, standing[name])) for name in self.pattern.places]
        return (*shown, broken, self._unknown(standing), self._refs(standing))

    def _unknown(self, standing: Mapping[str, Sequence[str]]) -> str:
        """Return what nobody can know here: that two are not tied, or that there are no more ties, where no records were delivered."""
        unseen = [
            f"whether {one} and {other} are tied"
            for one, other in sorted(map(sorted, self.pattern.apart))
            if any(
                self.delivered.isdisjoint((left, right))
                and (min(left, right), max(left, right)) not in self.ties
                for left in standing[one]
                for right in standing[other]
            )
        ]
        unseen += [
            f"all ties of {name}"
            for name, place in self.pattern.places.items()
            if place.ties is not ANY and not self.delivered.issuperset(standing[name])
        ]
        return "; ".join(unseen)

    def _refs(self, standing: Mapping[str, Sequence[str]]) -> str:
        found = {
            self.ties[ends].first_row
            for pair in self.pattern.linked
            for one, other in [sorted(pair)]
            for left in standing[one]
            for right in standing[other]
            if (ends := (min(left, right), max(left, right))) in self.ties
        }
        return " ".join(sorted(found))


METHOD = Method(
    "hypothesis",
    2,
    ("calls", "payments"),
    "network from to [least] [near] [named] pattern",
    "Who could stand in the places of a structural hypothesis.",
    _ask,
    identifiers=("named",),
)
