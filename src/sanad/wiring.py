# SPDX-License-Identifier: Apache-2.0
"""Build everything from the settings: open an office, or found one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from sanad import settings as office_settings
from sanad.desk.act import Tools
from sanad.desk.acts.found_office import FoundOffice
from sanad.desk.door import Desk
from sanad.errors import AlreadyDone, NotFound
from sanad.ledger.note import create_key, load_key
from sanad.rules import Fault, Rulebook, lint, load_offences
from sanad.rules import load as load_rules
from sanad.settings import Settings
from sanad.storage.blobs import Blobs
from sanad.storage.database import Database
from sanad.storage.records import Records

Clock = Callable[[], datetime]
_KEY = "keys/ledger.ed25519"
_OWNER_ONLY = 0o700


@dataclass(frozen=True)
class Office:
    """An open office: its directory, its desk, and the tools that procedures need."""

    path: Path
    desk: Desk
    tools: Tools

    def close(self) -> None:
        """Close the database."""
        self.tools.database.close()


def now() -> datetime:
    """Return the machine's clock, UTC."""
    return datetime.now(UTC)


def open_office(path: Path, clock: Clock = now) -> Office:
    """Open the office in directory `path`; costs about 0.1 s, most of it reading the rulebook.

    Raises:
        NotAnOffice: there is none.
    """
    settings = office_settings.load(path)
    return _office(path, settings, clock)


def found_office(  # noqa: PLR0913  # what a new office has to be told
    path: Path,
    *,
    name: str,
    officer: str,
    officer_name: str,
    order: str,
    origin: str | None = None,
    country: str = "PK",
    zone: str = "Asia/Karachi",
    database: str | None = None,
    timestamp_authority: str | None = None,
    clock: Clock = now,
) -> Office:
    """Make a new office in directory `path`, with its key, its database, and `officer` as supervisor.

    `origin` names the ledger in its checkpoints; by default it is the office's name with hyphens.

    Raises:
        AlreadyDone: there is an office already.
    """
    from sanad.storage.schema import upgrade  # noqa: PLC0415  # needed once in an office's life

    if (path / office_settings.FILE).exists():
        raise AlreadyDone(str(path), kind="office", name=path.name)
    ledger = origin or "-".join(name.lower().split())
    settings = Settings(name, ledger, country, zone, database, timestamp_authority)
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(_OWNER_ONLY)
    create_key(path / _KEY, ledger)
    empty = _database(path, settings)
    upgrade(empty)
    empty.close()
    office_settings.write(path, settings)
    office = _office(path, settings, clock)
    founding = FoundOffice(
        by=officer, officer_name=officer_name, officer_office="supervision", order=order
    )
    office.desk.perform(founding)
    return office


def rulebook_folder() -> Path:
    """Return where the law as data lies."""
    return Path(str(files("sanad").joinpath("rulebook")))


def read_rulebook(folder: Path) -> Rulebook:
    """Return every rule below `folder`."""
    return load_rules(folder)


def lint_rulebook(folder: Path) -> list[Fault]:
    """Return every fault of the rules below `folder`; an empty list when they are sound."""
    return lint(folder)


def _office(path: Path, settings: Settings, clock: Clock) -> Office:
    pack = rulebook_folder() / settings.country.lower()
    if not pack.is_dir():
        raise NotFound(str(rulebook_folder()), kind="jurisdiction pack", name=settings.country)
    tools = Tools(
        database=_database(path, settings),
        blobs=Blobs(path / "vault"),
        records=Records(path / "records"),
        rulebook=load_rules(rulebook_folder()),
        offences=load_offences(pack / "offences"),
        templates=pack / "templates",
        signer=load_key(path / _KEY, settings.origin),
        clock=clock,
        office=settings.name,
        country=settings.country,
        zone=settings.zone,
        timestamp_address=settings.timestamp_authority,
    )
    return Office(path, Desk(tools), tools)


def _database(path: Path, settings: Settings) -> Database:
    return Database(settings.database or f"sqlite:///{path.absolute() / 'sanad.db'}")
