# SPDX-License-Identifier: Apache-2.0
"""What an edition of a bundle holds: enough to print its index and to compare it with the next, without its pages."""

import json
from dataclasses import asdict, dataclass, replace
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
    """An item as it was bound.

    Attributes:
        sha256: Of the PDF that was bound.
        note: What the index says of it besides its title; may be empty.
        original: Where the exhibit itself lies in the folder of the bundle; empty where none goes with it.
        withheld: Why the recipient may not have it, and one page says so; empty where they may.
        not_shown: Why an exhibit that is given has one page in its place; empty where its pages are bound.
    """

    title: str
    mark: str
    pages: int
    sha256: str
    note: str = ""
    original: str = ""
    withheld: str = ""
    not_shown: str = ""


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

    @property
    def withheld(self) -> tuple[Told, ...]:
        """Return where something is withheld, and why."""
        return tuple(Told(place, item.withheld) for place, item in self.placed if item.withheld)

    @property
    def not_shown(self) -> tuple[Told, ...]:
        """Return where one page stands in the place of an exhibit, and why."""
        return tuple(Told(place, item.not_shown) for place, item in self.placed if item.not_shown)

    @property
    def placed(self) -> tuple[tuple[str, BoundItem], ...]:
        """Return every item with its first page, as `A/7/3`."""
        return tuple(
            (f"{tab.name}/{page}", item)
            for tab in self.tabs
            for page, item in zip(tab.begins, tab.items, strict=True)
        )

    @property
    def ordered(self) -> Self:
        """Return the contents as they were ordered: without number and instant, and without what binding found out."""
        tabs = tuple(
            replace(tab, items=tuple(replace(item, pages=0) for item in tab.items))
            for tab in self.tabs
        )
        edition = replace(self.edition, number=0, at="")
        return replace(self, edition=edition, tabs=tabs, not_found=(), taken_out=())

    def as_json(self) -> dict[str, Json]:
        """Return the document of docs/formats/bundle.md."""
        return {"v": "sanad/bundle-contents/1", **asdict(self)}

    def written(self) -> bytes:
        """Return the contents as they stand beside the bundle, in canonical JSON; `read` takes them."""
        return canonical(self.as_json())

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
