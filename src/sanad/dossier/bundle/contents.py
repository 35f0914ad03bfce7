# SPDX-License-Identifier: Apache-2.0
"""What an edition of a bundle holds: enough to print its index and to compare it with the next, without its pages."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Self

from sanad.values.canonical import Json, canonical


@dataclass(frozen=True)
class Edition:
    """How the bundle presents itself. `at` is its instant in UTC, `language` the ISO 639-1 code of its index; `handling` may be empty."""

    title: str
    matter: str
    office: str
    recipient: str
    number: int
    at: str
    handling: str = ""
    language: str = "en"


@dataclass(frozen=True)
class BoundItem:
    """`sha256` is the digest of the PDF that was bound."""

    title: str
    mark: str
    pages: int
    sha256: str


@dataclass(frozen=True)
class BoundTab:
    """A tab as it was bound."""

    name: str
    title: str
    date: str
    items: tuple[BoundItem, ...]

    @property
    def pages(self) -> int:
        """Return how many pages it has."""
        return sum(item.pages for item in self.items)

    @property
    def begins(self) -> tuple[int, ...]:
        """Return for each item the page of the tab on which it begins."""
        return tuple(
            1 + sum(item.pages for item in self.items[:at]) for at in range(len(self.items))
        )


@dataclass(frozen=True)
class Told:
    """Something a reader of the bundle must know: on which page or in which tab, and what."""

    where: str
    what: str


@dataclass(frozen=True)
class Contents:
    """All of an edition. `not_found` are references that lead nowhere; `taken_out` is what would have acted in exhibits."""

    edition: Edition
    tabs: tuple[BoundTab, ...]
    not_found: tuple[Told, ...]
    taken_out: tuple[Told, ...]

    def written(self) -> bytes:
        """Return the contents as they are kept beside the bundle, canonical JSON; `read` takes them."""
        return canonical({"v": "sanad/bundle/1", **asdict(self)})

    @classmethod
    def read(cls, raw: bytes) -> Self:
        """Return the contents that `written` wrote."""
        given = json.loads(raw)
        return cls(
            Edition(**given["edition"]),
            tuple(
                BoundTab(**{**tab, "items": tuple(BoundItem(**item) for item in tab["items"])})
                for tab in given["tabs"]
            ),
            tuple(Told(**each) for each in given["not_found"]),
            tuple(Told(**each) for each in given["taken_out"]),
        )


def tab_digests(contents: Contents) -> dict[str, str]:
    """Return for each tab the SHA-256 of what stands on its pages: two editions with one digest have the same page content.

    It covers the tab's name, the handling mark, and each item's mark and PDF: all that is drawn. Where its links lead may differ, because
    other tabs came or went.
    """
    return {tab.name: _digest(tab, contents.edition.handling) for tab in contents.tabs}


def _digest(tab: BoundTab, handling: str) -> str:
    items: list[Json] = [[item.mark, item.sha256] for item in tab.items]
    return sha256(canonical(["sanad/tab/1", tab.name, handling, items])).hexdigest()
