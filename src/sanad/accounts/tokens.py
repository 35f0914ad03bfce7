# SPDX-License-Identifier: Apache-2.0
"""Tokens: what an officer gives a program so that it may order some things in their name, for a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from sanad.accounts import tables
from sanad.accounts.secrets import digest, is_token, new_id, new_token
from sanad.errors import NotFound
from sanad.values.moment import read, stamp

LONGEST = timedelta(days=365)
_TOKEN = tables.token.c


@dataclass(frozen=True)
class Token:
    """A token as lists show it. `scope` are names of acts and questions, `compartments` where they may be ordered."""

    id: str
    officer: str
    label: str
    scope: frozenset[str]
    compartments: frozenset[str]
    issued: str
    until: str
    seen: str | None = None

    def lasts(self, now: datetime) -> bool:
        """Tell whether it has not run out."""
        return now < read(self.until)


@dataclass(frozen=True)
class Issued:
    """A new token: the id under which lists show it, and the token itself, which is told once."""

    id: str
    token: str


def issue(  # what a token is
    connection: sa.Connection,
    officer: str,
    label: str,
    scope: frozenset[str],
    compartments: frozenset[str],
    now: datetime,
    until: datetime,
) -> Issued:
    """Keep a new token."""
    made = Issued(new_id(), new_token())
    row = {
        "id": made.id,
        "digest": digest(made.token),
        "officer": officer,
        "label": label,
        "grants": {"scope": sorted(scope), "compartments": sorted(compartments)},
        "issued": stamp(now),
        "until": stamp(until),
    }
    connection.execute(sa.insert(tables.token).values(row))
    return made


def by_secret(connection: sa.Connection, secret: str, now: datetime) -> Token | None:
    """Return the token that lasts and is written so, None when there is none; what is not written as a token is not looked up."""
    if not is_token(secret):
        return None
    row = connection.execute(_standing().where(_TOKEN.digest == digest(secret))).mappings().first()
    token = None if row is None else _read(row)
    return token if token is not None and token.lasts(now) else None


def lasting(connection: sa.Connection, now: datetime, officer: str | None = None) -> list[Token]:
    """Return the tokens that last, newest first: those of an officer, or all."""
    wanted = _standing().order_by(_TOKEN.issued.desc())
    if officer is not None:
        wanted = wanted.where(_TOKEN.officer == officer)
    found = map(_read, connection.execute(wanted).mappings())
    return [each for each in found if each.lasts(now)]


def get(connection: sa.Connection, token: str) -> Token:
    """Return a token that was not ended.

    Raises:
        NotFound: there is none of that id.
    """
    row = connection.execute(_standing().where(_TOKEN.id == token)).mappings().first()
    if row is None:
        raise NotFound("tokens", kind="token", name=token)
    return _read(row)


def touch(connection: sa.Connection, token: str, now: datetime) -> None:
    """Keep that a token is in use."""
    at = sa.update(tables.token).where(_TOKEN.id == token)
    connection.execute(at.values(seen=stamp(now)))


def end(connection: sa.Connection, token: str, now: datetime) -> None:
    """End a token."""
    at = sa.update(tables.token).where(_TOKEN.id == token)
    connection.execute(at.values(ended=stamp(now)))


def end_all(connection: sa.Connection, officer: str, now: datetime) -> None:
    """End every token of an officer."""
    own = sa.and_(_TOKEN.officer == officer, _TOKEN.ended.is_(None))
    connection.execute(sa.update(tables.token).where(own).values(ended=stamp(now)))


def _standing() -> sa.Select[Any]:
    return sa.select(tables.token).where(_TOKEN.ended.is_(None))


def _read(row: Mapping[Any, Any]) -> Token:
    kept = {name: row[name] for name in ("id", "officer", "label", "issued", "until", "seen")}
    scope, compartments = (frozenset(row["grants"][name]) for name in ("scope", "compartments"))
    return Token(scope=scope, compartments=compartments, **kept)
