# SPDX-License-Identifier: Apache-2.0
"""Findings as lanes: when a number was seen, an account quiet, or deliveries at odds."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sanad.analysis.finding import Finding
from sanad.dossier.pictures.lanes import Lane, Mark, lanes
from sanad.dossier.pictures.picture import Drawn
from sanad.dossier.pictures.rows import Row, asked, period, rows

_DAY = timedelta(days=1)
_DIRECTIONS = {"out": "outgoing", "in": "incoming"}
_CLOCK = "2000-01-01"  # any day: only the hours of it are drawn


def around(finding: Finding) -> tuple[str, Drawn]:
    """Return from when to when each number's records name the place, around the instant asked about."""
    instant = datetime.fromisoformat(asked(finding, "at"))
    zone, hours = ZoneInfo(asked(finding, "zone")), timedelta(hours=int(asked(finding, "hours") or 2))  # fmt: skip
    at = instant.astimezone(zone) if instant.tzinfo else instant.replace(tzinfo=zone)
    begin, wall, end = (
        (at.astimezone(UTC) + apart).astimezone(zone).replace(tzinfo=None)
        for apart in (-hours, timedelta(), hours)
    )
    found = [
        Lane(row["number"], (_seen(row),), f"{row['events before']} | {row['events after']}")
        for row in rows(finding)
    ]
    # rows have whole minutes, and clocks may be put back in between
    seen = [moment for row in rows(finding) for moment in (_at(row["first"]), _at(row["last"]))]
    begin, end = min(begin, *seen), max(end, *seen)
    says = "A bar runs from the first to the last row that names a cell there; the broken line is the instant, the numbers are events before | after it. A cell is an area: that anybody was at the place is not shown."
    return f"Around {wall:%Y-%m-%d %H:%M}", lanes(found, begin, end, says, wall)


def call_events(finding: Finding) -> tuple[str, Drawn]:
    """Return one row for each contact, with a mark for each event, by direction; those with most events first, of equal ones the earliest."""
    found: dict[str, list[Mark]] = {}
    for row in rows(finding):
        kind = _DIRECTIONS.get(row["direction"], row["direction"])
        mark = Mark(datetime.fromisoformat(row["at"]), None, kind or "event")
        found.setdefault(row["contact"] or "not given", []).append(mark)
    lines = [
        Lane(contact, tuple(marks), f"{len(marks):,}")
        for contact, marks in sorted(found.items(), key=lambda each: -len(each[1]))
    ]
    says = "A mark is a call or message, by direction; the number is how many there were, some of which fall on each other."
    return f"Calls and messages of {asked(finding, 'numbers')}", lanes(lines, *period(finding), says)  # fmt: skip


def payment_entries(finding: Finding) -> tuple[str, Drawn]:
    """Return one row for each account and other party, with a mark for each entry, by direction; those with most entries first."""
    found: dict[str, list[Mark]] = {}
    for row in rows(finding):
        mark = Mark(datetime.fromisoformat(row["day"]), None, row["direction"])
        name = f"{row['account']} {row['other account'] or 'not named'}"
        found.setdefault(name, []).append(mark)
    lines = [
        Lane(name, tuple(marks), f"{len(marks):,}")
        for name, marks in sorted(found.items(), key=lambda each: -len(each[1]))
    ]
    says = "A mark is an entry on its day, by direction; it says nothing of the amount. The number is how many there were, some of which fall on each other."
    return f"Entries of {asked(finding, 'accounts')}", lanes(lines, *period(finding), says)


def daily_ends(finding: Finding) -> tuple[str, Drawn]:
    """Return one row for each day with events, from its first to its last."""
    found = [
        Lane(f"{datetime.fromisoformat(row['day']):%Y-%m-%d %a}", (_hours(row),), row["events"])
        for row in rows(finding)
    ]
    begin = datetime.fromisoformat(_CLOCK)
    says = "A bar runs from the first to the last call or message that began on a day; the number is how many there were. Days without any have no row here: whether they are covered, the sentence of the finding says."
    return f"First and last of each day of {asked(finding, 'number')}", lanes(found, begin, begin + _DAY, says)  # fmt: skip


def deliveries(finding: Finding) -> tuple[str, Drawn]:
    """Return one row for each delivery, with what it has otherwise than another."""
    found: dict[str, list[Mark]] = {}
    for row in rows(finding):
        at = datetime.fromisoformat(row["when"])
        for name, kind in _at_odds(row):
            found.setdefault(name, []).append(Mark(at, None, kind, soft=kind == "lacks it"))
    lines = [
        Lane(f"delivery {name}", tuple(marks), f"{len(marks):,}")
        for name, marks in sorted(found.items())
    ]
    says = "A mark is an event that one delivery has and another that covers its day lacks, that two tell differently, or that stands twice; the number counts marks, some of which fall on each other. Which delivery is right is not said."
    return f"Deliveries of {asked(finding, 'number')} at odds", lanes(lines, *period(finding), says)  # fmt: skip


def dormant(finding: Finding) -> tuple[str, Drawn]:
    """Return one row for each time that an account had no entry, with the days of which nothing is known."""
    found = []
    for row in rows(finding):
        active = _days(row["active on"], row["active on"], "entries again")
        quiet = _days(row["quiet from"], row["quiet to"], "no entry")
        gaps = (each.split(" to ") for each in row["nothing known on"].split(", ") if each)
        unknown = (_days(first, last, "nothing known") for first, last in gaps)
        found.append(Lane(row["account"], (quiet, *unknown, active), f"{row['days']} d"))
    says = "Grey: days between two entries; in a broken frame the days that no delivery covers, on which there may have been entries."
    return "Accounts without entries", lanes(found, *period(finding), says)


def fan(finding: Finding) -> tuple[str, Drawn]:
    """Return the window with most parties of each account and direction; who they are the finding does not hold."""
    found = [
        Lane(row["account"], (_days(row["from"], row["to"], row["direction"]),), f"{row['parties']} {row['direction']}")
        for row in rows(finding)
    ]  # fmt: skip
    says = "A bar is the window in which an account had most different payers, or payees; the number counts accounts, and two of them may be one person's."
    return "Most different payers and payees", lanes(found, *period(finding), says)


def starts_and_stops(finding: Finding) -> tuple[str, Drawn]:
    """Return when each number is first or last seen, around the day asked about."""
    on, days = datetime.fromisoformat(asked(finding, "on")), int(asked(finding, "days") or 7)
    found = [
        Lane(row["number"], (Mark(datetime.fromisoformat(row["at"]), None, row["change"]),), f"{row['days covered on the other side']}/{row['of']} d")
        for row in rows(finding)
    ]  # fmt: skip
    says = "A mark is when a number is first, or last, seen in these records; the broken line is the beginning of the day asked about; at the end of a row stands how many days of the other side deliveries cover. That a number is new is not said."
    return f"First and last seen around {on:%Y-%m-%d}", lanes(found, on - days * _DAY, on + (days + 1) * _DAY, says, on)  # fmt: skip


def structuring(finding: Finding) -> tuple[str, Drawn]:
    """Return one row for each stretch, with a mark on each day that has an amount below the threshold."""
    found = [
        Lane(row["account"], tuple(_days(day, day, row["direction"]) for day in _booked(row)), row["entries"])
        for row in rows(finding)
    ]  # fmt: skip
    threshold = f"{asked(finding, 'threshold')} {asked(finding, 'currency')}"
    says = f"A mark is a day on which an amount just below {threshold} was booked; the number is how many entries the stretch has. Why is not said."
    return f"Amounts just below {threshold}", lanes(found, *period(finding), says)


_at = datetime.fromisoformat


def _seen(row: Row) -> Mark:
    return Mark(_at(row["first"]), _at(row["last"]), "seen")


def _hours(row: Row) -> Mark:
    first, last = (datetime.fromisoformat(f"{_CLOCK} {row[name]}") for name in ("first at", "last at"))  # fmt: skip
    return Mark(first, last, "seen")


def _days(first: str, last: str, kind: str) -> Mark:
    """Return a mark on whole days, both included."""
    soft = kind == "nothing known"
    return Mark(datetime.fromisoformat(first), datetime.fromisoformat(last) + _DAY, kind, soft)


def _booked(row: Row) -> Iterator[str]:
    """Yield the day of each amount, `<day>:<amount>`."""
    return (each.partition(":")[0] for each in row["amounts"].split())


def _at_odds(row: Row) -> Iterator[tuple[str, str]]:
    """Yield each delivery of a row with what it has of the event, as others see it."""
    if row["what"] == "twice":
        yield row["delivery"], "has it twice"
        return
    one, other = (len(row[name].split()) for name in ("rows", "rows there"))
    kinds = ("differs", "differs")
    if row["what"] == "missing":
        kinds = ("has it", "lacks it") if one > other else ("lacks it", "has it")
    yield row["delivery"], kinds[0]
    yield row["other delivery"], kinds[1]
