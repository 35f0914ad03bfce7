# SPDX-License-Identifier: Apache-2.0
"""What a search found, as it is shown: words of a hit with what stands around them, each stretch as found or not; hits of one exhibit together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol


class Marked(Protocol):
    """Where words stand in a text: code points, end exclusive, and how they were found."""

    @property
    def start(self) -> int:
        """Return where they begin."""

    @property
    def end(self) -> int:
        """Return where they end."""

    @property
    def how(self) -> str:
        """Return `as_written` or `sounds_alike`."""


class Stretch(Protocol):
    """A stretch of a text and where it begins."""

    @property
    def start(self) -> int:
        """Return its place."""

    @property
    def text(self) -> str:
        """Return its words."""


class Found(Protocol):
    """A part in which something was found."""

    @property
    def exhibit(self) -> str:
        """Return its exhibit."""

    @property
    def name(self) -> str:
        """Return the name under which that came."""

    @property
    def marks(self) -> Iterable[Marked]:
        """Return where."""

    @property
    def snippet(self) -> Stretch:
        """Return the surroundings of the first mark."""


@dataclass
class Together:
    """The hits of one exhibit, in their order."""

    exhibit: str
    name: str
    hits: list[Found] = field(default_factory=list)


def pieces(hit: Found) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a snippet with how each was found: `as_written`, `sounds_alike`, or empty for what stands between."""
    snippet, at = hit.snippet, 0
    for mark in hit.marks:
        start, end = mark.start - snippet.start, mark.end - snippet.start
        if start < at or end > len(snippet.text):
            continue
        if snippet.text[at:start]:
            yield snippet.text[at:start], ""
        yield snippet.text[start:end], mark.how
        at = end
    if snippet.text[at:]:
        yield snippet.text[at:], ""


def by_exhibit(hits: Iterable[Found]) -> list[Together]:
    """Return the hits by exhibit; an exhibit stands where its first hit does."""
    found: dict[str, Together] = {}
    for hit in hits:
        found.setdefault(hit.exhibit, Together(hit.exhibit, hit.name)).hits.append(hit)
    return list(found.values())
