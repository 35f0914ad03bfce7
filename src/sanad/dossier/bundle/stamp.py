# SPDX-License-Identifier: Apache-2.0
"""What is stamped on a page: its place, what the office calls the item, and how the bundle must be handled.

The typesetter makes one sheet: a page with every sign that a place may hold, and a page with the handling mark, in any
script. From the first comes the font, embedded and searchable, in which all places are written without typesetting again.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from sanad.dossier.bundle.margin import A4_WIDTH, BAND, band
from sanad.dossier.rendition.direction import line
from sanad.dossier.rendition.setting import typeset_pages

_PLACE, _ITEM = 10.0, 8.0  # sizes in points on a page of A4
_EDGE = 34.0  # points from the left and right edge, 12 mm
_BASELINE = 10.0  # points above the lower edge
_SIGNS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>")


@dataclass(frozen=True)
class Box:
    """What a page shows: corners in its own units before it is turned, and by how many degrees clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @property
    def shown(self) -> tuple[float, float]:
        """Return width and height as it is looked at."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turned % 180 else (wide, high)

    @property
    def upright(self) -> tuple[float, ...]:
        """Return the matrix from the page as it is looked at, from its lower left corner, to its own units."""
        return {
            0: (1, 0, 0, 1, self.left, self.bottom),
            90: (0, 1, -1, 0, self.right, self.bottom),
            180: (-1, 0, 0, -1, self.right, self.top),
            270: (0, -1, 1, 0, self.left, self.top),
        }[self.turned]


@dataclass(frozen=True)
class Stamp:
    """The font of the places and the handling mark, as objects of the bundle; `mark` is None where there is none."""

    font: pikepdf.Object
    codes: dict[str, bytes]
    advance: float
    mark: pikepdf.Object | None

    def drawn(self, box: Box, place: str, item: str) -> bytes:
        """Return the drawing of `place` in the lower right corner, of `item` in the left, of the mark above and below."""
        wide, high = box.shown
        unit = band(wide, high) / BAND
        steps = [matrix(box.upright), matrix((unit, 0, 0, unit, 0, 0))]
        if self.mark is not None:
            middle = (wide / unit - A4_WIDTH) / 2
            steps += [
                b"q " + matrix((1, 0, 0, 1, middle, foot)) + b"/Mark Do Q\n"
                for foot in (0.0, high / unit - BAND)
            ]
        along = wide / unit - _EDGE - len(place) * self.advance * _PLACE
        steps += [self._written(item, _ITEM, _EDGE), self._written(place, _PLACE, along)]
        return b"".join(steps)

    def _written(self, words: str, size: float, start: float) -> bytes:
        signs = b"".join(self.codes[sign] for sign in words)
        facts = tuple(map(number, (size, start, _BASELINE)))
        return b"BT 0.1 g /Stamp %s Tf %s %s Td <%s> Tj ET\n" % (*facts, signs)


def stamps(bundle: pikepdf.Pdf, handling: str, at: str) -> Stamp:
    """Return the stamp for `bundle`; `handling` may be empty.

    Raises:
        GlyphMissing: the handling mark has a sign that no font here has.
    """
    raw = typeset_pages("stamp.typ", line(handling), at)
    with pikepdf.open(io.BytesIO(raw)) as sheet:
        first, second = sheet.pages
        font = next(iter(first.obj.Resources.Font.values()))
        codes = {
            chr(int(sign, 16)): code for code, sign in _SIGNS.findall(font.ToUnicode.read_bytes())
        }
        advance = float(font.DescendantFonts[0].W[2]) / 1000  # one width for all: 0, last, width
        mark = bundle.copy_foreign(second.as_form_xobject()) if handling else None
        return Stamp(bundle.copy_foreign(font), codes, advance, mark)


def matrix(six: Sequence[float]) -> bytes:
    """Return the operator that draws all that follows through a matrix."""
    return b" ".join(map(number, six)) + b" cm "


def number(value: float) -> bytes:
    """Return a number as a drawing holds it: four places, none that say nothing.

    >>> number(0.5), number(3.0), number(-0.00001)
    (b'0.5', b'3', b'0')
    """
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".").encode()
