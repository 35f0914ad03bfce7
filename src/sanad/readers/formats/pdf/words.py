# SPDX-License-Identifier: Apache-2.0
"""The text of a page of a PDF, where on the page its words stand, and which of them a person does not see.

Guarantees: the boxes are in the unit and the corner of those that text recognition writes (docs/formats/citation.md), on the page as it
is shown, turned and cropped as the file says; a word is what stands between blanks. Does not guarantee that the words
can be seen: what lies under a picture, outside the page or on a layer that is switched off has a box too.
"""

import re
from collections.abc import Iterable
from ctypes import addressof, byref, c_double, c_int, c_uint
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor

import pypdfium2 as pdfium
from pypdfium2 import raw

from sanad.values.canonical import Json

_WORD = re.compile(r"\S+")
_FINE = 100  # parts of a point in which the library, which gives whole numbers, is asked
_FAR = 1000  # points between the places asked for: the further, the finer
_LARGEST_BASIC = "\uffff"
_NEARLY_WHITE = 250  # of 255, in each colour


@dataclass(frozen=True)
class Text:
    """The text of a page; `words` as the layer has them; whether some of them are drawn without ink, or in white."""

    text: str
    words: tuple[Json, ...]
    has_unseen: bool
    has_white: bool


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
        self._sides = tuple(c_double() for _ in range(4))  # written by the library, again and again
        self._colour = tuple(c_uint() for _ in range(4))

    def found(self, most: int) -> Text:
        words: list[Json] = []
        unseen, white, before = False, False, 0
        for one in _WORD.finditer(self._written):
            begin, end = one.span()
            first, last = self._character(begin), self._character(end - 1)
            if first < 0 or last < first:
                continue
            drawn = raw.FPDFText_GetTextObject(self._layer, first)
            if drawn and addressof(drawn.contents) != before:  # one object holds many words
                before = addressof(drawn.contents)
                unseen = unseen or _is_unseen(drawn)
                white = white or self._is_white(first)
            if len(words) < most and (box := self._box(first, last - first + 1)):
                words.append({"start": self._kept[begin], "end": self._kept[end], "box": box})
        text = self._written.replace("\r\n", "\n").replace("\r", "\n")
        return Text(text, tuple(words), unseen, white)

    def _character(self, at: int) -> int:
        unit = self._units[at]
        if self._is_even:
            return unit
        return int(raw.FPDFText_GetCharIndexFromTextIndex(self._layer, unit))

    def _box(self, first: int, count: int) -> list[Json] | None:
        """Return the box around all that a word consists of: one rectangle a line and font."""
        across, down = list[float](), list[float]()
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


def _offsets(sizes: Iterable[int]) -> list[int]:
    """Return where each of several things that follow one another begins, and where the last ends."""
    return [0, *accumulate(sizes)]
