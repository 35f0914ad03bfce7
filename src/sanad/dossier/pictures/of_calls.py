# SPDX-License-Identifier: Apache-2.0
"""Pictures and graphs of findings from call records."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from sanad.analysis.finding import Finding
from sanad.dossier.pictures.areas import Area, area_map, on_map
from sanad.dossier.pictures.drawing import GREY
from sanad.dossier.pictures.graph import Graph, Told
from sanad.dossier.pictures.lanes import Lane, Mark, lanes
from sanad.dossier.pictures.picture import Drawn
from sanad.dossier.pictures.rows import Row, asked, cells, period, rows
from sanad.dossier.pictures.wheel import WheelCell, time_wheel

_EVENTS = "calls and messages"
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def contacts(finding: Finding) -> Graph:
    """Return the number asked about, linked to its contacts."""
    number = asked(finding, "number")
    ties = [
        (number, contact, int(calls) + int(messages))
        for contact, calls, messages in cells(finding, "contact", "calls", "messages")
    ]
    return Graph("numbers", _EVENTS, ties, lambda: _events(finding), directed=False, focus=number)


def pairs(finding: Finding) -> Graph:
    """Return targets linked to each other."""
    ties = [
        (one, other, int(calls) + int(messages))
        for one, other, calls, messages in cells(finding, "one", "other", "calls", "messages")
    ]
    return Graph("targets", _EVENTS, ties, lambda: _events(finding), directed=False)


def shared(finding: Finding) -> Graph:
    """Return targets linked to the contacts that several of them have; a target's records count, or the contact's where only these show it."""
    contact, target = ("contact", "target") if "contact" in finding.columns else ("number", "member")  # fmt: skip
    theirs, others = (f"events in the {whose}'s records" for whose in (target, contact))
    ties = [
        (one, other, max(int(here), int(there)))
        for one, other, here, there in cells(finding, contact, target, theirs, others)
    ]

    def told() -> Iterator[Told]:
        for row in rows(finding):
            yield f"{theirs} {row[theirs]}, {others} {row[others]}, {_when(row)}", _ends(row)

    return Graph("numbers", _EVENTS, ties, told, directed=False)


def together(finding: Finding) -> Graph:
    """Return numbers linked as often as a cell or site and a day have both in their records."""
    ties = [(one, other, 1) for one, other in cells(finding, "number", "other number")]

    def told() -> Iterator[Told]:
        for row in rows(finding):
            yield f"{row['cell or site']}, {row['day']}", f"{row['first row']} {row['first row of the other']}"  # fmt: skip

    return Graph("numbers", "days at one cell or site", ties, told, directed=False)


def wheel(finding: Finding) -> tuple[str, Drawn]:
    """Return hours and weekdays."""
    cells = [
        WheelCell(int(row["hour"]), _WEEK.index(row["weekday"]), int(row["events"]))
        for row in rows(finding)
    ]
    return f"Time wheel of {asked(finding, 'number')}", time_wheel(cells, _EVENTS)


def wheel_of_events(finding: Finding) -> tuple[str, Drawn]:
    """Return hours and weekdays of events that are told one by one."""
    begun = (datetime.fromisoformat(row["at"]) for row in rows(finding))
    counts = Counter((at.hour, at.weekday()) for at in begun)
    cells = [WheelCell(hour, day, events) for (hour, day), events in sorted(counts.items())]
    return f"Time wheel of {asked(finding, 'numbers')}", time_wheel(cells, _EVENTS)


def contact_rows(finding: Finding) -> tuple[str, Drawn]:
    """Return from when to when each contact is seen: the table counts what lies between, and does not hold it."""
    found = [
        Lane(row["contact"], _seen(row), f"{int(row['calls']) + int(row['messages']):,}")
        for row in rows(finding)
    ]
    says = "A bar runs from the first to the last call or message with a contact; the number is how many there were, not when."
    return f"Contacts of {asked(finding, 'number')} over time", lanes(found, *period(finding), says)  # fmt: skip


def device_rows(finding: Finding) -> tuple[str, Drawn]:
    """Return from when to when a handset or SIM card is named."""
    first, second = finding.columns[:2]
    found = [
        Lane(f"{row[first]} {row[second]}".strip(), _seen(row), f"{int(row['events']):,}")
        for row in rows(finding)
    ]
    says = f"A bar runs from the first to the last event that names a {first} with a {second}; the number is how many events do, each counted once."
    whose = asked(finding, "number") or asked(finding, "imsi") or asked(finding, "imei")
    return f"Handsets and SIM cards of {whose}", lanes(found, *period(finding), says)


def cell_rows(finding: Finding) -> tuple[str, Drawn]:
    """Return one row per cell, in the order in which they are first named, with its runs."""
    found: dict[str, list[Row]] = {}
    for row in rows(finding):
        found.setdefault(row["cell"], []).append(row)
    lines = [
        Lane(cell, tuple(mark for row in runs for mark in _seen(row)), f"{sum(int(row['events']) for row in runs):,}")
        for cell, runs in found.items()
    ]  # fmt: skip
    says = "A bar is an unbroken run of events at one cell; a cell is an area, and no bar says where in it a telephone was."
    return f"Cells of {asked(finding, 'number')} over time", lanes(lines, *period(finding), says)


def cell_areas(finding: Finding) -> tuple[str, Drawn]:
    """Return where masts stood, each cell with the reach that its operator states."""
    counts: dict[tuple[str, str, str], int] = {}
    for row in rows(finding):
        key = row["cell"], row["position"], row["reach"]
        counts[key] = counts.get(key, 0) + int(row["events"])
    areas = [
        Area(cell, *_position(place), _metres(reach), count)
        for (cell, place, reach), count in counts.items()
        if place and on_map(*_position(place))
    ]
    nowhere = len(counts) - len(areas)
    says = "Cells by the operator's table, each around its mast as far as it reaches; the number counts events."
    return f"Cells of {asked(finding, 'number')}", area_map(areas, nowhere, says)


def silence(finding: Finding) -> tuple[str, Drawn]:
    """Return the windows without events in one row."""
    begin, end = period(finding)
    marks = tuple(
        Mark(max(datetime.fromisoformat(row["from"]), begin), min(datetime.fromisoformat(row["to"]), end), "no event")
        for row in rows(finding)
    )  # fmt: skip
    lane = Lane(asked(finding, "number"), marks, f"{len(marks):,}")
    says = "A bar is a window without a call or message, inside the days that deliveries cover; of all other days nothing is said here."
    return f"Windows without events of {asked(finding, 'number')}", lanes([lane], begin, end, says)


def coverage(finding: Finding) -> tuple[str, Drawn]:
    """Return a ribbon for each delivery."""
    begin, end = period(finding)
    found = []
    for row in rows(finding):
        days = [row["from"], row["to"]]
        if "not stated" in days:
            marks, note = tuple[Mark, ...](), "unknown"
        else:
            first, last = (datetime.fromisoformat(day) for day in days)
            first, last = max(first, begin), min(last + timedelta(days=1), end)
            marks = (Mark(first, last, "covered"),) if first < last else ()
            note = row["events in the period"]
        found.append(Lane(f"delivery {row['delivery']}", marks, note, background=GREY))
    says = "Green: the days that a delivery covers, as its sheet states; grey: nothing is known. The number counts its events in the period."
    return f"Coverage of {asked(finding, 'number')}", lanes(found, begin, end, says)


def _seen(row: Row) -> tuple[Mark, ...]:
    return (Mark(datetime.fromisoformat(row["first"]), datetime.fromisoformat(row["last"]), "seen"),)  # fmt: skip


def _events(finding: Finding) -> Iterator[Told]:
    for row in rows(finding):
        yield f"{row['calls']} calls, {row['messages']} messages, {_when(row)}", _ends(row)


def _when(row: Row) -> str:
    return f"{row['first']} to {row['last']}"


def _ends(row: Row) -> str:
    return " ".join(dict.fromkeys((row["first row"], row["last row"])))


def _position(cell: str) -> tuple[Decimal, Decimal]:
    latitude, longitude = cell.split(", ")
    return Decimal(latitude), Decimal(longitude)


def _metres(cell: str) -> int | None:
    return int(cell.removesuffix(" m")) if cell else None
