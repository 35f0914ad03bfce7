# SPDX-License-Identifier: Apache-2.0
"""Who sits at a screen, or which program speaks for whom: what a face needs to know of them before it orders anything.

A seat decides nothing: each order passes the door. What it tells of powers is there so that a face need not show what would be refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sanad.accounts import sessions, tokens
from sanad.accounts.sessions import TOUCH
from sanad.desk.act import Tools
from sanad.errors import OutsideToken
from sanad.mandates import emergency, officer
from sanad.mandates.emergency import Emergency
from sanad.values.moment import read


@dataclass(frozen=True)
class Seat:
    """An officer signed in, or a token that speaks for one.

    `session` is the id under which lists show the session or token, never its secret. `compartments` holds the powers of today in each
    compartment, emergency access included. `scope` are the acts and questions that a token may order, None for all. `purpose` is that of today's work, as the
    officer stated it; it goes into every entry. `language` is `en` or `ur`. `roles` are those that give the powers, by compartment.
    """

    officer: str
    name: str
    office: str
    session: str
    compartments: Mapping[str, frozenset[str]]
    scope: frozenset[str] | None = None
    purpose: str = ""
    language: str = "en"
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def may(self, power: str, compartment: str) -> bool:
        """Tell whether the officer holds `power` in `compartment` today."""
        return power in self.compartments.get(compartment, frozenset())

    def order(self, compartment: str, purpose: str = "") -> dict[str, Any]:
        """Return the fields that every order of this seat carries."""
        return {
            "by": self.officer,
            "compartment": compartment,
            "purpose": purpose or self.purpose,
        }


def by_session(tools: Tools, secret: str, now: datetime) -> Seat | None:
    """Return who is signed in by the secret of a session; None when it ended, is idle or too old, or the officer serves nowhere any more.

    Costs two queries, and once a minute one write that keeps the last use. It is not on record: every order that it leads to is.
    """
    with tools.database.reading() as connection:
        found = sessions.by_secret(connection, secret, tools.terms, now)
        if found is None:
            return None
        serving = officer.serving(connection, found.officer, _today(tools, now), now)
    if serving is None:
        return None
    if now - read(found.seen) >= TOUCH:
        with tools.database.writing() as connection:
            sessions.touch(connection, found.id, now)
    who = serving.officer
    return Seat(
        who.id,
        who.name,
        who.office,
        found.id,
        serving.powers,
        purpose=found.purpose,
        language=found.language,
        roles=serving.roles,
    )


def by_token(tools: Tools, secret: str, now: datetime) -> Seat | None:
    """Return for whom a program speaks by a token, in its compartments alone; None as `by_session`. Costs as much."""
    with tools.database.reading() as connection:
        found = tokens.by_secret(connection, secret, now)
        if found is None:
            return None
        serving = officer.serving(connection, found.officer, _today(tools, now), now)
    if serving is None:
        return None
    who, own = serving.officer, found.compartments
    held = {place: powers for place, powers in serving.powers.items() if place in own}
    if not held:
        return None
    if found.seen is None or now - read(found.seen) >= TOUCH:
        with tools.database.writing() as connection:
            tokens.touch(connection, found.id, now)
    return Seat(who.id, who.name, who.office, found.id, held, found.scope, purpose=found.label)


def require_within(seat: Seat, name: str, compartment: str) -> None:
    """Refuse what the token behind a seat does not name; a session names nothing, and may order everything.

    Raises:
        OutsideToken: the act or question is not in its scope, or the compartment not among its own.
    """
    if seat.scope is None:
        return
    if name not in seat.scope or compartment not in seat.compartments:
        raise OutsideToken("token", act=name, compartment=compartment)


def alarms(tools: Tools, compartment: str, now: datetime) -> list[Emergency]:
    """Return the emergency access to a compartment that was asked for or lasts: it stands on every page of the compartment."""
    with tools.database.reading() as connection:
        every = emergency.listed(connection, compartment)
    return [each for each in every if each.state(now) in {"asked", "lasting"}]


def _today(tools: Tools, now: datetime) -> date:
    return now.astimezone(ZoneInfo(tools.zone)).date()
