# SPDX-License-Identifier: Apache-2.0
"""Time wheel: twenty-four hours around, seven days from the inside out; each field bears its count and is as dark as it is large."""

from collections.abc import Iterable
from dataclasses import dataclass

from sanad.dossier.pictures.drawing import (  # fmt: skip
    INK,
    PAPER,
    QUIET,
    RULE,
    SHADES,
    WIDTH,
    Drawing,
    level,
    turned,
)
from sanad.dossier.pictures.picture import TOP, Drawn

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HOURS = 24
_SLOT = 144  # tenths of a degree: the hours, and a gap at the top for the names of the days
_INNER, _RING = 120, 40
_OUTER = _INNER + _RING * len(DAYS)
_MIDDLE = (WIDTH // 2, TOP + 44 + _OUTER)
_DARK = 4
"""From this shade on, a count is written in white."""
_STEPS = len(SHADES) - 1


@dataclass(frozen=True)
class WheelCell:
    """How many events began in an hour, 0 to 23, of a weekday, 0 (Monday) to 6."""

    hour: int
    weekday: int
    count: int


def time_wheel(cells: Iterable[WheelCell], events: str = "events") -> Drawn:
    """Draw counts; equal fields are added up.

    Raises:
        ValueError: there is no such hour or day: a fault of the caller.
    """
    counts = dict.fromkeys(((hour, day) for hour in range(_HOURS) for day in range(len(DAYS))), 0)
    for cell in cells:
        if (cell.hour, cell.weekday) not in counts:
            message = f"no hour {cell.hour} of day {cell.weekday}"
            raise ValueError(message)
        counts[cell.hour, cell.weekday] += cell.count
    most = max(*counts.values(), 1)
    drawing = Drawing()
    for (hour, day), count in counts.items():
        shade = level(count, most, _STEPS)
        begin, inner = _SLOT // 2 + _SLOT * hour, _INNER + _RING * day
        drawing.path(_field(begin, inner), SHADES[shade], RULE)
        if count:
            x, y = turned(_MIDDLE, inner + _RING // 2, begin + _SLOT // 2)
            drawing.text((x, y + 5), _compact(count), 13, "middle", PAPER if shade >= _DARK else INK)  # fmt: skip
    for hour in range(_HOURS):
        x, y = turned(_MIDDLE, _OUTER + 22, _SLOT + _SLOT * hour)
        drawing.text((x, y + 5), f"{hour:02}h", anchor="middle", colour=QUIET)
    for day, name in enumerate(DAYS):
        at = (_MIDDLE[0], _MIDDLE[1] - _INNER - _RING * day - _RING // 2 + 5)
        drawing.text(at, name, 13, "middle", QUIET)
    total = sum(counts.values())
    drawing.text((_MIDDLE[0], _MIDDLE[1] + 2), f"{total:,}", 26, "middle")
    drawing.text((_MIDDLE[0], _MIDDLE[1] + 24), events, 13, "middle", QUIET)
    says = f"{total:,} {events} by the hour of the day at which they began and the day of the week; the innermost ring is Monday."
    return Drawn(drawing, _MIDDLE[1] + _OUTER + 44, says)


def _field(begin: int, inner: int) -> str:
    """Return the path of one field: out along one side, around, back and around."""
    outer = inner + _RING
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (
        turned(_MIDDLE, radius, angle)
        for radius, angle in (
            (inner, begin), (outer, begin), (outer, begin + _SLOT), (inner, begin + _SLOT),
        )
    )  # fmt: skip
    return f"M{ax} {ay}L{bx} {by}A{outer} {outer} 0 0 1 {cx} {cy}L{dx} {dy}A{inner} {inner} 0 0 0 {ax} {ay}z"


def _compact(count: int) -> str:
    """Return a count in at most four signs; the table has it whole.

    >>> _compact(9999), _compact(12_345), _compact(2_600_000)
    ('9999', '12k', '2M')
    """
    for limit, unit, sign in ((10**4, 1, ""), (10**6, 10**3, "k"), (10**9, 10**6, "M")):
        if count < limit:
            return f"{count // unit}{sign}"
    return f"{count // 10**9}G"
