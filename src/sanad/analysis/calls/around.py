# SPDX-License-Identifier: Apache-2.0
"""Whose records name cells near a place in the hours before and after an instant.

The place is a list of cells or sites, or an area: then it is the cells whose masts stood within `metres` of its middle on that day, by the
cell tables, or by the call records where those give places. Cells of those hours of which nobody gives the place are counted, for
any of them may be near. To stand in the records of a cell is to have been in an area of kilometres with
everybody else there: nobody was at the place, or had a part in anything, because of it. Only numbers whose records were delivered can appear.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import asin, cos, degrees, radians, sin, sqrt
from typing import NamedTuple
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import once
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, calls, cells, first_ref, last_ref
from sanad.errors import BadValue, NotFound
from sanad.values.instant import Instant

_HOURS, _METRES = 2, 2000
_MOST_H = 8784  # a leap year
_LISTED = 200
_EARTH_M = 6_371_008.8  # mean radius R1 of GRS 80 (Moritz, Journal of Geodesy 74, 2000)
_WALL = "%Y-%m-%d %H:%M:%S"
_INSTANT = re.compile(r"(19|20|21)\d\d-\d\d-\d\d[T ]\d\d:\d\d")


class _Place(NamedTuple):
    """Degrees of WGS 84."""

    latitude: float
    longitude: float

    def metres_to(self, latitude: float, longitude: float) -> float:
        """Return the distance on a sphere, by the haversine formula; within 0.6 % of that on the ellipsoid."""
        north, south = radians(self.latitude), radians(latitude)
        across = radians(longitude - self.longitude)
        half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
        return 2 * _EARTH_M * asin(min(1.0, sqrt(half)))


def _ask(asked: Asked) -> Answer:
    if not any(item.kind == "calls" for item in asked.inputs):
        raise NotFound("analysis", kind="delivery that can be asked with", name="around")
    if ("cells" in asked.parameters) == ("area" in asked.parameters):
        raise BadValue("parameters", value="cells, area", type="place", detail="name one of the two")  # fmt: skip
    at, hours = _instant(asked), asked.number("hours", _HOURS, 1, _MOST_H)
    begin, end = at - timedelta(hours=hours), at + timedelta(hours=hours)
    of = calls.filter(calls.started_at >= begin, calls.started_at < end)
    wall = at.replace(tzinfo=UTC).astimezone(ZoneInfo(asked.zone))
    if "cells" in asked.parameters:
        near = asked.texts("cells")
        of, place = of.filter(of.cell.isin(near) | of.site.isin(near)), ", ".join(near)
    else:
        middle, metres = _area(asked), asked.number("metres", _METRES, least=1)
        masts = _masts(of, wall.strftime("%Y-%m-%d"))
        near, placeless = _within(asked, masts, middle, metres), _placeless(asked, of, masts)
        place = f"one of {len(near)} cell(s) known to have a mast within {metres} m of {asked.text('area')}"
        if placeless:
            place += f" (of {placeless} other cell(s) of these hours no place is known)"
        of = of.filter(of.cell.isin(near))
    of = once(asked, of.filter(of.owner.notnull()))
    grouped = of.group_by("owner").agg(
        before=of.count(where=of.started_at < at),
        after=of.count(where=of.started_at >= at),
        cells=of.cell.nunique(),
        first=of.started_local.min().strftime(MINUTE),
        last=of.started_local.max().strftime(MINUTE),
        first_row=first_ref(of),
        last_row=last_ref(of),
    )
    found = asked.rows(grouped.order_by(ibis.desc(ibis._.before + ibis._.after), "owner"))
    rows = tuple((asked.mask(number), *map(str, rest)) for number, *rest in found[:_LISTED])
    both = sum(bool(before and after) for _, before, after, *_ in found)
    first, last = (each.replace(tzinfo=UTC).astimezone(wall.tzinfo).date() for each in (begin, end))
    sentence = (
        f"In the {hours} hour(s) before and after {wall.strftime('%Y-%m-%d %H:%M %Z (%z)')} the records of {len(found)} number(s) name {place}, "
        f"those of {both} both before and after"
    )
    if len(found) > len(rows):
        sentence += f"; the first {len(rows)} of {len(found)} are listed"
    sentence += (
        f".{coverage.reach(asked, 'calls', first, last)} "
        f"A cell serves an area: it is not shown that anybody was at the place."
    )
    return Answer(_COLUMNS, rows, sentence)


def _instant(asked: Asked) -> datetime:
    """Return parameter `at` in UTC, naive; without an offset it is the wall clock of the zone of the question. A day alone is no instant."""
    written = asked.text("at")
    try:
        local = datetime.fromisoformat(written if _INSTANT.match(written) else "")
    except ValueError as error:
        detail = "YYYY-MM-DDTHH:MM, from 1900 to 2199, with an offset or in the zone of the office"
        raise BadValue("parameters", value=written, type="instant for at", detail=detail) from error  # fmt: skip
    if local.tzinfo is None:
        return Instant.parse(local.strftime(_WALL), _WALL, asked.zone).at.replace(tzinfo=None)
    return local.astimezone(UTC).replace(tzinfo=None)


def _area(asked: Asked) -> _Place:
    """Return the middle of parameter `area`, `latitude, longitude` in decimal degrees."""
    written = asked.text("area")
    try:
        latitude, longitude = map(float, written.split(","))
    except ValueError:
        latitude, longitude = float("nan"), float("nan")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):  # noqa: PLR2004  # degrees of the globe
        detail = "latitude, longitude in decimal degrees"
        raise BadValue("parameters", value=written, type="area", detail=detail)
    return _Place(latitude, longitude)


def _masts(of: ir.Table, day: str) -> ir.Table:
    """Return where masts of cells stood: on a day by the cell tables, or in the calls `of` by themselves."""
    then = ibis.date(day)
    stood = cells.filter(
        cells.valid_from.isnull() | (cells.valid_from <= then),
        cells.valid_to.isnull() | (cells.valid_to >= then),
    )
    masts = ibis.union(*(each.select("cell", "latitude", "longitude") for each in (stood, of)))
    return masts.filter(
        masts.cell.notnull(), masts.latitude.notnull(), masts.longitude.notnull()
    ).distinct()


def _placeless(asked: Asked, of: ir.Table, masts: ir.Table) -> int:
    """Return how many cells of the calls `of` have no mast whose place is given."""
    [(number,)] = asked.rows(
        of.filter(of.cell.notnull())
        .select("cell")
        .distinct()
        .anti_join(masts, "cell")
        .agg(number=ibis._.count())
    )
    return int(number)


def _within(asked: Asked, masts: ir.Table, middle: _Place, metres: int) -> list[str]:
    """Return the cells that have a mast near the middle of an area."""
    band = degrees(metres / _EARTH_M) * 1.01  # a little wide: the distance decides
    masts = masts.filter(masts.latitude.between(middle.latitude - band, middle.latitude + band))
    return _near(asked.rows(masts), middle, metres)


def _near(masts: Iterable[tuple[str, float, float]], middle: _Place, metres: int) -> list[str]:
    return sorted({cell for cell, *place in masts if middle.metres_to(*place) <= metres})


_COLUMNS = (
    "number", "events before", "events after", "cells", "first", "last", "first row", "last row",
)  # fmt: skip

METHOD = Method(
    "around",
    2,
    ("calls", "cells"),
    "at [hours] [cells] [area] [metres]",
    "Numbers whose records name cells near a place, before and after an instant.",
    _ask,
)
