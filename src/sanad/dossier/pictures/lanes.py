# SPDX-License-Identifier: Apache-2.0
"""Lanes: one row each, and time along them. Activity rows, timelines and ribbons of coverage are lanes.

A mark is a moment, or a span that may have a soft end: its bounds are said to be uncertain, and are drawn broken. Marks of one lane that fall
on the same unit of the sheet are drawn over each other, those that count most above; what a row counts stands at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from operator import attrgetter

from sanad.dossier.pictures.drawing import (  # fmt: skip
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    QUIET,
    RED,
    RULE,
    SHADES,
    WIDTH,
    Drawing,
    level,
    short,
)
from sanad.dossier.pictures.picture import TOP, Drawn

MOST = 48
_LEFT, _RIGHT = 250, WIDTH - 90
_ROW = 26
_SIGNS = 24
_COLOURS = {
    "outgoing": BLUE,
    "incoming": ORANGE,
    "covered": GREEN,
    "not covered": GREY,
    "seen": BLUE,
    "calls": BLUE,
    "payment": ORANGE,
    "incident": RED,
    "court": GREEN,
    "statement": QUIET,
    "first seen": GREEN,
    "last seen": ORANGE,
    "has it": BLUE,
    "lacks it": RED,
    "differs": ORANGE,
    "has it twice": GREEN,
    "credit": ORANGE,
    "debit": BLUE,
    "payers": ORANGE,
    "payees": BLUE,
    "no event": GREY,
    "no entry": GREY,
    "nothing known": RED,
    "entries again": BLUE,
}
"""What a mark is → its colour; what is none of these is blue."""
_RAMP = SHADES[2:]  # the fainter ones are hardly seen on paper
_SIGN = 8  # units across one sign of a tick


@dataclass(frozen=True)
class Mark:
    """Something at `begin`, or from `begin` to `end`, in wall clock of the finding's zone; `kind` names its colour, but a mark with a `count` is the darker the more."""

    begin: datetime
    end: datetime | None = None
    kind: str = "event"
    soft: bool = False
    count: int = 0


@dataclass(frozen=True)
class Lane:
    """A row under a label; `note` stands at its end."""

    label: str
    marks: tuple[Mark, ...]
    note: str = ""
    background: str = "none"


def lanes(rows: Sequence[Lane], begin: datetime, end: datetime, says: str, asked: datetime | None = None) -> Drawn:  # fmt: skip
    """Draw the first `MOST` rows between two moments, across all of them the one asked about; the caption counts the others.

    Raises:
        ValueError: the end is not after the beginning, or a mark lies outside: a fault of the caller.
    """
    if end <= begin:
        message = f"{begin} to {end} is no time"
        raise ValueError(message)
    drawing = Drawing()
    shown = rows[:MOST]
    counts = [mark.count for lane in shown for mark in lane.marks if mark.count]
    most = max(counts, default=0)
    bottom = TOP + 24 + _ROW * len(shown)

    def place(moment: datetime) -> int:
        if not begin <= moment <= end:
            message = f"{moment} lies outside {begin} to {end}"
            raise ValueError(message)
        return _LEFT + (moment - begin) // _SECOND * (_RIGHT - _LEFT) // ((end - begin) // _SECOND)

    for moment, words in _ticks(begin, end):
        drawing.line((place(moment), TOP + 20), (place(moment), bottom), RULE)
        drawing.text((place(moment), TOP + 12), words, 13, "middle", QUIET)
    for at, lane in enumerate(shown):
        y = TOP + 24 + _ROW * at
        drawing.text((_LEFT - 10, y + 18), short(lane.label, _SIGNS), anchor="end")
        drawing.text((_RIGHT + 8, y + 18), short(lane.note, 9), colour=QUIET)
        drawing.line((_LEFT, y + _ROW), (_RIGHT, y + _ROW), "#ececea")
        if lane.background != "none":
            drawing.box((_LEFT, y + 5), (_RIGHT - _LEFT, _ROW - 9), lane.background)
        marks = ((place(m.begin), place(m.end or m.begin), m.kind, m.soft, _colour(m, most)) for m in sorted(lane.marks, key=attrgetter("count")))  # fmt: skip
        for mark in dict.fromkeys(marks):
            _draw(drawing, y, *mark)
    if asked is not None:
        drawing.line((place(asked), TOP + 20), (place(asked), bottom), INK, 2, dashed=True)
    return Drawn(drawing, _legend(drawing, shown, bottom), says + _scale(counts) + _left_out(rows))


def _scale(counts: Sequence[int]) -> str:
    if not counts:
        return ""
    return f" Shades of blue count, the darker the more: from {min(counts):,} to {max(counts):,}."


def _left_out(rows: Sequence[Lane]) -> str:
    return f" The first {MOST} of {len(rows):,} rows are drawn." if len(rows) > MOST else ""


def _colour(mark: Mark, most: int) -> str:
    """Return the colour of what a mark is, or the shade of what it counts."""
    if not mark.count:
        return _COLOURS.get(mark.kind, BLUE)
    return _RAMP[level(mark.count, most, len(_RAMP)) - 1]


_SECOND = timedelta(seconds=1)


def _legend(drawing: Drawing, shown: Sequence[Lane], top: int) -> int:
    """Write below `top` what the colours of the marks are, and return where that ends."""
    kinds = list(dict.fromkeys(mark.kind for lane in shown for mark in lane.marks))
    counting = {mark.kind for lane in shown for mark in lane.marks if mark.count}
    for at, kind in enumerate(kinds):
        x, y = _LEFT + 165 * (at % 4), top + 14 + 20 * (at // 4)
        swatch = _RAMP if kind in counting else (_COLOURS.get(kind, BLUE),)
        for part, colour in enumerate(swatch):
            drawing.box((x + 15 // len(swatch) * part, y), (15 // len(swatch), 12), colour)
        drawing.text((x + 24, y + 11), kind, 13, colour=QUIET)
    return top + 16 + 20 * -(-len(kinds) // 4)


def _draw(drawing: Drawing, y: int, begin: int, end: int, kind: str, soft: bool, colour: str) -> None:  # fmt: skip  # noqa: FBT001  # a mark's own field
    """Draw one mark; what comes in hangs below the middle of the row, what goes out stands above."""
    upper = 13 if kind == "incoming" else 5
    height = 9 if kind in {"incoming", "outgoing"} else 17
    if soft:
        drawing.box((begin, y + upper), (max(end - begin, 3), height), "none", colour, dashed=True)
    else:
        drawing.box((begin, y + upper), (max(end - begin, 2), height), colour)


def _ticks(begin: datetime, end: datetime) -> list[tuple[datetime, str]]:
    """Return round moments between two, in the smallest step whose words do not touch."""
    for step, form in _STEPS:
        first = datetime(begin.year, 1, 1) if step.days else datetime.combine(begin, time())  # noqa: DTZ001  # wall clock  # fmt: skip
        wide = _SIGN * (len(begin.strftime(form)) + 1)
        if (end - begin) // step * wide <= _RIGHT - _LEFT:
            skipped = -(-(begin - first) // step)
            count = (end - (first + skipped * step)) // step + 1
            return [(first + (skipped + at) * step, (first + (skipped + at) * step).strftime(form)) for at in range(count)]  # fmt: skip
    return []


_STEPS = (
    (timedelta(minutes=10), "%H:%M"),
    (timedelta(hours=1), "%H:%M"),
    (timedelta(hours=2), "%H:%M"),
    (timedelta(hours=4), "%d %H:%M"),
    (timedelta(days=1), "%m-%d"),
    (timedelta(days=2), "%m-%d"),
    (timedelta(days=7), "%m-%d"),
    (timedelta(days=14), "%m-%d"),
    (timedelta(days=61), "%Y-%m-%d"),
    (timedelta(days=365), "%Y-%m-%d"),
    (timedelta(days=3653), "%Y-%m-%d"),
)
