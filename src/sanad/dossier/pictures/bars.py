# SPDX-License-Identifier: Apache-2.0
"""Bars: a table whose numbers are also drawn as lengths, or as dots within the range that each may have.

Rows under one heading are drawn to one scale, for instance those of one currency; columns are drawn to one scale only where they are said to be
alike. Bars begin at zero. What is not known has words and no bar: no length would be right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from sanad.analysis.money.amounts import EXACT
from sanad.dossier.pictures.drawing import (  # fmt: skip
    BLUE,
    INK,
    LABEL,
    ORANGE,
    QUIET,
    RULE,
    WIDTH,
    Drawing,
    short,
)
from sanad.dossier.pictures.picture import TOP, Drawn

MOST = 50
_LEFT, _RIGHT = 270, WIDTH - 20
_ROW, _HEAD = 22, 30
_SIGNS = 27
_SIGN = 8  # units across one sign beside a bar
_Scale = Callable[[Decimal], int]


@dataclass(frozen=True)
class Bar:
    """A length with the words beside it; None where it is not known. With `least` and `most` it is a dot between them."""

    value: Decimal | None
    words: str
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def reach(self) -> tuple[Decimal, ...]:
        """Return every number that must fit the scale; zero always does."""
        return (Decimal(0), *(each for each in (self.value, self.least, self.most) if each is not None))  # fmt: skip


@dataclass(frozen=True)
class BarRow:
    """A bar for each column; `under` is the heading under which the row stands, nothing where all rows are alike."""

    label: str
    bars: tuple[Bar, ...]
    under: str = ""


def bar_table(rows: Sequence[BarRow], columns: Sequence[str], says: str, *, alike: bool) -> Drawn:
    """Draw the first `MOST` rows under their headings, in the order in which these are first met; the caption counts the others.

    Args:
        alike: Whether the columns are drawn to one scale, so that their bars may be compared.
    """
    drawing, shown, y = Drawing(), rows[:MOST], TOP
    wide = (_RIGHT - _LEFT) // len(columns)
    longest = max((len(bar.words) for row in shown for bar in row.bars), default=0)
    signs = min(longest, wide // _SIGN - 8)  # a bar of some length stays
    for at, words in enumerate(columns):
        drawing.text((_LEFT + wide * at, y + 18), short(words, wide // _SIGN - 1), 13, colour=QUIET)
    y += _HEAD
    for heading in dict.fromkeys(row.under for row in shown):
        ours = [row for row in shown if row.under == heading]
        if heading:
            drawing.text((20, y + 18), heading, LABEL + 1)
            y += _HEAD
        for at in range(len(columns)):
            x, near = _LEFT + wide * at, slice(None) if alike else slice(at, at + 1)
            place = _scale(
                [bar for row in ours for bar in row.bars[near]], x, wide - _SIGN * signs - 16
            )
            zero = place(Decimal(0))
            drawing.line((zero, y), (zero, y + _ROW * len(ours)), RULE)
            for line, row in enumerate(ours):
                _draw(drawing, row.bars[at], place, (x, y + _ROW * line), signs)
        for line, row in enumerate(ours):
            drawing.text((_LEFT - 14, y + _ROW * line + 16), short(row.label, _SIGNS), 14, "end")
        y += _ROW * len(ours) + 10
    if len(rows) > len(shown):
        says += f" The first {len(shown)} of {len(rows):,} rows are drawn."
    return Drawn(drawing, y, says)


def _scale(bars: Sequence[Bar], left: int, wide: int) -> _Scale:
    """Return what places a number between `left` and `wide` units to its right; a number is exact until then."""
    numbers = [number for bar in bars for number in bar.reach]
    low, high = min(numbers), max(numbers)

    def place(number: Decimal) -> int:
        if low == high:
            return left
        with localcontext(EXACT):
            return left + int((number - low) * wide / (high - low))

    return place


def _draw(drawing: Drawing, bar: Bar, place: _Scale, corner: tuple[int, int], signs: int) -> None:
    """Draw one bar, or a dot on the line of its range; what is too small to be seen is one unit wide."""
    end, y = corner
    if bar.value is not None:
        at, zero = place(bar.value), place(Decimal(0))
        if bar.least is None or bar.most is None:
            begin, end = min(at, zero), max(at, zero)
            if bar.value:
                drawing.box((begin, y + 5), (max(end - begin, 1), 13), BLUE if bar.value > 0 else ORANGE)  # fmt: skip
        else:
            begin, end = (place(each) for each in (bar.least, bar.most))
            drawing.box((begin, y + 10), (max(end - begin, 1), 3), QUIET)
            drawing.circle((at, y + 11), 5, BLUE, INK)
            end = max(end, at) + 5
    drawing.text((end + 7, y + 16), short(bar.words, signs), 12, colour=QUIET)
