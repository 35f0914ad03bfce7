# SPDX-License-Identifier: Apache-2.0
"""Area map: circles of a stated radius on a net of degrees, never a pin.

A circle is where something may have been, by the precision that its source states; without a stated precision nothing is drawn, and the
caption counts it. There is no ground beneath: the net and the bar of distance are the map. Degrees of longitude are drawn as long as
they are at the middle latitude (equirectangular), which holds for the extent of a country.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sanad.dossier.pictures.drawing import BLUE, INK, QUIET, WIDTH, Drawing, short, turned
from sanad.dossier.pictures.picture import TOP, Drawn

MOST = 60
_LEFT, _RIGHT, _HIGH = 90, WIDTH - 30, 620
_MICRO = 1_000_000
_M_PER_DEGREE = 111_195  # of latitude, on a sphere of 6371.0 km (IUGG mean radius)
_POLE = 85


@dataclass(frozen=True)
class Area:
    """A circle around WGS 84 degrees; `radius_m` is the stated precision, None where nobody states one."""

    label: str
    latitude: Decimal
    longitude: Decimal
    radius_m: int | None
    count: int


def area_map(areas: Sequence[Area], nowhere: int, says: str) -> Drawn:
    """Draw the `MOST` areas with most events; `nowhere` is how many others have no place at all.

    Raises:
        ValueError: a place is off the Earth or nearer to a pole than 5 degrees: a fault of the caller.
    """
    for area in areas:
        if not on_map(area.latitude, area.longitude):
            message = f"{area.latitude}, {area.longitude} cannot be drawn"
            raise ValueError(message)
    stated = sorted((each for each in areas if each.radius_m), key=lambda one: (-one.count, one.label))  # fmt: skip
    drawn, drawing = stated[:MOST], Drawing()
    if drawn:
        net = _net(drawn)
        net.draw(drawing)
        for area in sorted(drawn, key=lambda one: (-(one.radius_m or 0), one.label)):
            place, radius = net.place(area), max(net.units(area.radius_m or 0), 2)
            drawing.circle(place, radius, "none", BLUE)
            drawing.text((place[0], place[1] + 5), short(f"{area.label} {area.count:,}", 22), 12, "middle")  # fmt: skip
    else:
        drawing.text((WIDTH // 2, TOP + 40), "no area with a stated precision", anchor="middle", colour=QUIET)  # fmt: skip
    bottom = TOP + _HIGH + 50 if drawn else TOP + 60
    parts = [f"{says} Each circle is as large as its source says it may be; a telephone was in it, or was not: it marks no point."]  # fmt: skip
    if len(stated) > len(drawn):
        parts.append(f"The {len(drawn)} with most events of {len(stated):,} are drawn.")
    if len(areas) > len(stated):
        parts.append(f"{len(areas) - len(stated):,} state no precision and are not drawn.")
    if nowhere:
        parts.append(f"{nowhere:,} have no place on a map and are not drawn.")
    return Drawn(drawing, bottom, " ".join(parts))


def on_map(latitude: Decimal, longitude: Decimal) -> bool:
    """Tell whether a place can be drawn: it is on the Earth, and not near a pole."""
    return abs(latitude) <= _POLE and abs(longitude) <= 180  # noqa: PLR2004  # half a turn


@dataclass(frozen=True)
class _Net:
    """Micro-degrees of the south-west corner, micro-degrees of latitude per 1000 units, and the shortening of longitude in 1/1000."""

    south: int
    west: int
    scale: int
    shortened: int

    def place(self, area: Area) -> tuple[int, int]:
        """Return where the middle of an area lies on the sheet."""
        return self._at(int(area.latitude * _MICRO), int(area.longitude * _MICRO))

    def units(self, metres: int) -> int:
        """Return a distance in units of the sheet."""
        return metres * _MICRO * 1000 // (_M_PER_DEGREE * self.scale)

    def _at(self, latitude: int, longitude: int) -> tuple[int, int]:
        x = (longitude - self.west) * self.shortened // self.scale
        return _LEFT + x, TOP + _HIGH - (latitude - self.south) * 1000 // self.scale

    def draw(self, drawing: Drawing) -> None:
        """Draw the net of degrees with their numbers, and a bar of distance."""
        step = next(each for each in _STEPS if self.scale * _HIGH // 1000 // each < 8)  # noqa: PLR2004  # lines enough to read
        for line in range(-(-self.south // step) * step, self.south + self.scale * _HIGH // 1000 + 1, step):  # fmt: skip
            y = self._at(line, self.west)[1]
            drawing.line((_LEFT, y), (_RIGHT, y))
            drawing.text((_LEFT - 8, y + 5), _degrees(line), 12, "end", QUIET)
        east = self.west + (_RIGHT - _LEFT) * self.scale // self.shortened
        wide = next(each for each in _STEPS if (east - self.west) // each < 8)  # noqa: PLR2004  # the same
        for line in range(-(-self.west // wide) * wide, east + 1, wide):
            x = self._at(self.south, line)[0]
            drawing.line((x, TOP), (x, TOP + _HIGH))
            drawing.text((x, TOP + _HIGH + 18), _degrees(line), 12, "middle", QUIET)
        metres = next(each for each in _BARS if self.units(each) > 90)  # noqa: PLR2004  # a tenth of the sheet
        corner = (_RIGHT - self.units(metres), TOP + _HIGH + 32)
        drawing.box(corner, (self.units(metres), 5), INK)
        says = f"{metres:,} m" if metres < _KM else f"{metres // _KM:,} km"
        drawing.text((corner[0] - 8, corner[1] + 7), says, 12, "end", QUIET)


_KM = 1000
_BARS = tuple(part * 10**power for power in range(8) for part in (1, 2, 5))
_STEPS = tuple(part * 10**power for power in range(2, 9) for part in (1, 2, 5))


def _net(areas: Sequence[Area]) -> _Net:
    """Return the net that holds every circle whole."""
    middle = sum((each.latitude for each in areas), Decimal(0)) / len(areas)
    shortened = turned((0, 0), 1000, 900 - int(abs(middle) * 10))[0]  # cosine, to a thousandth
    souths, norths, wests, easts = [], [], [], []
    for each in areas:
        reach = (each.radius_m or 0) * _MICRO // _M_PER_DEGREE
        across = reach * 1000 // shortened
        latitude, longitude = int(each.latitude * _MICRO), int(each.longitude * _MICRO)
        souths.append(latitude - reach)
        norths.append(latitude + reach)
        wests.append(longitude - across)
        easts.append(longitude + across)
    high = max(norths) - min(souths)
    wide = (max(easts) - min(wests)) * shortened // 1000
    scale = max(high * 1100 // _HIGH, wide * 1100 // (_RIGHT - _LEFT), 10)
    spare_south = (scale * _HIGH // 1000 - high) // 2
    spare_west = (scale * (_RIGHT - _LEFT) // 1000 - wide) * 1000 // shortened // 2
    return _Net(min(souths) - spare_south, min(wests) - spare_west, scale, shortened)


def _degrees(micro: int) -> str:
    """Return micro-degrees as degrees.

    >>> _degrees(30_250_000), _degrees(-1_000_000)
    ('30.25°', '-1°')
    """
    whole = f"{abs(micro) // _MICRO}.{abs(micro) % _MICRO:06}".rstrip("0").rstrip(".")
    return f"{'-' if micro < 0 else ''}{whole}°"
