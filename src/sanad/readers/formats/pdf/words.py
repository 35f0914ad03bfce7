# SPDX-License-Identifier: Apache-2.0
"""The text of a page of a PDF as it is read, where on the page its words stand, and which of them a person does not see.

Guarantees: where the page holds right-to-left letters, each line stands as `order` says, else as the library says; the boxes are in the
unit and the corner of those that text recognition writes (docs/formats/citation.md), on the page as it is shown, turned and cropped as the file says; a word is what stands between blanks. Does not guarantee that the words
can be seen: what lies under a picture, outside the page or on a layer that is switched off has a box too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from ctypes import addressof, byref, c_double, c_int, c_uint
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, cos, floor, pi

import pypdfium2 as pdfium
from pypdfium2 import raw

from sanad.readers.formats.pdf.order import Sign, has_right_to_left, reading_order
from sanad.values.canonical import Json

_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")
_UPRIGHT = 0.98  # cosine of the angle, eleven degrees, up to which a line is one from left to right
_FINE = 100  # parts of a point in which the library, which gives whole numbers, is asked
_FAR = 1000  # points between the places asked for: the further, the finer
_LARGEST_BASIC = "\uffff"
_NEARLY_WHITE = 250  # of 255, in each colour


@dataclass(frozen=True)
class Text:
    """The text of a page and its words as the layer has them; what some of them are.

    Drawn without ink; in white; numbers whose parts may stand in another order (`order.Read`).
    """

    text: str
    words: tuple[Json, ...]
    has_unseen: bool
    has_white: bool
    has_doubt: bool


def text_of(page: pdfium.PdfPage, most: int) -> Text:
    """Return the text of a page, line ends a line feed each, with boxes for at most `most` words."""
    layer = page.get_textpage()
    try:
        written = str(layer.get_text_range())
        return _Words(page, layer, written).found(most)
    finally:
        layer.close()


class _Words:
    """The words of one page. The library counts in characters of its own, our text in code points without its CR."""

    def __init__(self, page: pdfium.PdfPage, layer: pdfium.PdfTextPage, written: str) -> None:
        self._layer, self._written = layer, written
        self._units = _offsets(2 if sign > _LARGEST_BASIC else 1 for sign in written)
        self._kept = _offsets(
            0 if written.startswith("\r\n", n) else 1 for n in range(len(written))
        )
        last = self._units[-1] - 1  # where it has this number here and there, so has each before it
        self._is_even = last == raw.FPDFText_GetCharIndexFromTextIndex(layer, last)
        self._place = _Place(page)
        self._turn = page.get_rotation() * pi / 180
        self._sides = tuple(c_double() for _ in range(4))  # written by the library, again and again
        self._colour = tuple(c_uint() for _ in range(4))
        self._order: Sequence[int] = range(len(written))
        self._has_doubt = False
        if has_right_to_left(written):
            self._reorder()

    def _reorder(self) -> None:
        """Put the signs of each upright line in the order in which they are read."""
        lines = [
            line for one in _LINE.finditer(self._written) if self._is_upright(line := one.span())
        ]
        signs = [[self._sign(at) for at in range(*line)] for line in lines]
        written, order = list(self._written), list(self._order)
        for (begin, end), read in zip(lines, reading_order(signs), strict=True):
            order[begin:end] = [begin + place for place in read.order]
            written[begin:end] = read.text
            self._has_doubt = self._has_doubt or read.has_doubt
        self._written, self._order = "".join(written), order

    def _is_upright(self, line: tuple[int, int]) -> bool:
        angle = raw.FPDFText_GetCharAngle(self._layer, self._character(line[0]))
        return cos(angle + self._turn) > _UPRIGHT  # both turn with the clock

    def _sign(self, at: int) -> Sign:
        """Return a sign with the box of its ink; what has none stands where the sign before it does."""
        left, right, low, high = self._sides
        raw.FPDFText_GetCharBox(self._layer, self._character(at), left, right, low, high)
        one, other = (
            self._place.shown(left.value, high.value),
            self._place.shown(right.value, low.value),
        )
        across, down = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return Sign(self._written[at], across[0], down[0], across[1], down[1])

    def found(self, most: int) -> Text:
        words: list[Json] = []
        unseen, white, before = False, False, 0
        for one in _WORD.finditer(self._written):
            begin, end = one.span()
            stretches = list(self._stretches(self._order[begin:end]))
            if not stretches:
                continue
            first = stretches[0][0]
            drawn = raw.FPDFText_GetTextObject(self._layer, first)
            if drawn and addressof(drawn.contents) != before:  # one object holds many words
                before = addressof(drawn.contents)
                unseen = unseen or _is_unseen(drawn)
                white = white or self._is_white(first)
            if len(words) < most and (box := self._box(stretches)):
                words.append({"start": self._kept[begin], "end": self._kept[end], "box": box})
        text = self._written.replace("\r\n", "\n").replace("\r", "\n")
        return Text(text, tuple(words), unseen, white, self._has_doubt)

    def _character(self, at: int) -> int:
        unit = self._units[at]
        if self._is_even:
            return unit
        return int(raw.FPDFText_GetCharIndexFromTextIndex(self._layer, unit))

    def _stretches(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield where each stretch begins that a word has among the characters of the library, and how long it is."""
        for one in [places] if isinstance(places, range) else _rows(sorted(places)):
            first, last = self._character(one[0]), self._character(one[-1])
            if 0 <= first <= last:
                yield first, last - first + 1

    def _box(self, stretches: list[tuple[int, int]]) -> list[Json] | None:
        """Return the box around all that a word consists of: one rectangle a line and font."""
        across, down = list[float](), list[float]()
        for first, count in stretches:
            for n in range(raw.FPDFText_CountRects(self._layer, first, count)):
                raw.FPDFText_GetRect(self._layer, n, *self._sides)
                left, top, right, bottom = (side.value for side in self._sides)
                for x, y in (self._place.shown(left, top), self._place.shown(right, bottom)):
                    across.append(x)
                    down.append(y)
        if not across:
            return None
        return [floor(min(across)), floor(min(down)), ceil(max(across)), ceil(max(down))]

    def _is_white(self, character: int) -> bool:
        red, green, blue, _ = colour = self._colour
        told = raw.FPDFText_GetFillColor(self._layer, character, *colour)
        return bool(told) and min(red.value, green.value, blue.value) >= _NEARLY_WHITE


class _Place:
    """From the space of a page to points from the left and top of what is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = page.get_size()
        self._size = round(width * _FINE), round(height * _FINE)
        self._left, self._top = self._asked(page, 0, 0)
        along, up = self._asked(page, _FAR, 0), self._asked(page, 0, _FAR)
        self._by_x = (along[0] - self._left) / _FAR, (along[1] - self._top) / _FAR
        self._by_y = (up[0] - self._left) / _FAR, (up[1] - self._top) / _FAR

    def _asked(self, page: pdfium.PdfPage, x: int, y: int) -> tuple[float, float]:
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, *self._size, 0, x, y, byref(across), byref(down))
        return across.value / _FINE, down.value / _FINE

    def shown(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._left + x * self._by_x[0] + y * self._by_y[0],
            self._top + x * self._by_x[1] + y * self._by_y[1],
        )


def _is_unseen(drawn: raw.FPDF_PAGEOBJECT) -> bool:
    """Tell whether text is drawn with neither fill nor outline (ISO 32000-1, 9.3.6, mode 3)."""
    return bool(raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def _rows(places: list[int]) -> Iterator[list[int]]:
    """Yield the stretches of numbers that follow one another; `places` ascend."""
    begin = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] - places[at - 1] > 1:
            yield places[begin:at]
            begin = at


def _offsets(sizes: Iterable[int]) -> list[int]:
    """Return where each of several things that follow one another begins, and where the last ends."""
    return [0, *accumulate(sizes)]
