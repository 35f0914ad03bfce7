# SPDX-License-Identifier: Apache-2.0
"""How a request is followed once it was sent: the proceeding that carries it on, and what the office itself did in it."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from sanad.casework import proceedings
from sanad.casework.proceedings import Event, Proceeding
from sanad.casework.request import Request

_AS = {
    "extradition": "extradition",
    "provisional_arrest": "extradition",
    "mla": "mla",
    "evidence_referral": "mla",
    "un_listing": "sanctions",
    "domestic_warrant": "criminal",
}
"""Kind of request → the kind of proceeding that carries it on; every other is a notice."""
_AT_HOME = {"domestic_warrant": "court"}
"""Kind of request that stays in the country → who answers it; every other a foreign authority does."""


@dataclass(frozen=True)
class Addressed:
    """To whom a request goes: the authority, of which country (ISO 3166, or INT), under which reference, on which day."""

    country: str
    authority: str
    reference: str
    on: str


@dataclass(frozen=True)
class Own:
    """Who records what the office did, in which ledger entry, on which day."""

    by: str
    seq: int
    today: date


def send(connection: sa.Connection, sent: Request, to: Addressed, own: Own) -> Proceeding:
    """Open the proceeding of a request that goes out, with its sending as the first event, and return it.

    Raises:
        BadValue: to whom it goes, or the day, cannot be.
        AlreadyDone: that authority has another matter under the reference.
    """
    opened = Proceeding(
        id=proceedings.id_of(own.seq),
        kind=_AS.get(sent.kind, "notice"),
        country=to.country,
        authority=to.authority,
        reference=to.reference,
        subjects=(sent.subject,),
        request=sent.id,
        compartment=sent.compartment,
        opened_on=own.today.isoformat(),
        seq=own.seq,
    )
    opened.check()
    proceedings.add(connection, opened)
    said = f"{sent.id} was sent to {to.authority}."
    mover = _AT_HOME.get(sent.kind, "foreign_authority")
    event = Event(own.seq, opened.id, 1, "sent", to.on, said, own.by, opened.opened_on, waits_for=mover)  # fmt: skip
    _record(connection, opened, event, own)
    return opened


def withdraw(connection: sa.Connection, asked: Request, own: Own) -> Proceeding | None:
    """Record that a request was called back in the proceeding that carries it on, and return that; None where it was never sent."""
    about = proceedings.of_subjects(connection, [asked.subject])
    for carried in (each for each in about if each.request == asked.id):
        earlier, today = _earlier(connection, carried), own.today.isoformat()
        if any(event.kind == "sent" for event in earlier):
            said = f"{asked.id} was withdrawn."
            event = Event(own.seq, carried.id, len(earlier) + 1, "withdrawn", today, said, own.by, today)  # fmt: skip
            _record(connection, carried, event, own)
            return carried
    return None


def _record(connection: sa.Connection, of: Proceeding, event: Event, own: Own) -> None:
    event.check(of, _earlier(connection, of), own.today)
    proceedings.add_event(connection, event)


def _earlier(connection: sa.Connection, of: Proceeding) -> list[Event]:
    return [event for _, found in proceedings.histories(connection, [of]) for event in found]
