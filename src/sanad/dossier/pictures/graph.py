# SPDX-License-Identifier: Apache-2.0
"""The graph that a finding's rows describe: nodes under the names that may be shown, links with a weight and the rows they rest on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Tie = tuple[str, str, int]
"""From one node to another, so many times."""

Told = tuple[str, str]
"""What else the finding has of a link, and the rows that it cites."""


class Link(NamedTuple):
    """A tie with all that the finding has of it."""

    source: str
    target: str
    weight: int
    says: str
    rows: str


@dataclass(frozen=True)
class Graph:
    """`kind` says what the nodes are, `unit` what a weight counts. `focus` is the node asked about, if one was.

    A chart looks at the ties alone, of which there may be a million; what is `told` of each, in the same order, is put into words only
    for a file that holds them all.
    """

    kind: str
    unit: str
    ties: Sequence[Tie]
    told: Callable[[], Iterable[Told]]
    directed: bool
    focus: str | None = None

    @property
    def links(self) -> Iterator[Link]:
        """Yield the ties with what is told of them."""
        return (Link(*tie, *told) for tie, told in zip(self.ties, self.told(), strict=True))

    @property
    def weights(self) -> dict[str, int]:
        """Return each node → the sum of its ties."""
        total = {} if self.focus is None else {self.focus: 0}
        for source, target, weight in self.ties:
            total[source] = total.get(source, 0) + weight
            if target != source:
                total[target] = total.get(target, 0) + weight
        return total

    @property
    def nodes(self) -> tuple[str, ...]:
        """Return the names, sorted."""
        return tuple(sorted(self.weights))
