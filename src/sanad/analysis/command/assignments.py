# SPDX-License-Identifier: Apache-2.0
"""Every way in which the places of a pattern can be filled from a network: a backtracking search that leaves nothing out.

Places are filled one at a time, each from those tied to whoever stands in the places linked to it; a place that only a group links is filled
from those who share a tie with the one before. Cost: places that no pruning narrows cost the product of the degrees along the pattern's
links, times a look at each group; measured in docs/formats/methods.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sanad.analysis.command.pattern import Pattern, Place

Nodes = frozenset[int]


class Assignment(NamedTuple):
    """Who stands in each place that holds one, in the pattern's order, and the group of each place that holds many."""

    singles: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]


class Network:
    """Ties between nodes 0 to n-1, which are in order of their names."""

    def __init__(self, ties: Iterable[tuple[str, str]], named: Iterable[str] = ()) -> None:
        """Take ties by the names of their ends, none twice, and who may stand in the places for those named."""
        pairs = list(ties)
        self.names = sorted({name for pair in pairs for name in pair})
        self.number = {name: at for at, name in enumerate(self.names)}
        beside: list[set[int]] = [set() for _ in self.names]
        for one, other in pairs:
            beside[self.number[one]].add(self.number[other])
            beside[self.number[other]].add(self.number[one])
        self._named = frozenset(self.number[name] for name in named if name in self.number)
        self.beside = [frozenset(each) for each in beside]

    def fitting(self, place: Place) -> Nodes:
        """Return the nodes that may stand in a place, looked at by themselves."""
        those = self._named if place.is_named else range(len(self.names))
        return frozenset(node for node in those if len(self.beside[node]) in place.ties)


def assignments(network: Network, pattern: Pattern) -> Iterator[Assignment]:
    """Yield every assignment once, in no order that means anything."""
    search = _Search(network, pattern)
    yield from search.fill({})


class _Search:
    def __init__(self, network: Network, pattern: Pattern) -> None:
        self._beside = network.beside
        self._pattern = pattern
        self._fitting = {name: network.fitting(place) for name, place in pattern.places.items()}
        self._linked = _beside(pattern.linked)
        self._apart = _beside(pattern.apart)
        self._order = self._plan()

    def fill(self, standing: dict[str, int]) -> Iterator[Assignment]:
        """Yield what completes the places filled so far."""
        if len(standing) == len(self._order):
            yield from self._grouped(standing)
            return
        name = self._order[len(standing)]
        taken = set(standing.values())
        for node in self._candidates(name, standing):
            if node not in taken:
                standing[name] = node
                yield from self.fill(standing)
                del standing[name]

    def _candidates(self, name: str, standing: Mapping[str, int]) -> Nodes:
        found = self._fitting[name]
        direct = [standing[other] for other in self._linked.get(name, ()) if other in standing]
        for node in sorted(direct, key=lambda each: len(self._beside[each])):
            found &= self._beside[node]
        if not direct and standing:
            found &= self._two_away(name, standing)
        for other in self._apart.get(name, ()):
            if other in standing:
                found -= self._beside[standing[other]]
        return found

    def _two_away(self, name: str, standing: Mapping[str, int]) -> Nodes:
        """Return those who share somebody with whoever a group ties to the place."""
        groups = self._linked.get(name, frozenset())
        near = [standing[other] for group in groups for other in self._linked[group] if other in standing]  # fmt: skip
        return frozenset().union(
            *(self._beside[middle] for node in near for middle in self._beside[node])
        )

    def _grouped(self, standing: Mapping[str, int]) -> Iterator[Assignment]:
        groups = []
        for name in self._pattern.groups:
            members = self._fitting[name]
            for other in self._linked[
                name
            ]:  # these are few: what is done to all who fit is done first to them
                members &= self._beside[standing[other]]
            members = members.difference(standing.values())
            for other in self._apart.get(name, ()):
                members -= self._beside[standing[other]]
            if len(members) not in (self._pattern.places[name].count or ()):
                return
            groups.append(tuple(sorted(members)))
        yield Assignment(tuple(standing[name] for name in self._pattern.singles), tuple(groups))

    def _plan(self) -> list[str]:
        """Return the order of filling: the place that fewest fit first, then always one that links tie to those filled."""
        waiting = sorted(self._pattern.singles, key=lambda name: len(self._fitting[name]))
        order = [waiting.pop(0)]
        while waiting:
            waiting.sort(key=lambda name: (self._rank(name, order), len(self._fitting[name])))
            order.append(waiting.pop(0))
        return order

    def _rank(self, name: str, order: list[str]) -> int:
        """Return 0 for a place linked to one that is filled, 1 where a group links them, 2 otherwise."""
        links = self._linked.get(name, frozenset())
        if not links.isdisjoint(order):
            return 0
        return 1 if any(not self._linked[each].isdisjoint(order) for each in links if each in self._pattern.groups) else 2  # fmt: skip


def _beside(pairs: Iterable[frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in pairs:
        for name in pair:
            found.setdefault(name, set()).update(pair - {name})
    return {name: frozenset(others) for name, others in found.items()}
