# SPDX-License-Identifier: Apache-2.0
"""Emergency access: somebody looks into a compartment where they hold nothing, because waiting would do harm.

Guarantees: it lets look and do nothing else; it begins when a second person confirms it and ends at an instant, a day later at most, whatever anybody forgets; who asked and who
confirmed stays on record. Who may ask, confirm and end it: acts say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from sanad.errors import AlreadyDone, NotFound
from sanad.mandates import tables
from sanad.values.moment import stamp

POWER = "look"
MOST_HOURS = 24
_OPEN = timedelta(hours=24)
"""How long something asked for can be confirmed: what nobody confirmed in a day was no emergency."""
LEFT: Mapping[str, str] = MappingProxyType(
    {"asked": "confirmed or ended", "lasting": "ended", "ended": "asked anew", "over": "asked anew"}
)
"""State → what can become of it."""
_COLUMNS = tables.emergency.c


@dataclass(frozen=True)
class Emergency:
    """One asking, as it stands: not confirmed while `until` is None."""

    id: str
    officer: str
    compartment: str
    reason: str
    hours: int
    asked: str
    confirmed_by: str | None = None
    until: str | None = None
    ended: str | None = None
    ended_by: str | None = None

    def state(self, now: datetime) -> str:
        """Return where it stands: asked, lasting, ended (by somebody) or over (by itself)."""
        if self.ended is not None:
            return "ended"
        if self.until is None:
            return "asked" if stamp(now - _OPEN) < self.asked else "over"
        return "lasting" if stamp(now) < self.until else "over"


def ask(connection: sa.Connection, asked: Emergency, now: datetime) -> None:
    """Keep that somebody asks.

    Raises:
        AlreadyDone: they asked before, and it waits or lasts.
    """
    for each in listed(connection, asked.compartment):
        if each.officer == asked.officer and each.state(now) in {"asked", "lasting"}:
            raise AlreadyDone(asked.compartment, kind="emergency access", name=each.id)
    connection.execute(sa.insert(tables.emergency).values(vars(asked)))


def get(connection: sa.Connection, emergency: str) -> Emergency:
    """Return one of them.

    Raises:
        NotFound: there is none of that id.
    """
    row = connection.execute(_every().where(_COLUMNS.id == emergency)).first()
    if row is None:
        raise NotFound("mandates", kind="emergency access", name=emergency)
    return Emergency(*row)


def confirm(connection: sa.Connection, emergency: Emergency, by: str, now: datetime) -> str:
    """Let it begin, and return until when it lasts."""
    until = stamp(now + timedelta(hours=emergency.hours))
    at = sa.update(tables.emergency).where(_COLUMNS.id == emergency.id)
    connection.execute(at.values(confirmed_by=by, until=until))
    return until


def end(connection: sa.Connection, emergency: Emergency, by: str, now: datetime) -> None:
    """Let it end, confirmed or not."""
    at = sa.update(tables.emergency).where(_COLUMNS.id == emergency.id)
    connection.execute(at.values(ended=stamp(now), ended_by=by))


def listed(connection: sa.Connection, compartment: str | None = None) -> list[Emergency]:
    """Return those about one compartment, or all, newest first, also what is over."""
    wanted = _every().order_by(_COLUMNS.asked.desc())
    if compartment is not None:
        wanted = wanted.where(_COLUMNS.compartment == compartment)
    return [Emergency(*row) for row in connection.execute(wanted)]


def lasts(connection: sa.Connection, officer: str, compartment: str, now: datetime) -> bool:
    """Tell whether an officer may look into a compartment because of one that lasts."""
    wanted = _lasting(now).where(_COLUMNS.officer == officer, _COLUMNS.compartment == compartment)
    return connection.execute(wanted).first() is not None


def compartments(officer: str, now: datetime) -> sa.Select[tuple[str, None]]:
    """Return what asks for the compartments into which an officer may look, each beside no role."""
    return _lasting(now).where(_COLUMNS.officer == officer)


def _lasting(now: datetime) -> sa.Select[Any]:
    wanted = sa.select(_COLUMNS.compartment, sa.null().label("roles"))
    return wanted.where(_COLUMNS.ended.is_(None), _COLUMNS.until > stamp(now))


def _every() -> sa.Select[Any]:
    return sa.select(*(_COLUMNS[field.name] for field in fields(Emergency)))
