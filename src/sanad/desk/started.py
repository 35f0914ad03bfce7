# SPDX-License-Identifier: Apache-2.0
"""What starts clocks in a compartment: events of proceedings, papers, incidents of which records will be lost, sheets that grow old."""

from collections.abc import Iterator
from datetime import date

from sanad.casework import proceedings
from sanad.casework.clocks import Calendar, Fixed, Running, Started, running
from sanad.casework.proceedings import Event, Proceeding
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.desk.compartments import OFFICE
from sanad.mandates import instrument
from sanad.rules.pack import read_pack
from sanad.rules.span import days_of

COMMUNICATION, CHECKED = "communication", "checked"
"""Clock words for what nobody records as an event: a day whose traffic data an operator will delete, a sheet that was checked."""


def clocks(work: Work, compartment: str) -> list[Running]:
    """Return everything that runs in a compartment, the first to end first."""
    calendar = Calendar(work.tools.zone, read_pack(work.tools.pack).weekend)
    events = (started(work, compartment), fixed(work, compartment))
    return running(work.tools.law.clocks, *events, calendar)


def started(work: Work, compartment: str) -> Iterator[Started]:
    """Yield every event that may start a period of the law."""
    for proceeding, event in _events(work, compartment):
        said = f"{proceeding.authority} ({proceeding.country}): {event.said}"
        yield Started(event.kind, event.on, f"proceeding:{proceeding.id}", said)
    for incident in _of_kind(work, compartment, "incident"):
        days = [claim for claim in register.about(work.connection, [incident]) if claim.property == "date" and claim.live]  # fmt: skip
        for day in sorted({each for claim in days if (each := _day(claim))}):
            said = f"Records of {incident} are kept by operators from {day}."
            yield Started(COMMUNICATION, day, f"subject:{incident}", said)
    if compartment == OFFICE:
        for paper in instrument.every(work.connection):
            said = f"{paper.number} of {paper.issuer}."
            yield Started(paper.kind, paper.issued_on.isoformat(), f"instrument:{paper.id}", said)
        for sheet in work.tools.law.states.values():
            if sheet.checked_on is not None:
                said = f"The sheet of {sheet.name} describes the law as of {sheet.checked_on}."
                yield Started(CHECKED, sheet.checked_on.isoformat(), f"state:{sheet.code}", said)


def fixed(work: Work, compartment: str) -> Iterator[Fixed]:
    """Yield every day that a paper, a court or another authority has set."""
    for proceeding, event in _events(work, compartment):
        thing = f"proceeding:{proceeding.id}"
        where = f"{proceeding.authority}, {proceeding.reference or 'no reference'}"
        for title, day in ((event.next or "Next date", event.next_on), (f"End of {event.kind.replace('_', ' ')}", event.until)):  # fmt: skip
            if day is not None and (last := _last(day)) is not None:
                yield Fixed(title, last, thing, where)
        yield from _surrender(work, proceeding, event)
    yield from _warrants(work, compartment)
    if compartment == OFFICE:
        for paper in instrument.every(work.connection):
            for title, until in (("Paper ends", paper.in_force_until), ("Retention ends", paper.retain_until)):  # fmt: skip
                if until is not None:
                    yield Fixed(title, until, f"instrument:{paper.id}", f"{paper.number} of {paper.issuer}")  # fmt: skip


def _warrants(work: Work, compartment: str) -> Iterator[Fixed]:
    """Yield until when the warrants of which claims speak are in force."""
    persons = set(_of_kind(work, compartment, "person"))
    for claim in register.of_properties(work.connection, ("warrant",)):
        value = claim.value
        if claim.live and claim.about in persons and isinstance(value, dict):
            last = _last(str(value.get("in_force_until")))
            if last is not None:
                basis = f"{value['number']} of {value['issuer']}"
                yield Fixed("Warrant ends", last, f"subject:{claim.about}", basis)


def _surrender(work: Work, proceeding: Proceeding, event: Event) -> Iterator[Fixed]:
    """Yield until when papers must be with a state that has arrested somebody provisionally, by its sheet."""
    sheet = work.tools.law.states.get(proceeding.country)
    days = sheet.as_facts()["provisional_days"] if sheet else None
    on = days_of(event.on)
    if event.kind == "provisional_arrest" and isinstance(days, int) and on is not None:
        until = date.fromordinal(on[0].toordinal() + days - 1)  # the day of the arrest counts
        basis = f"Sheet of {proceeding.country}: {days} days from provisional arrest"
        yield Fixed("Papers due", until, f"proceeding:{proceeding.id}", basis)


def _events(work: Work, compartment: str) -> Iterator[tuple[Proceeding, Event]]:
    docket = proceedings.docket(work.connection, compartment)
    for proceeding, recorded in proceedings.histories(work.connection, docket):
        for event in proceedings.standing(recorded):
            yield proceeding, event


def _of_kind(work: Work, compartment: str, kind: str) -> Iterator[str]:
    gone = register.removed(work.connection)
    for each in register.subjects(work.connection):
        if (each.kind, each.compartment) == (kind, compartment) and each.id not in gone:
            yield each.id


def _day(claim: Claim) -> str | None:
    """Return the day on which a source says that an incident began, as far as it states one."""
    value = claim.value["from"] if isinstance(claim.value, dict) else claim.value
    day = str(value)[: len("2025-01-31")]
    return day if days_of(day) else None


def _last(day: str) -> date | None:
    days = days_of(day)
    return days[1] if days else None
