# SPDX-License-Identifier: Apache-2.0
"""Bind tabs into one PDF: cover, index, what a reader must know, and every page stamped with its place.

Same tabs and edition, same bytes. Nothing is drawn or typeset anew but the front, so an unchanged tab has the same pages in every edition.
The bundle is no PDF/A and has no structure for readers aloud: what others made is bound as it is, and merging loses its tags.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

from sanad.dossier.bundle.contents import BoundItem, BoundTab, Contents, Edition, Told
from sanad.dossier.bundle.exhibit import opened, read_with_care, taken_out
from sanad.dossier.bundle.front import front
from sanad.dossier.bundle.guide import give_a_guide
from sanad.dossier.bundle.layers import keep_layers
from sanad.dossier.bundle.links import Given, lead, not_there, references
from sanad.dossier.bundle.margin import free_margins
from sanad.dossier.bundle.page import Binder
from sanad.dossier.bundle.stamp import stamps
from sanad.dossier.bundle.tab import Item, Place, Tab, in_order
from sanad.readers.layer import digest_of_file


@dataclass(frozen=True)
class _Opened:
    """An item whose PDF is open, with its tab and the page of the tab on which it begins."""

    tab: Tab
    item: Item
    pdf: pikepdf.Pdf
    begins: int
    taken_out: tuple[str, ...]

    def places(self) -> list[Place]:
        """Return the place of each of its pages."""
        return [Place(self.tab.name, self.begins + at) for at in range(len(self.pdf.pages))]


def bind(edition: Edition, tabs: Sequence[Tab], into: Path) -> Contents:
    """Write the bundle to `into` and return what it holds; 5,000 pages take about 20 s and a gigabyte.

    Each item keeps its file open until the end, so an office that binds more than about 900 raises its limit of open files.

    Raises:
        BadValue: two tabs of one name, a tab that holds nothing, or a mark that cannot be stamped.
        LockedFile: an item asks for a password.
        MalformedFile: an item is no PDF.
        GlyphMissing: a title has a sign that no font here has.
    """
    ordered = in_order(tabs)
    with ExitStack() as held:
        bundle = held.enter_context(pikepdf.new())
        items = [one for tab in ordered for one in _opened(tab, held)]
        contents = _contents(edition, ordered, items)
        cover = held.enter_context(pikepdf.open(BytesIO(front(contents))))
        bundle.add_pages_from(cover)
        for one in items:
            with read_with_care(one.item.path):
                bundle.add_pages_from(one.pdf, forms="strip")
                keep_layers(bundle, one.pdf)
        _stamp(bundle, edition, len(cover.pages), items)
        give_a_guide(bundle, contents, len(cover.pages))
        bundle.save(
            into, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True
        )
    return contents


def bound_item(item: Item, pages: int) -> BoundItem:
    """Return an item as contents have it."""
    return BoundItem(
        title=item.title,
        mark=item.mark,
        pages=pages,
        sha256=digest_of_file(item.path),
        note=item.note,
        original=item.original,
        withheld=item.withheld,
        not_shown=item.not_shown,
    )


def _opened(tab: Tab, held: ExitStack) -> Iterator[_Opened]:
    begins = 1
    for item in tab.items:
        with read_with_care(item.path):
            pdf = held.enter_context(opened(item.path))
            told = () if item.own else tuple(taken_out(pdf))
        yield _Opened(tab, item, pdf, begins, told)
        begins += len(pdf.pages)


def _contents(edition: Edition, tabs: Sequence[Tab], items: Sequence[_Opened]) -> Contents:
    bound = tuple(
        BoundTab(
            str(tab.name),
            tab.title,
            tab.date,
            tuple(bound_item(one.item, len(one.pdf.pages)) for one in items if one.tab is tab),
        )
        for tab in tabs
    )
    pages = {tab.name: tab.pages for tab in bound}
    given = _given(items)
    lost: dict[tuple[Path, str], Told] = {}  # told once for each document
    for one in items:
        for place, page in zip(one.places(), one.pdf.pages, strict=True) if one.item.own else ():
            for _, text in references(page, given):
                if (why := not_there(text, pages)) is not None:
                    lost.setdefault((one.item.path, why), Told(str(place), why))
    taken = tuple(
        Told(f"{one.tab.name}, {one.item.title}", what) for one in items for what in one.taken_out
    )
    return Contents(edition, bound, tuple(lost.values()), taken)


def _given(items: Sequence[_Opened]) -> Given:
    return {Path(one.item.original).stem: one.places() for one in items if one.item.original}


def _stamp(bundle: pikepdf.Pdf, edition: Edition, cover: int, items: Sequence[_Opened]) -> None:
    """Stamp every page, then join the references: a way to a page ends at its top, which stamping does not move."""
    pages = list(bundle.pages)
    binder = Binder(bundle, stamps(bundle, edition.handling, edition.at))
    target: dict[str, pikepdf.Page] = {}
    ours = pages[:cover]
    for page in ours:
        binder.stamp_page(page, "", "", free=True)
    at = cover
    for one in items:
        places = one.places()
        free = dict(enumerate(free_margins(one.item.path)))
        for n, place in enumerate(places):
            page = target[str(place)] = pages[at + n]
            with read_with_care(one.item.path):
                binder.stamp_page(page, str(place), one.item.mark, free=free.get(n, False))
        if one.item.own:
            ours += pages[at : at + len(places)]
        at += len(places)
    given = _given(items)
    for page in ours:
        lead(page, given, target)
