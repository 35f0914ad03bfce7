# SPDX-License-Identifier: Apache-2.0
"""What an office is set to: one file, `office.toml`, read once."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sanad.accounts.terms import IDLE, MOST, Terms
from sanad.errors import BadSheet, NotAnOffice

FILE = "office.toml"
_INBOX_GIB = 500
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_FIELDS = {
    "name",
    "origin",
    "country",
    "zone",
    "database",
    "timestamp_authority",
    "spark",
    "rulebook",
    "session_idle_minutes",
    "session_hours",
    "oidc_issuer",
    "oidc_client",
    "inbox_gib",
    "webhooks",
}


@dataclass(frozen=True)
class Settings:
    """`origin` names the ledger in its checkpoints; `zone` is the IANA zone in which days are meant.

    `database` is a SQLAlchemy address, None for SQLite in the office's directory; `timestamp_authority` an RFC 3161 address,
    None when checkpoints wait to be dated; `spark` the address of a Spark cluster on which findings are computed (`local[n]` for n
    threads of this machine), None for DuckDB in the process; `rulebook` the folder of the law that the office's jurists keep, None for the one
    shipped with the program. `session_idle_minutes` and `session_hours` end sessions sooner than the program would; `oidc_issuer` is the address of the
    identity provider that the office has, `oidc_client` as whom the provider knows it. `inbox_gib` says how many GiB may lie in the
    inbox, `webhooks` to which `host:port`, between blanks, notices may be sent.
    """

    name: str
    origin: str
    country: str
    zone: str
    database: str | None = None
    timestamp_authority: str | None = None
    spark: str | None = None
    rulebook: str | None = None
    session_idle_minutes: str | None = None
    session_hours: str | None = None
    oidc_issuer: str | None = None
    oidc_client: str | None = None
    inbox_gib: str | None = None
    webhooks: str | None = None


def load(office: Path) -> Settings:
    """Read the settings of the office in directory `office`.

    Raises:
        NotAnOffice: there is no `office.toml`.
        BadSheet: it cannot be read, or a field is unknown, missing or no text.
    """
    path = office / FILE
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NotAnOffice(str(office)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSheet(str(path), detail=error) from error
    unknown = document.keys() - _FIELDS
    if unknown or not all(isinstance(value, str) for value in document.values()):
        raise BadSheet(str(path), detail=f"unknown field or no text: {sorted(unknown) or document}")
    try:
        return Settings(**document)
    except TypeError as error:
        raise BadSheet(str(path), detail=error) from error


def terms(settings: Settings) -> Terms:
    """Return on what terms officers are let in.

    Raises:
        BadSheet: a session would last longer than the program lets it, or what is given is no whole number.
    """
    given = (settings.session_idle_minutes, settings.session_hours)
    try:
        idle = IDLE if given[0] is None else timedelta(minutes=int(given[0]))
        most = MOST if given[1] is None else timedelta(hours=int(given[1]))
    except (ValueError, OverflowError) as error:
        raise BadSheet(FILE, detail=f"session_idle_minutes and session_hours: {error}") from error
    if not (timedelta() < idle <= IDLE and timedelta() < most <= MOST):
        detail = (
            f"session_idle_minutes is 1 to {IDLE // _MINUTE}, session_hours 1 to {MOST // _HOUR}"
        )
        raise BadSheet(FILE, detail=detail)
    return Terms(idle, most, settings.oidc_issuer or "", settings.oidc_client or "")


def inbox_bytes(settings: Settings) -> int:
    """Return how many bytes may lie in the inbox.

    Raises:
        BadSheet: what is given is no whole number.
    """
    given = settings.inbox_gib
    if given is None:
        return _INBOX_GIB << 30
    if not given.isdecimal():
        raise BadSheet(FILE, detail=f"inbox_gib is no whole number: {given}")
    return int(given) << 30


def write(office: Path, settings: Settings) -> None:
    """Write the settings of a new office."""
    (office / FILE).write_text(written(settings), encoding="utf-8")


def written(settings: Settings) -> str:
    """Return settings as they stand in their file."""
    lines = [
        f'{key} = "{_escaped(value)}"' for key, value in vars(settings).items() if value is not None
    ]
    return "\n".join(lines) + "\n"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
