# SPDX-License-Identifier: Apache-2.0
"""Which incidents a page shows, by the filters of its address: the list, the map and their files all show the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sanad.desk.questions.list_incidents import Listed, ListIncidents
from sanad.values.canonical import Json
from sanad.web.typed import day
from sanad.web.visit import Visit

COLUMNS = ("incident", "label", "status", "one_with", "dates", "places", "killed_low", "killed_best", "killed_high", "killed_sources", "sources")  # fmt: skip


@dataclass(frozen=True)
class Chosen:
    """The incidents that the filters leave, of how many, and the filters."""

    lines: tuple[Listed, ...]
    of: int
    filters: Mapping[str, str]


def chosen(visit: Visit) -> Chosen:
    """Return the incidents that the filters of the address leave: a status, days that meet, letters of a place or label."""
    query = visit.request.query_params
    filters = {name: query[name] for name in ("status", "since", "until", "text") if query.get(name)}  # fmt: skip
    since, until = (str(day(filters.get(name, "")) or "") for name in ("since", "until"))
    every = visit.ask(ListIncidents(**visit.order))
    text = filters.get("text", "").casefold()
    left = (
        each
        for each in every
        if filters.get("status", each.line.status) == each.line.status
        and _meets(each, since, until)
        and text in f"{each.incident} {each.label} {each.line.places}".casefold()
    )
    return Chosen(tuple(left), len(every), filters)


def _meets(each: Listed, since: str, until: str) -> bool:
    if not since and not until:
        return True
    ends = [(when.first, when.last) for when in each.line.dates if when.first and when.last]
    return any(last >= since and (not until or first <= until) for first, last in ends)


def row(each: Listed) -> Mapping[str, Json]:
    """Return an incident as the list is exported."""
    killed = each.line.killed
    return {
        "incident": each.incident,
        "label": each.label,
        "status": str(each.line.status),
        "one_with": " ".join(each.one_with),
        "dates": "; ".join(when.said for when in each.line.dates),
        "places": "; ".join(_name(place) for place in each.line.places),
        "killed_low": killed.low if killed else None,
        "killed_best": killed.best if killed else None,
        "killed_high": killed.high if killed else None,
        "killed_sources": killed.sources if killed else None,
        "sources": each.line.sources,
    }


def _name(place: Json) -> str:
    return str(place["name"] if isinstance(place, dict) else place)


def points(visit: Visit, each: Listed) -> Iterator[Mapping[str, Json]]:
    """Yield what a map may show of an incident: its points with their radius in metres."""
    ends = [when for when in each.line.dates if when.first]
    may_ask = visit.seat.may("find", visit.compartment)
    for place, drawn in zip(each.line.places, each.drawn, strict=True):
        if hasattr(drawn, "latitude"):
            yield {
                **vars(drawn),
                "incident": each.incident,
                "label": each.label,
                "place": _name(place),
                "first": min((str(when.first) for when in ends), default=None),
                "last": max((str(when.last) for when in ends), default=None),
                "href": visit.at(f"incidents/{each.incident}"),
                "calls": _calls(visit, drawn) if may_ask else None,
            }


def _calls(visit: Visit, drawn: Any) -> str:  # noqa: ANN401  # a point with its radius, of the desk's answer
    """Return where the records are asked whose cells lay near a point; the hour is for whoever asks to say."""
    area = {"area": f"{drawn.latitude}, {drawn.longitude}", "metres": str(drawn.radius_m)}
    return visit.at(f"records?{urlencode({'method': 'around', **area})}")
