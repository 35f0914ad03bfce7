# SPDX-License-Identifier: Apache-2.0
"""One page of a bundle: the page as it came, whole or a little smaller, and the stamp on the margin that it leaves.

What came is one object of the page, clipped to what it showed and never drawn anew, so that nothing in it can reach the stamp.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from sanad.dossier.bundle.margin import band
from sanad.dossier.bundle.stamp import Box, Stamp, matrix

_STAYS = frozenset({"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Annots"})
_LINK_STAYS = frozenset(
    {
        "/Type",
        "/Subtype",
        "/Rect",
        "/QuadPoints",
        "/Border",
        "/BS",
        "/C",
        "/F",
        "/A",
        "/Dest",
        "/Contents",
    }
)
_PLACED = ("/Rect", "/QuadPoints")

Leads = Callable[[pikepdf.Object], pikepdf.Object | None]
"""What a link is to do: its action or place as it is, another, or None when the link is to go."""


@dataclass
class Binder:
    """Stamps the pages of one bundle, each once."""

    bundle: pikepdf.Pdf
    stamp: Stamp
    _drawn: set[tuple[int, int]] = field(default_factory=set)

    def stamp_page(self, page: pikepdf.Page, place: str, item: str, *, free: bool) -> None:
        """Stamp a page of the bundle, which is scaled about its middle unless its margins are `free`.

        Raises:
            ValueError: the page has no size.
        """
        given, box = page.obj, box_of(page)
        high = box.shown[1]
        if min(box.shown) <= 0:
            raise ValueError(f"page {place} has no size")
        scale = 1.0 if free else 1 - 2 * band(*box.shown) / high
        shift = ((1 - scale) * (box.left + box.right) / 2, (1 - scale) * (box.bottom + box.top) / 2)
        names = Dictionary(Page=self._form(given, box))
        if self.stamp.mark is not None:
            names.Mark = self.stamp.mark
        drawn = self.stamp.drawn(box, place, item)
        for key in [key for key in given.keys() if key not in _STAYS]:  # noqa: SIM118  # not a mapping
            del given[key]
        given.Resources = Dictionary(XObject=names, Font=Dictionary(Stamp=self.stamp.font))
        given.Contents = self.bundle.make_stream(
            b"q " + matrix((scale, 0, 0, scale, *shift)) + b"/Page Do Q\nq " + drawn + b"Q\n"
        )
        if Name.Annots in given:
            links = [self._link(note, scale, shift) for note in given.Annots]
            given.Annots = Array(links)

    def _form(self, page: pikepdf.Object, box: Box) -> pikepdf.Object:
        """Return what is drawn on a page as a form of its own (ISO 32000-2, 8.10). One stream that two pages share becomes two."""
        if Name.Contents not in page:
            page.Contents = self.bundle.make_stream(b"")
        if isinstance(page.Contents, Array):
            pikepdf.Page(page).contents_coalesce()
        form = page.Contents
        if form.objgen in self._drawn:
            form = self.bundle.make_stream(form.read_bytes())
        self._drawn.add(form.objgen)
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([box.left, box.bottom, box.right, box.top])
        form.Resources = page.get(Name.Resources, Dictionary())
        if Name.Group in page:
            form.Group = page.Group
        return form

    def _link(
        self, note: pikepdf.Object, scale: float, shift: tuple[float, float]
    ) -> pikepdf.Object:
        link = Dictionary({key: note[key] for key in note.keys() if key in _LINK_STAYS})  # noqa: SIM118
        for key in _PLACED:
            if key in link:
                link[key] = Array(
                    [float(at) * scale + shift[n % 2] for n, at in enumerate(link[key])]
                )
        return self.bundle.make_indirect(link)


def box_of(page: pikepdf.Page) -> Box:
    """Return what a page shows: its crop box within its media box (ISO 32000-2, 14.11.2)."""
    media, crop = ([float(at) for at in each] for each in (page.mediabox, page.cropbox))
    (x0, x1), (y0, y1) = (sorted((media[n], media[n + 2])) for n in (0, 1))
    (a0, a1), (b0, b1) = (sorted((crop[n], crop[n + 2])) for n in (0, 1))
    turned = int(page.obj.get(Name.Rotate, 0)) % 360
    turned = 0 if turned % 90 else turned  # of another angle, readers take none
    return Box(max(x0, a0), max(y0, b0), min(x1, a1), min(y1, b1), turned)
