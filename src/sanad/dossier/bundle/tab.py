# SPDX-License-Identifier: Apache-2.0
"""Places in a bundle: a tab is `A/7`, a tab that came late `A/7A`, a page of it `A/7A/3`.

Nothing is ever numbered anew: pages count within their tab, and a late tab takes the number before it with a letter.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sanad.errors import BadValue
from sanad.values.said import Said

_NAME = r"([A-Z])/([1-9][0-9]{0,3})([A-Z]{0,3})"
_LONGEST_MARK = 60  # so wide that it does not reach the place, in the other corner of A4
_TAB = re.compile(_NAME)
_PLACE = re.compile(_NAME + "/([1-9][0-9]{0,4})")


@dataclass(frozen=True, order=True)
class TabName:
    """`A/7A`; in order of bundle, number and letters: 7, 7A, 7AA, 7AB, 7B, 8."""

    bundle: str
    number: int
    letters: str = ""

    def __str__(self) -> str:
        """Return the name as it is stamped."""
        return f"{self.bundle}/{self.number}{self.letters}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the tab that `text` names.

        Raises:
            BadValue: it is not a capital letter, a stroke, a number from 1 and up to three capital letters.
        """
        if (found := _TAB.fullmatch(text)) is None:
            raise BadValue("tab", value=text, type="tab", detail="tabs are named A/7 or A/7A")
        return cls(found[1], int(found[2]), found[3])


@dataclass(frozen=True)
class Place:
    """A page of a tab; `page` counts from 1 within the tab."""

    tab: TabName
    page: int

    def __str__(self) -> str:
        """Return the place as it is stamped and cited."""
        return f"{self.tab}/{self.page}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """Return the place that `text` names; None where it names none.

        >>> str(Place.read("A/7A/3")), Place.read("A/7A")
        ('A/7A/3', None)
        """
        found = _PLACE.fullmatch(text)
        return found and cls(TabName(found[1], int(found[2]), found[3]), int(found[4]))


@dataclass(frozen=True)
class Item:
    """A PDF within a tab.

    Attributes:
        mark: What the office calls it, stamped on each of its pages: printable ASCII, at most 60 signs, may be empty.
        own: We made it, so its `{A/7/3}` are links. Those of an exhibit are its author's words and stay words.
        note, original, withheld, not_shown: As `BoundItem` has them.
    """

    title: str
    path: Path
    mark: str = ""
    own: bool = False
    note: str = ""
    original: str = ""
    withheld: str = ""
    not_shown: str = ""


@dataclass(frozen=True)
class Tab:
    """One or more items under one name. `date` is that of what it holds, as the index shows it; may be empty."""

    name: TabName
    title: str
    date: str
    items: tuple[Item, ...]


def in_order(tabs: Iterable[Tab]) -> tuple[Tab, ...]:
    """Return the tabs as they follow one another.

    Raises:
        BadValue: two have one name, a tab is empty, or an item's mark cannot be stamped.
    """
    ordered = tuple(sorted(tabs, key=lambda tab: tab.name))
    for before, tab in zip((None, *ordered), ordered, strict=False):
        if before is not None and before.name == tab.name:
            raise BadValue(
                "bundle", value=tab.name, type="bundle", detail="two tabs have this name"
            )
        if not tab.items:
            raise BadValue("bundle", value=tab.name, type="bundle", detail="the tab holds nothing")
        for item in tab.items:
            if (
                not item.mark.isascii()
                or not item.mark.isprintable()
                or len(item.mark) > _LONGEST_MARK
            ):
                detail = Said(
                    "a mark is stamped in printable ASCII, at most {longest} signs",
                    longest=_LONGEST_MARK,
                )
                raise BadValue(str(tab.name), value=item.mark, type="mark", detail=detail)
    return ordered
