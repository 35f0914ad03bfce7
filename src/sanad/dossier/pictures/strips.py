# SPDX-License-Identifier: Apache-2.0
"""Strips: one row of boxes for each row of a finding, and between the boxes what ties them.

Rows are not put together: a name that stands in several has a box in each, so that no path appears that no row has. What is only perhaps so, is lacking,
or is asked rather than said is broken. A place from left to right means what its column says, and nothing where it says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sanad.dossier.pictures.drawing import (  # fmt: skip
    BLUE,
    INK,
    ORANGE,
    PAPER,
    QUIET,
    SHADES,
    WIDTH,
    Drawing,
    short,
)
from sanad.dossier.pictures.picture import TOP, Drawn

_TALLEST = 1180
"""Units that all rows may take together: what a page of a dossier holds."""
_LEFT, _ALL = 20, WIDTH - 40
_HIGH, _NOTED = 26, 42
_ROOMY = 150  # a gap in which words can stand beside the line itself


@dataclass(frozen=True)
class Box:
    """A name with a quiet note under it; `soft` where it is lacking or not known."""

    label: str
    note: str = ""
    soft: bool = False


@dataclass(frozen=True)
class Tie:
    """What ties the box at place `one` to a later one, at `other`: words above the line, and beneath it."""

    one: int
    other: int
    words: str = ""
    beneath: str = ""
    soft: bool = False


@dataclass(frozen=True)
class Strip:
    """Boxes from left to right; `says` stands above them."""

    boxes: tuple[Box, ...]
    ties: tuple[Tie, ...]
    says: str = ""


def strip_chart(strips: Sequence[Strip], columns: Sequence[str], says: str) -> Drawn:
    """Draw the first strips that fit a page, under the names of their columns if these have any; the caption counts the others."""
    drawing, grid = Drawing(), _Grid.of(strips)
    top = TOP + (30 if any(columns) else 10)
    for at, name in enumerate(columns):
        drawing.text((grid.middle(at), TOP + 18), short(name, grid.slot // 8 - 1), 13, "middle", QUIET)  # fmt: skip
    shown = strips[: _TALLEST // grid.row]
    for at, strip in enumerate(shown):
        grid.draw(drawing, strip, top + grid.row * at)
    if len(strips) > len(shown):
        says += f" The first {len(shown)} of {len(strips):,} rows are drawn."
    return Drawn(drawing, top + grid.row * len(shown), says)


def _arc(far: int) -> int:
    """Return how far below the boxes an arc over so many columns is drawn to."""
    return 8 + 12 * far


@dataclass(frozen=True)
class _Grid:
    """Units of the sheet: across one column and one box, down one row, its words above, one box, and the arcs or words below it."""

    slot: int
    box: int
    head: int
    high: int
    foot: int

    @classmethod
    def of(cls, strips: Sequence[Strip]) -> "_Grid":
        """Return the grid that holds all of these strips."""
        slot = _ALL // max(len(strip.boxes) for strip in strips)
        box = min(230, slot * 8 // 10)
        ties = [tie for strip in strips for tie in strip.ties]
        beside = slot - box >= _ROOMY
        below = any(tie.words for tie in ties) and not beside
        far = max((tie.other - tie.one for tie in ties), default=1)
        arcs = _arc(far) * 3 // 4 if far > 1 else 0  # a curve comes so near to its handles
        return cls(
            slot,
            box,
            26 if any(strip.says for strip in strips) else 0,
            _NOTED if any(each.note for strip in strips for each in strip.boxes) else _HIGH,
            (32 if below else 0) + arcs + 14,
        )

    @property
    def row(self) -> int:
        """Return how high one row is."""
        return self.head + self.high + self.foot

    def middle(self, at: int) -> int:
        """Return where the middle of a column is."""
        return _LEFT + self.slot * at + self.slot // 2

    def draw(self, drawing: Drawing, strip: Strip, y: int) -> None:
        """Draw one strip below `y`."""
        drawing.text((_LEFT, y + 14), short(strip.says, _ALL // 8), 13, colour=QUIET)
        y += self.head
        for tie in strip.ties:
            self._draw_tie(drawing, tie, y)
        for at, box in enumerate(strip.boxes):
            x = self.middle(at) - self.box // 2
            drawing.box((x, y), (self.box, self.high), PAPER if box.soft else SHADES[0], QUIET if box.soft else INK, dashed=box.soft)  # fmt: skip
            size = 14 if self.box >= _ROOMY else 11
            signs = self.box * 10 // (6 * size) - 1
            middle = y + (18 if box.note else self.high // 2 + 5)
            drawing.text((self.middle(at), middle), short(box.label, signs), size, "middle")
            drawing.text((self.middle(at), y + 35), short(box.note, self.box // 7 - 1), 11, "middle", QUIET)  # fmt: skip
        drawing.line((_LEFT, y + self.high + self.foot - 7), (_LEFT + _ALL, y + self.high + self.foot - 7), "#ececea")  # fmt: skip

    def _draw_tie(self, drawing: Drawing, tie: Tie, y: int) -> None:
        """Draw a line between neighbours, or an arc below those between."""
        colour = ORANGE if tie.soft else BLUE
        if tie.other - tie.one > 1:
            x1, x2, low = self.middle(tie.one), self.middle(tie.other), y + self.high
            far = low + _arc(tie.other - tie.one)
            drawing.path(f"M{x1} {low}C{x1} {far} {x2} {far} {x2} {low}", stroke=colour, width=2, dashed=tie.soft)  # fmt: skip
            return
        left, right = self.middle(tie.one) + self.box // 2, self.middle(tie.other) - self.box // 2
        middle, level = (left + right) // 2, y + self.high // 2
        drawing.line((left, level), (right, level), colour, 2, dashed=tie.soft)
        beside = right - left >= _ROOMY
        signs = (right - left if beside else self.slot) // 7 - 1
        first, second = (level - 6, level + 16) if beside else (y + self.high + 14, y + self.high + 28)  # fmt: skip
        drawing.text((middle, first), short(tie.words, signs), 11, "middle")
        drawing.text((middle, second), short(tie.beneath, signs), 11, "middle", QUIET)
