# SPDX-License-Identifier: Apache-2.0
"""Warrants, proclamations, attachments and bail: which of them are in force on a day, as far as the events of a proceeding say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sanad.casework.docket import by_then
from sanad.casework.proceedings import Event, places
from sanad.casework.stages import ENDS_MEASURE, MEASURES
from sanad.claims.period import Period
from sanad.values.verdict import Verdict

_STATES = {Verdict.PERMIT: "in_force", Verdict.REFUSE: "ended", Verdict.UNDECIDED: "unsure"}


@dataclass(frozen=True)
class Measure:
    """The event that brought it into force, and where it stands: in_force, ended, or unsure where a date is too coarse to say.

    `ended_by` is the event that ended it; None too where its last day passed.
    """

    event: Event
    state: str
    ended_by: Event | None = None


def measures(events: Sequence[Event], as_of: date, whom: frozenset[str]) -> list[Measure]:
    """Return what came into force against `whom` by a day, in order.

    What ends a measure and names none ends every earlier one of its kind. A measure against several stands until it has ended for each of `whom`.

    Args:
        events: All that was recorded in the proceeding, by number.
        as_of: The day.
        whom: Subjects of the proceeding.
    """
    place = places(events)
    found: dict[int, Measure] = {}
    against: dict[int, frozenset[str]] = {}
    for event in by_then(events, as_of, whom):
        concerned = event.of(whom)
        if event.kind in MEASURES:
            told = Period(event.on, event.until).holds(as_of.isoformat())
            found[place[event.number]] = Measure(event, _STATES[told])
            against[place[event.number]] = concerned
        elif (kind := ENDS_MEASURE.get(event.kind)) is not None:
            named = event.about and place[event.about]
            for at, measure in found.items():
                if measure.event.kind == kind and named in {None, at}:
                    against[at] -= concerned
                    if not against[at]:
                        found[at] = replace(measure, state="ended", ended_by=event)
    return list(found.values())
