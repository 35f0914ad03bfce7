# SPDX-License-Identifier: Apache-2.0
"""From a place as a source names it to the places it may mean, and to what a map may show of it.

Guarantees: only a site or a town is ever a point, and only by coordinates that the claim itself gives; everything wider is the
name of an area, and what nobody knows how exactly is nothing. The gazetteer names places and has no coordinates, so none
are looked up or guessed. A name that means several places gives them all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sanad.claims.suggestions.lexicon import Place, key
from sanad.values.canonical import Json

RADIUS_M = {"site": 1_000, "town": 25_000}
"""How far from its point an event may have been. 25 km: precision 2 of the UCDP GED codebook; a site is a village or a post with its land."""
_UNITS = {
    **dict.fromkeys(("city", "town", "شہر"), "town"),
    **dict.fromkeys(("district", "agency", "ضلع"), "district"),
    **dict.fromkeys(("province", "صوبہ"), "province"),
    "tehsil": "tehsil",
}
"""Words beside a name that say of which kind the place is."""


@dataclass(frozen=True)
class Match:
    """A place of the gazetteer that a name may mean; `how` is name or alias."""

    place: Place
    how: str


@dataclass(frozen=True)
class Point:
    """WGS 84 degrees, and how far from there the event may have been, in metres."""

    latitude: float
    longitude: float
    radius_m: int


@dataclass(frozen=True)
class Area:
    """A place known by its name alone, and how wide it is."""

    name: str
    precision: str


Drawn = Point | Area | None
"""What a map may show of a place; None: nothing."""


class Gazetteer:
    """The places of a lexicon, looked up by any of their names."""

    def __init__(self, places: Mapping[str, tuple[Place, ...]]) -> None:
        """Take the places by the key of their names and aliases."""
        self._places = places

    def find(self, name: str) -> tuple[Match, ...]:
        """Return what a name may mean, in the order of the gazetteer.

        A word for the kind of place beside the name is left off, and decides between places that it fits: “Quetta city” is the town
        of that name where the gazetteer knows it, and the place that it does know where not.
        """
        if found := self._places.get(key(name)):
            return tuple(_match(place, name) for place in found)
        bare, unit = _without_unit(name)
        found = self._places.get(key(bare), ()) if unit else ()
        fitting = tuple(place for place in found if place.precision == unit) or found
        return tuple(_match(place, bare) for place in fitting)

    def chain(self, name: str) -> Iterator[str]:
        """Yield the key of a name, and those of every wider place that it lies in, where it can mean one place only."""
        seen = set[str]()
        while name:
            found = self.find(name)
            here = key(found[0].place.name) if len(found) == 1 else key(name)
            if here in seen:
                return
            seen.add(here)
            yield here
            name = (found[0].place.within or "") if len(found) == 1 else ""


def _match(place: Place, name: str) -> Match:
    return Match(place, "name" if key(place.name) == key(name) else "alias")


def _without_unit(name: str) -> tuple[str, str | None]:
    """Return a name without the word for its kind of place, and the kind."""
    words = name.split()
    for rest, word in ((words[:-1], words[-1:]), (words[1:], words[:1])):
        if rest and (unit := _UNITS.get(key(word[0]))):
            return " ".join(rest), unit
    return name, None


def drawn(value: Json, gazetteer: Gazetteer) -> Drawn:
    """Return what may be shown of a claimed place: a point with its radius, the name of an area, or nothing.

    A site that the gazetteer or a word beside the name knows as a town is drawn as wide as one.
    """
    if not isinstance(value, Mapping):
        return None
    name, precision = str(value["name"]), str(value["precision"])
    if precision not in RADIUS_M or "latitude" not in value:
        return Area(name, precision)
    is_wider = bool(gazetteer.find(name)) or _without_unit(name)[1] is not None
    radius = RADIUS_M["town" if is_wider else precision]
    return Point(float(str(value["latitude"])), float(str(value["longitude"])), radius)
