# SPDX-License-Identifier: Apache-2.0
"""What starts clocks in a compartment: events of proceedings, papers, incidents of which records will be lost, sheets that grow old."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sanad.casework import proceedings, request
from sanad.casework.clocks import Calendar, Fixed, Running, Started, running
from sanad.casework.docket import Course, by_then, course, still_running
from sanad.casework.measures import measures
from sanad.casework.proceedings import Event, Proceeding
from sanad.casework.request import SEND, WITHDRAW
from sanad.casework.stages import ANSWERS
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.desk.around import same_as
from sanad.desk.compartments import OFFICE
from sanad.errors import IdentityConflict
from sanad.mandates import instrument
from sanad.rules.clock import REQUEST
from sanad.rules.pack import read_pack
from sanad.rules.span import days_of
from sanad.values.said import Said

COMMUNICATION, CHECKED = "communication", "checked"
"""Clock words for what nobody records as an event: a day whose traffic data an operator will delete, a sheet that was checked."""


def clocks(work: Work, compartment: str) -> list[Running]:
    """Return everything that runs in a compartment, the first to end first."""
    calendar = Calendar(work.tools.zone, read_pack(work.tools.pack).weekend)
    events = (started(work, compartment), fixed(work, compartment))
    return running(work.tools.law.clocks, *events, calendar)


@dataclass(frozen=True)
class _Matter:
    """A proceeding that may still call for something: where it stands, and its events since it last ended, in the order in which they happened."""

    proceeding: Proceeding
    recorded: list[Event]
    course: Course
    events: list[Event]

    @property
    def thing(self) -> str:
        return f"proceeding:{self.proceeding.id}"

    def said(self, event: Event) -> str:
        return f"{self.proceeding.authority} ({self.proceeding.country}): {event.said}"

    def then(self, event: Event) -> tuple[str, ...]:
        """Return the kinds of what came after an event; of answers, only its own."""
        later = self.events[self.events.index(event) + 1 :]
        answer = proceedings.answers(self.events).get(event.number)
        return tuple(each.kind for each in later if each.kind not in ANSWERS or each == answer)


def started(work: Work, compartment: str) -> Iterator[Started]:
    """Yield every event that may start a period of the law."""
    for matter in _matters(work, compartment):
        for event in matter.events:
            yield Started(
                event.kind, event.on, matter.thing, matter.said(event), matter.then(event)
            )
    yield from _ended(work, compartment)
    yield from _recorded_elsewhere(work, compartment)
    if compartment == OFFICE:
        for paper in instrument.every(work.connection):
            said = Said("{paper}.", paper=_named_paper(paper.number, paper.issuer))
            yield Started(paper.kind, paper.issued_on.isoformat(), f"instrument:{paper.id}", said)
        for sheet in work.tools.law.states.values():
            if sheet.checked_on is not None:
                said = Said("The sheet of {state} describes the law as of {day}.", state=sheet.name, day=sheet.checked_on)  # fmt: skip
                yield Started(CHECKED, sheet.checked_on.isoformat(), f"state:{sheet.code}", said)


def fixed(work: Work, compartment: str) -> Iterator[Fixed]:
    """Yield every day that a paper, a court or another authority has set."""
    for matter in _matters(work, compartment):
        proceeding = matter.proceeding
        where = Said("{authority}, {reference}", authority=proceeding.authority, reference=proceeding.reference or Said("no reference"))  # fmt: skip
        for title, day in _named(work, matter):
            if day is not None and (last := _last(day)) is not None:
                yield Fixed(title, last, matter.thing, where)
        for event in matter.events:
            if event.kind == "provisional_arrest" and _NO_MORE.isdisjoint(matter.then(event)):
                yield from _surrender(work, matter, event)
    yield from _warrants(work, compartment)
    if compartment == OFFICE:
        for paper in instrument.every(work.connection):
            for title, until in ((Said("Paper ends"), paper.in_force_until), (Said("Retention ends"), paper.retain_until)):  # fmt: skip
                if until is not None:
                    yield Fixed(title, until, f"instrument:{paper.id}", _named_paper(paper.number, paper.issuer))  # fmt: skip


def _warrants(work: Work, compartment: str) -> Iterator[Fixed]:
    """Yield until when the warrants of which claims speak are in force."""
    persons = set(_of_kind(work, compartment, "person"))
    for claim in work.told(register.of_properties, ("warrant",)):
        value = claim.value
        if claim.live and claim.about in persons and isinstance(value, dict):
            last = _last(str(value.get("in_force_until")))
            if last is not None:
                basis = _named_paper(value["number"], value["issuer"])
                yield Fixed(Said("Warrant ends"), last, f"subject:{claim.about}", basis)


_NO_MORE = frozenset({"papers_received", "released"})
"""After these no papers are due: they came, or the person is free."""


def _named(work: Work, matter: _Matter) -> Iterator[tuple[str, str | None]]:
    """Yield title and day of what is next, as last said, and of each measure that nothing has ended."""
    if (event := matter.course.next) is not None:
        yield event.next or Said("Next date"), event.next_on
    whom = frozenset(matter.proceeding.subjects)
    for measure in measures(matter.recorded, work.today, whom):
        if measure.ended_by is None and measure.event in matter.events:
            kind = measure.event.kind.replace("_", " ")
            yield Said("End of {kind}", kind=kind), measure.event.until


def _surrender(work: Work, matter: _Matter, event: Event) -> Iterator[Fixed]:
    """Yield until when papers must be with a state that has arrested somebody provisionally, by its sheet; a term that nobody verified is told as such."""
    country = matter.proceeding.country
    sheet = work.tools.law.states.get(country)
    point = sheet.points.get("provisional_days") if sheet else None
    days = point.value if point else None
    first, _ = days_of(event.on) or (work.today, work.today)
    if point is None or not isinstance(days, int):
        told = (
            Said("“{text}”, mark {mark}", text=point.text, mark=point.mark)
            if point
            else Said("there is none")
        )
        says = Said("No term is known of {country} (its sheet: {told}). Ask that state: until it answers, the papers count as due from the day of the arrest.", country=country, told=told)  # fmt: skip
        basis = Said("Sheet of {country}", country=country)
        yield Fixed(Said("Papers due, term not known"), first, matter.thing, basis, says)
        return
    until = first + timedelta(days=days - 1)  # the day of the arrest counts
    if point.mark == "U":
        basis = Said("Sheet of {country}, term not verified: {days} days (U) from provisional arrest", country=country, days=days)  # fmt: skip
        yield Fixed(Said("Papers due, term not verified"), until, matter.thing, basis)
    else:
        basis = Said("Sheet of {country}: {days} days from provisional arrest", country=country, days=days)  # fmt: skip
        yield Fixed(Said("Papers due"), until, matter.thing, basis)


def _named_paper(number: object, issuer: object) -> Said:
    return Said("{number} of {issuer}", number=number, issuer=issuer)


def _matters(work: Work, compartment: str) -> Iterator[_Matter]:
    """Yield the proceedings of a compartment."""
    docket = proceedings.docket(work.connection, compartment)
    for proceeding, recorded in proceedings.histories(work.connection, docket):
        stands = course(proceeding, recorded, work.today)
        if stands is not None:
            happened = by_then(recorded, work.today, frozenset(proceeding.subjects))
            yield _Matter(proceeding, recorded, stands, still_running(stands, happened))


def _recorded_elsewhere(work: Work, compartment: str) -> Iterator[Started]:
    """Yield each day of an incident: from it on, operators keep records that they will delete."""
    dated: dict[str, set[str]] = {}
    for claim in work.told(register.of_properties, ("date",)):
        if claim.live and (day := _day(claim)):
            dated.setdefault(claim.about, set()).add(day)
    for incident in _of_kind(work, compartment, "incident"):
        for day in sorted(dated.get(incident, ())):
            said = Said("Records of {incident} are kept by operators from {day}.", incident=incident, day=day)  # fmt: skip
            yield Started(COMMUNICATION, day, f"subject:{incident}", said)


def _ended(work: Work, compartment: str) -> Iterator[Started]:
    """Yield, for each request that was sent and not called back, what has happened to its person: that may have ended it."""
    drafted = [each for each in work.told(request.all_requests) if each.compartment == compartment]
    signed = request.signatures_of(work.connection, [each.id for each in drafted])
    sent = [each for each in drafted if SEND in signed[each.id] and WITHDRAW not in signed[each.id]]
    persons = {each.id: _one_person(work, each.subject) for each in sent}
    about = sorted({one for same in persons.values() for one in same})
    known = proceedings.of_subjects(work.connection, about) if about else []
    recorded = list(proceedings.histories(work.connection, known)) if known else []
    for asked in sent:
        for of, event in proceedings.happened(recorded, persons[asked.id]):
            said = f"{of.authority} ({of.country}): {event.said}"
            yield Started(event.kind, event.on, f"request:{asked.id}", said, per=REQUEST)


def _one_person(work: Work, subject: str) -> list[str]:
    """Return everybody judged the same person as `subject`; while judgements contradict each other, `subject` alone."""
    try:
        return sorted(same_as(work, subject))
    except IdentityConflict:
        return [subject]


def _of_kind(work: Work, compartment: str, kind: str) -> Iterator[str]:
    gone = work.told(register.removed)
    for each in work.told(register.subjects):
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
