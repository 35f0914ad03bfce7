# SPDX-License-Identifier: Apache-2.0
"""What an office asks for when it asks for a bundle (docs/formats/bundle.md): to whom it goes, and its tabs with what they hold."""

from dataclasses import dataclass
from pathlib import Path

from sanad.dossier.bundle.tab import Item, Tab, TabName, in_order
from sanad.dossier.glyphs import check_glyphs
from sanad.dossier.material import RECIPIENTS
from sanad.errors import BadValue
from sanad.values.reason import says_something
from sanad.values.said import Said

_LANGUAGES = ("en",)  # in which there are words for cover and index


@dataclass(frozen=True)
class AskedItem:
    """An exhibit, by name or digest; or a frozen document, by its digest or as the newest of a kind about a subject for the recipient.

    `translates` names the exhibit, right before it in the tab, of which it is a translation, `certified_by` who answers for that.
    """

    exhibit: str = ""
    brief: str = ""
    subject: str = ""
    kind: str = "subject_dossier"
    title: str = ""
    mark: str = ""
    translates: str = ""
    certified_by: str = ""

    @property
    def named(self) -> str:
        """Return what it names, as the sheet does."""
        return self.exhibit or self.brief or self.subject


@dataclass(frozen=True)
class AskedTab:
    """A tab; `date` may be empty."""

    name: str
    title: str
    date: str
    items: tuple[AskedItem, ...]


@dataclass(frozen=True)
class Asked:
    """A bundle; `recipient` is one of `RECIPIENTS`, `handling_mark` stands on every page and may be empty."""

    title: str
    matter: str
    recipient: str
    tabs: tuple[AskedTab, ...]
    handling_mark: str = ""
    language: str = "en"

    @property
    def named(self) -> list[str]:
        """Return what its items name, in their order."""
        return [item.named for tab in self.tabs for item in tab.items]

    def __post_init__(self) -> None:
        """Refuse what cannot be meant.

        Raises:
            BadValue: no title or matter, an unknown recipient or language, nothing at all, tabs as `in_order` refuses them, an item that names nothing or two things, or
                a translation that does not stand behind what it translates.
            GlyphMissing: a sign that no font here has.
        """
        for kind, said in (("title", self.title), ("matter", self.matter)):
            if not says_something(said):
                raise BadValue("bundle", value=said, type=kind, detail="say it in a few words")
        _known(self.matter, self.recipient, "recipient", RECIPIENTS)
        _known(self.matter, self.language, "language", _LANGUAGES)
        if not self.tabs:
            raise BadValue(self.matter, value="", type="bundle", detail="it has no tab")
        in_order(_as_named(tab) for tab in self.tabs)
        check_glyphs(self.matter, f"{self.title} {self.matter} {self.handling_mark}")
        for tab in self.tabs:
            words = (word for item in tab.items for word in (item.title, item.certified_by))
            check_glyphs(tab.name, " ".join((tab.title, tab.date, *words)))
            before = frozenset[str]()
            for item in tab.items:
                _check(tab, item, before)
                before = before | {item.exhibit} if item.translates else frozenset({item.exhibit})


def _as_named(tab: AskedTab) -> Tab:
    items = tuple(Item(item.title, Path(), item.mark) for item in tab.items)
    return Tab(TabName.parse(tab.name), tab.title, tab.date, items)


def _known(where: str, value: str, kind: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise BadValue(
            where, value=value, type=kind, detail=Said("one of: {known}", known=", ".join(known))
        )


def _check(tab: AskedTab, item: AskedItem, before: frozenset[str]) -> None:
    if sum(map(bool, (item.exhibit, item.brief, item.subject))) != 1:
        detail = "say one of exhibit, brief and subject"
        raise BadValue(tab.name, value=item.named, type="item", detail=detail)
    if item.translates and item.translates not in before:
        detail = "a translation stands right behind what it translates"
        raise BadValue(tab.name, value=item.named, type="translation", detail=detail)
