# SPDX-License-Identifier: Apache-2.0
"""Where credentials are kept: the password and authenticator of an officer, their passkeys, who they are to an identity provider."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from sanad.accounts import tables
from sanad.accounts.passkeys import Passkey
from sanad.errors import AlreadyDone, NotFound
from sanad.values.moment import stamp

_PASSWORD, _PASSKEY, _IDENTITY = tables.password.c, tables.passkey.c, tables.identity.c


@dataclass(frozen=True)
class Password:
    """What is kept of a password: its hash, the sealed seed of the authenticator, the step of the last code that was taken."""

    hash: str
    seed: str
    counter: int


@dataclass(frozen=True)
class Kept:
    """A passkey as lists show it."""

    id: str
    label: str
    added: str
    used: str | None


def password_of(connection: sa.Connection, officer: str) -> Password | None:
    """Return what is kept of an officer's password, None when they have none."""
    wanted = sa.select(_PASSWORD.hash, _PASSWORD.seed, _PASSWORD.counter)
    row = connection.execute(wanted.where(_PASSWORD.officer == officer)).first()
    return None if row is None else Password(*row)


def set_password(connection: sa.Connection, officer: str, kept: Password) -> None:
    """Keep a password and its authenticator in place of any before."""
    connection.execute(sa.delete(tables.password).where(_PASSWORD.officer == officer))
    connection.execute(sa.insert(tables.password).values(officer=officer, **vars(kept)))


def passkey(connection: sa.Connection, key: str) -> Passkey | None:
    """Return the passkey with that id, None when there is none or it was ended."""
    row = connection.execute(_standing().where(_PASSKEY.id == key)).mappings().first()
    return None if row is None else _read(row)


def passkeys_of(connection: sa.Connection, officer: str) -> list[Kept]:
    """Return the passkeys of an officer that stand, in the order in which they were added."""
    wanted = _standing().where(_PASSKEY.officer == officer).order_by(_PASSKEY.added)
    rows = connection.execute(wanted)
    return [Kept(row.id, row.label, row.added, row.used) for row in rows]


def counted(connection: sa.Connection) -> dict[str, tuple[int, bool]]:
    """Return officer → how many passkeys stand and whether there is a password, of whoever has either; two queries."""
    keys = sa.select(_PASSKEY.officer, sa.func.count()).where(_PASSKEY.ended.is_(None))
    passkeys = {row[0]: int(row[1]) for row in connection.execute(keys.group_by(_PASSKEY.officer))}
    passwords = set(connection.execute(sa.select(_PASSWORD.officer)).scalars())
    return {
        each: (passkeys.get(each, 0), each in passwords) for each in passkeys.keys() | passwords
    }


def add_passkey(connection: sa.Connection, key: Passkey, label: str, now: datetime) -> None:
    """Keep a passkey.

    Raises:
        AlreadyDone: there is one of that id; whoever else has it stays its holder (WebAuthn, 7.1, step 26).
    """
    taken = sa.select(_PASSKEY.id).where(_PASSKEY.id == key.id)
    if connection.execute(taken).first() is not None:
        raise AlreadyDone(key.officer, kind="passkey", name=label)
    row = {**vars(key), "label": label, "added": stamp(now)}
    connection.execute(sa.insert(tables.passkey).values(row))


def count_passkey(connection: sa.Connection, key: str, sign_count: int, now: datetime) -> None:
    """Keep what a passkey counts now."""
    used = {"sign_count": sign_count, "used": stamp(now)}
    connection.execute(sa.update(tables.passkey).where(_PASSKEY.id == key).values(used))


def end_passkey(connection: sa.Connection, officer: str, key: str, now: datetime) -> None:
    """End one passkey of an officer.

    Raises:
        NotFound: they have none of that id.
    """
    own = sa.and_(_PASSKEY.id == key, _PASSKEY.officer == officer, _PASSKEY.ended.is_(None))
    ended = sa.update(tables.passkey).where(own).values(ended=stamp(now))
    if connection.execute(ended).rowcount != 1:
        raise NotFound(officer, kind="passkey", name=key)


def rename_passkey(connection: sa.Connection, officer: str, key: str, label: str) -> None:
    """Keep what an officer calls one of their passkeys.

    Raises:
        NotFound: they have none of that id.
    """
    own = sa.and_(_PASSKEY.id == key, _PASSKEY.officer == officer, _PASSKEY.ended.is_(None))
    renamed = sa.update(tables.passkey).where(own).values(label=label)
    if connection.execute(renamed).rowcount != 1:
        raise NotFound(officer, kind="passkey", name=key)


def end_all(connection: sa.Connection, officer: str, now: datetime) -> None:
    """End everything by which an officer could sign in; who they are to an identity provider stays, a supervisor said it."""
    connection.execute(sa.delete(tables.password).where(_PASSWORD.officer == officer))
    own = sa.and_(_PASSKEY.officer == officer, _PASSKEY.ended.is_(None))
    connection.execute(sa.update(tables.passkey).where(own).values(ended=stamp(now)))


def identity(connection: sa.Connection, issuer: str, subject: str) -> str | None:
    """Return which officer somebody is whom an identity provider knows, None when nobody said so."""
    wanted = sa.select(_IDENTITY.officer)
    at = sa.and_(_IDENTITY.issuer == issuer, _IDENTITY.subject == subject)
    return connection.execute(wanted.where(at)).scalar()


def bind(connection: sa.Connection, issuer: str, subject: str, officer: str) -> None:
    """Keep that whom an identity provider knows as `subject` is `officer`.

    Raises:
        AlreadyDone: it is kept already, of that officer or another.
    """
    if identity(connection, issuer, subject) is not None:
        raise AlreadyDone(issuer, kind="identity", name=subject)
    row = {"issuer": issuer, "subject": subject, "officer": officer}
    connection.execute(sa.insert(tables.identity).values(row))


def unbind(connection: sa.Connection, issuer: str, subject: str, officer: str) -> None:
    """Keep no longer who somebody is.

    Raises:
        NotFound: it was not kept.
    """
    columns = {_IDENTITY.issuer: issuer, _IDENTITY.subject: subject, _IDENTITY.officer: officer}
    at = sa.and_(*(column == value for column, value in columns.items()))
    if connection.execute(sa.delete(tables.identity).where(at)).rowcount != 1:
        raise NotFound(issuer, kind="identity", name=subject)


def _standing() -> sa.Select[Any]:
    return sa.select(tables.passkey).where(_PASSKEY.ended.is_(None))


def _read(row: Mapping[Any, Any]) -> Passkey:
    return Passkey(row["id"], row["officer"], row["public_key"], row["sign_count"])
