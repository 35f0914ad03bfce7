# SPDX-License-Identifier: Apache-2.0
"""Marks of a time line: one for each statement that a source dates, one for each event of a proceeding, and for the days of which findings speak."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sanad.analysis import dated
from sanad.analysis.dated import Stretch
from sanad.analysis.stale import newest
from sanad.casework.proceedings import Event, Proceeding, standing
from sanad.claims.claim import Claim
from sanad.claims.incidents.days import Days, days_of
from sanad.desk.act import Work
from sanad.desk.material import usable_findings
from sanad.values.canonical import Json

LANES = ("incident", "act", "movement", *dated.LANES, "court")
LANE = {"date": "incident", "act": "act", "whereabouts": "movement", "residence_country": "movement"}  # fmt: skip
"""Property of a claim → the lane on which it stands."""
_SAYS = ("said", "act", "name", "from")


@dataclass(frozen=True)
class Mark:
    """One statement about a time: `said` as its source has it, `first` and `last` the days that it covers.

    `thing` is what it is about, such as `incident:I-01`, which the office calls `label`; `source` the claim or finding, empty of an event, whose proceeding
    tells it. Of calls and payments `events` is how many the finding tells of the day, 0 where it tells no more than a first and a last.
    """

    lane: str
    thing: str
    label: str
    what: str
    said: str
    first: str
    last: str
    source: str
    by: str
    events: int = 0


@dataclass(frozen=True)
class Dated:
    """A finding that speaks of days: what it is about, and the stretches of which it speaks."""

    id: str
    subject: str | None
    method: str
    sentence: str
    stretches: tuple[Stretch, ...]


def days(claim: Claim) -> Days | None:
    """Return the days of the value, else those for which it is said; of these one end is enough."""
    found = days_of(claim.value) if LANE[claim.property] != "movement" else None
    first, last = claim.valid_from, claim.valid_to
    if found is None and LANE[claim.property] == "movement":
        found = days_of(f"{first or last}/{last or first}") if first or last else None
    return found


def of_claim(claim: Claim, covers: Days, labels: Mapping[str, str]) -> Mark:
    """Return the mark of a claim at the days that it covers."""
    kind = "incident" if claim.about.startswith("I-") else "subject"
    return Mark(
        lane=LANE[claim.property],
        thing=f"{kind}:{claim.about}",
        label=labels[claim.about],
        what=claim.property,
        said=_said(claim.value),
        first=str(covers.first),
        last=str(covers.last),
        source=f"claim:{claim.id}",
        by=claim.said_by,
    )


def _said(value: Json) -> str:
    if isinstance(value, Mapping):
        return next((str(value[name]) for name in _SAYS if value.get(name)), "")
    return str(value)


def of_courts(docket: Iterable[tuple[Proceeding, list[Event]]]) -> Iterator[Mark]:
    """Yield a mark for each event of proceedings that stands and has a day."""
    for of, recorded in docket:
        for event in standing(recorded):
            covers = days_of(event.on)
            if covers is not None:
                yield Mark(
                    lane="court",
                    thing=f"proceeding:{of.id}",
                    label=f"{of.authority} {of.reference}".strip(),
                    what=event.kind,
                    said=event.said,
                    first=str(covers.first),
                    last=str(covers.last),
                    source="",
                    by=event.source,
                )


def of_findings(work: Work, compartment: str, under: Iterable[str] | None, labels: Mapping[str, str]) -> Iterator[Mark]:  # fmt: skip
    """Yield marks of the findings that may be used: those kept `under` some entries, or all. A question that was asked again is told as it was answered last."""
    entries = [None] if under is None else sorted(under)
    found = {each.id: each for one in entries for each in _findings(work, compartment, one)}
    for each in found.values():
        for stretch in each.stretches:
            yield _of_stretch(each, stretch, labels)


def _findings(work: Work, compartment: str, under: str | None) -> tuple[Dated, ...]:
    """Return the findings that speak of days, without their rows."""
    return work.kept((_dated, compartment, under), partial(_dated, work, compartment, under))


def _dated(work: Work, compartment: str, under: str | None) -> tuple[Dated, ...]:
    usable = newest(usable_findings(work, compartment, under))
    told = ((each, dated.stretches(each)) for each in usable)
    return tuple(
        Dated(each.id, each.subject, each.method, each.sentence, found)
        for each, found in told
        if found
    )


def _of_stretch(of: Dated, stretch: Stretch, labels: Mapping[str, str]) -> Mark:
    return Mark(
        lane=stretch.lane,
        thing=f"finding:{of.id}",
        label=labels.get(of.subject or "", of.id),
        what=of.method,
        said=stretch.says or of.sentence,
        first=str(stretch.first),
        last=str(stretch.last),
        source=f"finding:{of.id}",
        by=of.id,
        events=stretch.events,
    )
