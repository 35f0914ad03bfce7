# SPDX-License-Identifier: Apache-2.0
"""The graph that a finding's rows describe: nodes under the names that may be shown, links with a weight and the rows they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)  # a graph may have a million
class Link:
    """From one node to another, so many times; `says` is what else the finding has of it, `rows` cites."""

    source: str
    target: str
    weight: int
    says: str = ""
    rows: str = ""


@dataclass(frozen=True)
class Graph:
    """`kind` says what the nodes are, `unit` what a weight counts. `focus` is the node asked about, if one was."""

    kind: str
    unit: str
    links: tuple[Link, ...]
    directed: bool
    focus: str | None = None

    @property
    def nodes(self) -> tuple[str, ...]:
        """Return the names, sorted."""
        ends = {end for link in self.links for end in (link.source, link.target)}
        return tuple(sorted(ends | ({self.focus} if self.focus else set())))


def weights(links: Iterable[Link]) -> dict[str, int]:
    """Return node → the sum of its links."""
    total: dict[str, int] = {}
    for link in links:
        for end in {link.source, link.target}:
            total[end] = total.get(end, 0) + link.weight
    return total
