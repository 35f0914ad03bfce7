# SPDX-License-Identifier: Apache-2.0
"""Build everything from the settings: open an office, or found one."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sanad import settings as office_settings
from sanad.backup.database import bring_back as fill_database
from sanad.desk.act import Tools
from sanad.desk.acts.found_office import FoundOffice
from sanad.desk.bench import Bench
from sanad.desk.door import Desk
from sanad.dossier.form import FORMS, Form, read_form
from sanad.dossier.signature import create_credentials, load_credentials
from sanad.errors import (
    AlreadyDone,
    BadValue,
    DatabaseOutdated,
    NotFound,
    SanadError,
    Unreadable,
)
from sanad.ledger.note import KEY, create_key, load_key
from sanad.rules import (
    Fault,
    Rulebook,
    lint,
    load_checklists,
    load_offences,
)
from sanad.rules import load as load_rules
from sanad.rules.explain import explain
from sanad.rules.lawbook import Lawbook
from sanad.rules.pack import read_pack
from sanad.rules.reading import sound
from sanad.sandbox import Sandbox, open_to_all
from sanad.settings import Settings
from sanad.storage.blobs import Blobs
from sanad.storage.database import Database
from sanad.storage.keyring import Keyring, Passphrase
from sanad.storage.records import Records
from sanad.storage.schema import require_empty, require_newest, upgrade
from sanad.values.canonical import Json

if TYPE_CHECKING:
    from sanad.analysis.engine import Engine, Opener
    from sanad.analysis.frozen import Input

Clock = Callable[[], datetime]
_KEYS = "keys"
_OWNER_ONLY, _READ_OWNER = 0o700, 0o600
_PRELOAD = ("sanad.cli.main", "sanad.readers.outcome", "sanad.readers.preloaded")
"""What cells need: loaded once, not once a file. Every cell runs the beginning of the command again, which imports `sanad.cli.main`."""


@dataclass(frozen=True)
class Encryption:
    """How a new office encrypts what it seals: to whom besides itself, and under which passphrase, if any.

    Either `recipient` is the age recipient of a recovery key kept elsewhere, or a new one is written to `recovery_file`.
    """

    passphrase: Passphrase
    recipient: str | None = None
    recovery_file: Path | None = None


@dataclass(frozen=True)
class Office:
    """An open office: its directory, its desk, and the tools that procedures need."""

    path: Path
    desk: Desk
    tools: Tools

    def close(self) -> None:
        """Close the database, and remove what was opened of encrypted exhibits."""
        self.tools.blobs.close()
        self.tools.database.close()


def now() -> datetime:
    """Return the machine's clock, UTC."""
    return datetime.now(UTC)


def nobody() -> None:
    """Give no passphrase: there is nobody to ask."""


def open_office(path: Path, clock: Clock = now, passphrase: Passphrase = nobody) -> Office:
    """Open the office in directory `path`; costs about 0.1 s, most of it reading the rulebook.

    `passphrase` is asked when the vault is encrypted and something of it is to be read.

    Raises:
        NotAnOffice: there is none.
        DatabaseOutdated: its database is of an older program.
        ProgramOutdated: its database is of a newer program.
    """
    office = _office(path, office_settings.load(path), clock, passphrase)
    try:
        require_newest(office.tools.database)
    except SanadError:
        office.close()
        raise
    return office


def open_outdated(path: Path, clock: Clock = now) -> Office:
    """Open an office also when its database is of an older program, for the act that upgrades it; else as `open_office`."""
    try:
        return open_office(path, clock)
    except DatabaseOutdated:
        return _office(path, office_settings.load(path), clock, nobody)


def found_office(  # noqa: PLR0913  # what a new office has to be told
    path: Path,
    *,
    name: str,
    officer: str,
    officer_name: str,
    order: str,
    origin: str | None = None,
    country: str = "PK",
    zone: str | None = None,
    database: str | None = None,
    timestamp_authority: str | None = None,
    clock: Clock = now,
    encryption: Encryption | None = None,
    rulebook: Path | None = None,
) -> Office:
    """Make a new office in directory `path`, with its key, its database, and `officer` as supervisor.

    `origin` names the ledger in its checkpoints; by default it is the office's name with hyphens. `zone` is by default that of the
    jurisdiction `country`. With `encryption` what is sealed is encrypted at rest.

    Raises:
        AlreadyDone: there is an office already, or something in the database.
        BadValue: the place could be read by readers of hostile files, or there is no such zone, or no such database can be.
        DatabaseFault: the database does not answer.
        NotFound: there is no such jurisdiction.
    """
    for kind, file in (("office", office_settings.FILE), ("key", KEY)):
        if (path / file).exists():
            raise AlreadyDone(str(path), kind=kind, name=path.name)
    zone = zone or read_pack(_pack(country, rulebook or rulebook_folder())).zone
    _sound(path.resolve(), zone)
    ledger = origin or "-".join(name.lower().split())
    settings = Settings(
        name=name,
        origin=ledger,
        country=country,
        zone=zone,
        database=database,
        timestamp_authority=timestamp_authority,
        rulebook=str(rulebook.resolve()) if rulebook else None,
    )
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(_OWNER_ONLY)
    _prepare(_database(path, settings))  # first: an address that is wrong leaves no keys behind
    create_key(path / KEY, ledger)
    create_credentials(path / _KEYS, name, clock())
    office_settings.write(path, settings)
    passphrase = encryption.passphrase if encryption else nobody
    if encryption is not None:
        _encrypt(path, encryption)
    office = _office(path, settings, clock, passphrase)
    founding = FoundOffice(
        by=officer, officer_name=officer_name, officer_office="supervision", order=order
    )
    office.desk.perform(founding)
    return office


def _prepare(database: Database) -> None:
    """Make the tables of a new office, in a database that holds nothing."""
    try:
        with database.writing() as connection:
            require_empty(connection, database)
            upgrade(connection)
    finally:
        database.close()


def kept_settings(path: Path) -> str:
    """Return the settings of the office in directory `path` as a backup keeps them: without the address of its database, which may hold a password."""
    return office_settings.written(replace(office_settings.load(path), database=None))


def settle(path: Path, database: str | None) -> None:
    """Let an office that was brought back into directory `path` use the empty `database`, None for the SQLite file that came with it.

    Raises:
        AlreadyDone: there is something in it.
        DatabaseFault: it does not answer.
    """
    if database is None:
        return
    target = Database(database)
    try:
        fill_database(path / "sanad.db", target)
    finally:
        target.close()
    (path / "sanad.db").unlink()
    office_settings.write(path, replace(office_settings.load(path), database=database))


def open_bench(country: str = "PK") -> Bench:
    """Return a bench for looking at files outside any office, with the templates of a jurisdiction.

    Raises:
        NotFound: there is no such jurisdiction.
    """
    return Bench(Sandbox(_PRELOAD), _templates(_pack(country, rulebook_folder())))


def rulebook_folder() -> Path:
    """Return where the law as data lies."""
    return Path(str(files("sanad").joinpath("rulebook")))


def copy_rulebook(into: Path) -> None:
    """Copy the shipped law into the new folder `into`, for jurists to keep from there on.

    Raises:
        AlreadyDone: there is something under that name.
        Unreadable: the disk does not let us.
    """
    _copy(rulebook_folder(), into)


def forms_folder() -> Path:
    """Return where the forms of documents that come with the program lie."""
    return FORMS


def copy_forms(into: Path) -> None:
    """Copy the shipped forms into the new folder `into`, for an office to word them itself.

    Raises:
        AlreadyDone: there is something under that name.
        Unreadable: the disk does not let us.
    """
    _copy(FORMS, into)


def read_forms(folder: Path) -> list[Form]:
    """Return every form in `folder`, in order of name.

    Raises:
        BadRule: naming file and field of the first fault.
        Unreadable: a file cannot be opened.
    """
    return list(sound(folder, read_form))


def lint_forms(folder: Path) -> list[Fault]:
    """Return every fault of every form in `folder`; an empty list when they are sound."""
    from sanad.dossier.form_lint import lint_forms as faults  # noqa: PLC0415  # feeds load pictures

    return list(faults(folder))


def _copy(folder: Path, into: Path) -> None:
    if into.exists():
        raise AlreadyDone(str(into.parent), kind="folder", name=into.name)
    try:
        shutil.copytree(folder, into, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    except OSError as error:
        raise Unreadable(str(into), detail=error.strerror or error) from error


def read_rulebook(folder: Path) -> Rulebook:
    """Return every rule below `folder`."""
    return load_rules(folder)


def explain_rule(folder: Path, name: str, on: date) -> dict[str, Json]:
    """Return what the rulebook in `folder` says of one rule or provision on a day (docs/formats/commands.md)."""
    return explain(folder, name, on)


def lint_rulebook(folder: Path) -> list[Fault]:
    """Return every fault of every file below `folder`; an empty list when they are sound."""
    from sanad.casework.stages import EVENTS  # noqa: PLC0415  # of no other use at every start
    from sanad.claims.suggestions.lexicon import read  # noqa: PLC0415  # likewise
    from sanad.desk.started import CHECKED, COMMUNICATION  # noqa: PLC0415  # likewise
    from sanad.mandates.papers import KINDS as PAPERS  # noqa: PLC0415  # likewise

    faults = lint(folder, now().date(), {*EVENTS, *PAPERS, COMMUNICATION, CHECKED})
    for reporting in sorted(folder.glob("*/reporting")):
        pack = reporting.parent
        faults += read(reporting, pack / "places", [pack / "organisations"])[1]
    return faults


def _keyring(path: Path, passphrase: Passphrase) -> Keyring:
    return Keyring(path / "keys" / "vault", path / "vault" / "keys", passphrase)


def _sound(path: Path, zone: str) -> None:
    """Refuse what an office cannot be founded with."""
    for folder in open_to_all():
        if path.is_relative_to(folder):
            detail = f"whatever is read in a cell can read {folder}"
            raise BadValue(str(path), value=path.name, type="place for an office", detail=detail)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadValue("zone", value=zone, type="IANA zone", detail=error) from error


def _encrypt(path: Path, encryption: Encryption) -> None:
    """Make the keys of the vault; a new recovery key is written where it was asked for and nowhere else."""
    spare = _keyring(path, encryption.passphrase).create(encryption.recipient)
    if spare is not None and encryption.recovery_file is not None:
        encryption.recovery_file.touch(_READ_OWNER, exist_ok=False)
        encryption.recovery_file.write_text(f"{spare}\n", encoding="ascii")


def _office(path: Path, settings: Settings, clock: Clock, passphrase: Passphrase) -> Office:
    keyring = _keyring(path, passphrase)
    law = Path(settings.rulebook) if settings.rulebook else rulebook_folder()
    pack = _pack(settings.country, law)
    tools = Tools(
        database=_database(path, settings),
        blobs=Blobs(path / "vault", keyring if keyring.is_there else None),
        records=Records(path / "records"),
        sandbox=Sandbox(_PRELOAD),
        rulebook=load_rules(law, settings.country),
        law=Lawbook(law, pack),
        offences=load_offences(pack / "offences"),
        checklists=load_checklists(pack / "admissibility"),
        pack=pack,
        templates=(_own_templates(path), *_templates(pack)),
        forms=path / "forms",
        search=path / "search",
        inbox=path / "inbox",
        made=path / "made",
        signer=load_key(path / KEY, settings.origin),
        credentials=load_credentials(path / _KEYS),
        clock=clock,
        office=settings.name,
        country=settings.country,
        zone=settings.zone,
        keys=path / _KEYS,
        terms=office_settings.terms(settings),
        timestamp_address=settings.timestamp_authority,
        engine=_on_spark(path / "spark", settings.spark) if settings.spark else None,
        inbox_bytes=office_settings.inbox_bytes(settings),
        webhook_hosts=frozenset((settings.webhooks or "").split()),
        given=frozenset(name for name, value in vars(settings).items() if value is not None),
    )
    return Office(path, Desk(tools), tools)


def _on_spark(folder: Path, master: str) -> "Opener":
    """Return what opens records on a cluster; the session begins with the first question, and takes some seconds."""

    @contextmanager
    def opened(inputs: Sequence["Input"], zone: str) -> Iterator["Engine"]:
        from sanad.analysis.engine import in_spark  # noqa: PLC0415  # of no use to an office without a cluster
        from sanad.storage.spark import open_spark  # noqa: PLC0415

        with in_spark(open_spark(folder, master))(inputs, zone) as engine:
            yield engine

    return opened


def _pack(country: str, folder: Path) -> Path:
    pack = folder / country.lower()
    if not (country.isalpha() and pack.is_dir()):
        raise NotFound(str(folder), kind="jurisdiction pack", name=country)
    return pack


def _own_templates(path: Path) -> Path:
    """Return the folder of the office's own templates, which are tried before all others."""
    own = path / "templates"
    own.mkdir(exist_ok=True)
    return own


def _templates(pack: Path) -> tuple[Path, ...]:
    """Return the folders of templates: those of the jurisdiction first, then those of no jurisdiction."""
    folders = (pack / "templates", pack.parent / "templates")
    return tuple(folder for folder in folders if folder.is_dir())


def _database(path: Path, settings: Settings) -> Database:
    return Database(settings.database or f"sqlite:///{path.absolute() / 'sanad.db'}")
