# SPDX-License-Identifier: Apache-2.0
"""What a search found, as it is shown: words of a hit with what stands around them, each stretch as found or not; hits of one exhibit, or about one person, together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class Entry(Protocol):
    """An entry of the register."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def kind(self) -> str:
        """Return what it is."""

    @property
    def label(self) -> str:
        """Return its label."""


@dataclass
class Together:
    """Hits that stand under one name, in their order: of the exhibit, or of the entry `id`, empty where no claim is about anybody."""

    id: str
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


def by_entry(
    hits: Iterable[Found], about: Mapping[str, Sequence[Entry]], kind: str = "person"
) -> list[Together]:
    """Return the hits by whom claims on their exhibits are about; one about several stands under each, one about nobody under no name, at the end."""
    found: dict[str, Together] = {}
    nobody = Together("", "")
    for hit in hits:
        named = [each for each in about.get(hit.exhibit, ()) if each.kind == kind]
        for each in named:
            found.setdefault(each.id, Together(each.id, each.label)).hits.append(hit)
        if not named:
            nobody.hits.append(hit)
    return [*found.values(), *([nobody] if nobody.hits else [])]
