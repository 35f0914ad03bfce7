# SPDX-License-Identifier: Apache-2.0
"""Sessions: that somebody showed who they are at a browser, until they leave, stay away, or the day is over.

A session is known by a secret of which the office keeps the digest. Its last use is kept to the minute.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from sanad.accounts import tables
from sanad.accounts.preferences import LANGUAGES
from sanad.accounts.secrets import digest, new_id, new_secret
from sanad.accounts.terms import Terms
from sanad.errors import NotFound
from sanad.values.moment import read, stamp

TOUCH = timedelta(minutes=1)
"""How old the record of the last use may grow before it is written anew."""
SKEW = timedelta(minutes=2)
"""What the clocks of several machines of one office may differ by, and a clock be corrected by, without ending sessions."""
_SESSION = tables.session.c
_MOST_AGENT, _MOST_ADDRESS = 400, 80


@dataclass(frozen=True)
class Session:
    """One session as lists show it; `way` is how its officer signed in: passkey, password, provider or code; `language` is what the officer chose."""

    id: str
    officer: str
    way: str
    began: str
    seen: str
    purpose: str
    agent: str
    address: str
    language: str

    def lasts(self, terms: Terms, now: datetime) -> bool:
        """Tell whether it is neither idle nor too old. A clock that was set back makes no session longer: one that was seen in what is now the future is over."""
        begun, seen = read(self.began), read(self.seen)
        return seen - SKEW <= now < min(seen + terms.idle, begun + terms.most)


@dataclass(frozen=True)
class Browser:
    """From where somebody signs in, as the request says: nothing rests on it, it helps an officer to know a session again. `session` is the secret of the session that was there before."""

    agent: str = ""
    address: str = ""
    session: str = ""


@dataclass(frozen=True)
class SignedIn:
    """A new session: its officer, the id under which lists show it, its secret, which is told once."""

    officer: str
    session: str
    secret: str


def begin(
    connection: sa.Connection, officer: str, way: str, browser: Browser, now: datetime
) -> SignedIn:
    """Begin a session, and end the one that the same browser had."""
    made = SignedIn(officer, new_id(), new_secret())
    old = sa.and_(_SESSION.digest == digest(browser.session), _SESSION.ended.is_(None))
    connection.execute(sa.update(tables.session).where(old).values(ended=stamp(now)))
    row = {
        "id": made.session,
        "digest": digest(made.secret),
        "officer": officer,
        "way": way,
        "began": stamp(now),
        "seen": stamp(now),
        "purpose": "",
        "agent": browser.agent[:_MOST_AGENT],
        "address": browser.address[:_MOST_ADDRESS],
    }
    connection.execute(sa.insert(tables.session).values(row))
    return made


def by_secret(
    connection: sa.Connection, secret: str, terms: Terms, now: datetime
) -> Session | None:
    """Return the session that lasts and has that secret, None when there is none."""
    row = connection.execute(_standing().where(_SESSION.digest == digest(secret))).first()
    session = None if row is None else _read(row)
    return session if session is not None and session.lasts(terms, now) else None


def lasting(
    connection: sa.Connection, terms: Terms, now: datetime, officer: str | None = None
) -> list[Session]:
    """Return the sessions that last, newest first: those of an officer, or all."""
    wanted = _standing().order_by(_SESSION.began.desc())
    if officer is not None:
        wanted = wanted.where(_SESSION.officer == officer)
    return [each for each in map(_read, connection.execute(wanted)) if each.lasts(terms, now)]


def get(connection: sa.Connection, session: str) -> Session:
    """Return a session that was not ended.

    Raises:
        NotFound: there is none of that id.
    """
    row = connection.execute(_standing().where(_SESSION.id == session)).first()
    if row is None:
        raise NotFound("sessions", kind="session", name=session)
    return _read(row)


def touch(connection: sa.Connection, session: str, now: datetime) -> None:
    """Keep that a session is in use."""
    at = sa.update(tables.session).where(_SESSION.id == session)
    connection.execute(at.values(seen=stamp(now)))


def state_purpose(connection: sa.Connection, session: str, purpose: str) -> None:
    """Keep for what the officer works now."""
    at = sa.update(tables.session).where(_SESSION.id == session)
    connection.execute(at.values(purpose=purpose))


def end(connection: sa.Connection, session: str, now: datetime) -> None:
    """End a session."""
    at = sa.update(tables.session).where(_SESSION.id == session)
    connection.execute(at.values(ended=stamp(now)))


def end_all(connection: sa.Connection, officer: str, now: datetime) -> None:
    """End every session of an officer."""
    own = sa.and_(_SESSION.officer == officer, _SESSION.ended.is_(None))
    connection.execute(sa.update(tables.session).where(own).values(ended=stamp(now)))


def end_others(connection: sa.Connection, officer: str, kept: str, now: datetime) -> int:
    """End every session of an officer but the one of id `kept`, and return how many that were; those that ran out by themselves are ended too, and not counted twice later."""
    others = (_SESSION.officer == officer) & (_SESSION.id != kept) & _SESSION.ended.is_(None)
    ended = sa.update(tables.session).where(others).values(ended=stamp(now))
    return int(connection.execute(ended).rowcount)


def _standing() -> sa.Select[Any]:
    names = ("id", "officer", "way", "began", "seen", "purpose", "agent", "address")
    chosen = sa.func.coalesce(tables.preference.c.language, LANGUAGES[0])
    own = tables.preference.c.officer == _SESSION.officer
    wanted = sa.select(*(_SESSION[name] for name in names), chosen)
    return wanted.outerjoin_from(tables.session, tables.preference, own).where(
        _SESSION.ended.is_(None)
    )


def _read(row: Sequence[Any]) -> Session:
    return Session(*row)
