# SPDX-License-Identifier: Apache-2.0
"""Cover places of a picture with black, their ground in white on it, and tell whether anything shows through."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from PIL import Image, ImageChops, ImageDraw, ImageFont

from sanad.dossier.redaction.mark import Box

_LETTERS = 24  # pixels, height of the label where there is room: 8 points at 200 dots an inch
_LEAST_LETTERS = 12  # four points: what is smaller nobody reads, and it is left out
_SHARE = 0.6  # of the height of the place
_SHOWS = 96  # of 255: the edge of a label in JPEG differs by up to 60, a covered place whose cover is not there by 200
_FLAT = 8  # of 255: white letters on white differ by less, the palest grey that prints by more


@dataclass(frozen=True)
class Place:
    """A place in whole pixels, right and bottom not part of it, and what is written on it."""

    box: tuple[int, int, int, int]
    ground: str


def place(box: Box, ground: str, scale: float, size: tuple[int, int]) -> Place:
    """Return where a box lies on a picture, `scale` pixels to its unit, grown to whole pixels, not beyond the edge."""
    left, top, right, bottom = box
    edges = (
        max(0, floor(left * scale)),
        max(0, floor(top * scale)),
        min(size[0], ceil(right * scale)),
        min(size[1], ceil(bottom * scale)),
    )
    return Place(edges, ground)


def paint(picture: Image.Image, places: Sequence[Place]) -> None:
    """Cover the places of a picture, which is grey or of three colours, in their order."""
    draw = ImageDraw.Draw(picture)
    for one in places:
        left, top, right, bottom = one.box
        draw.rectangle((left, top, right - 1, bottom - 1), fill="black")
        _label(draw, one)


def _label(draw: ImageDraw.ImageDraw, one: Place) -> None:
    left, top, right, bottom = one.box
    height = min(_LETTERS, (bottom - top) * _SHARE)
    width = draw.textlength(one.ground, ImageFont.load_default(_LETTERS)) / _LETTERS
    height = min(height, (right - left) * 0.9 / width)
    if height >= _LEAST_LETTERS:
        middle = (left + right) / 2, (top + bottom) / 2
        font = ImageFont.load_default(height)
        draw.text(middle, one.ground, fill="white", font=font, anchor="mm")


def shows_through(picture: Image.Image, places: Sequence[Place]) -> bool:
    """Tell whether a picture has, where it was covered, anything else than the cover.

    The cover is painted anew on an empty sheet, so nothing of how `picture` was made is relied on.
    """
    sheet = Image.new("L", picture.size, 128)
    paint(sheet, places)
    pairs = ((picture.crop(one.box).convert("L"), sheet.crop(one.box)) for one in places)
    return any(_values(ImageChops.difference(*pair))[-1] > _SHOWS for pair in pairs)


def is_blank(picture: Image.Image, one: Place) -> bool:
    """Tell whether a place of a picture is of one colour, so that a word there cannot be seen."""
    left, top, right, bottom = one.box
    if left >= right or top >= bottom:
        return True
    values = _values(picture.crop(one.box).convert("L"))
    return values[-1] - values[0] < _FLAT


def _values(grey: Image.Image) -> list[int]:
    """Return the shades of grey that a picture has, ascending."""
    return [shade for shade, count in enumerate(grey.histogram()) if count]
