# SPDX-License-Identifier: Apache-2.0
"""One subscriber's record: the events of one line, with the handset, SIM and mast of each."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from kohzard.cast import Person, Site, people, sites
from kohzard.dice import dice, weighted
from kohzard.network import Event
from kohzard.planted import ABROAD_S03, NEW_HANDSET_S02, S03


@dataclass(frozen=True)
class Record:
    """One event as the operator of `owner` saw it; `site` is None while the line roams."""

    at: datetime
    owner: str
    other: str
    kind: str
    outgoing: bool
    seconds: int
    imei: str
    imsi: str
    site: Site | None


def lines(carrier: str) -> list[tuple[str, Person]]:
    """Return every line of that operator's subscribers, with the subscriber."""
    return [
        (line, person) for person in people() if person.carrier == carrier for line in person.lines
    ]


def records(line: str, person: Person, happened: list[Event]) -> list[Record]:
    """Return what the operator holds for `line`, in order of time."""
    luck = dice(f"masts of {line}")
    return [
        _record(event, line, person, luck)
        for event in happened
        if line in (event.caller, event.called)
    ]


def _record(event: Event, line: str, person: Person, luck: Random) -> Record:
    outgoing = event.caller == line
    return Record(
        at=event.at,
        owner=line,
        other=event.called if outgoing else event.caller,
        kind=event.kind,
        outgoing=outgoing,
        seconds=event.seconds,
        imei=person.imei(_handset(person, event.at)),
        imsi=person.imsis[person.lines.index(line)],
        site=_site(person, line, event.at, luck),
    )


def _handset(person: Person, at: datetime) -> int:
    return int(person.id == "S-02" and at.date() >= NEW_HANDSET_S02)


def _site(person: Person, line: str, at: datetime, luck: Random) -> Site | None:
    home, work, elsewhere = person.sites
    day = 8 <= at.hour < 18  # noqa: PLR2004  # office hours
    code = weighted(luck, (home, work, elsewhere), (2, 9, 1) if day else (14, 2, 1))
    if line == S03 and ABROAD_S03[0] <= at.date() <= ABROAD_S03[1]:
        return None
    return sites()[code]
