# SPDX-License-Identifier: Apache-2.0
"""`sanad restore`."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.errors import DatabaseOutdated, Unreadable
from sanad.values.verdict import Integrity

if TYPE_CHECKING:
    from sanad.desk.procedures.restore import Opened, Returned

_NOT_INTACT = 10
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


@office_command("sanad restore /media/safe/cell --into /srv/drill --try --office ~/cell --as supervisor.one")  # fmt: skip
@click.argument("folder", type=_FOLDER)
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), required=True, help="New directory for the office.")  # fmt: skip
@click.option("--try", "drill", is_flag=True, help="A drill: look whether it can be brought back, record the verdict in the running office, and remove it again.")  # fmt: skip
@click.option("--keys", type=_FOLDER, help="Folder of the office's keys.  [default of a drill: those of the running office]")  # fmt: skip
@click.option("--identity", type=_FILE, help="Age identity that opens the keys in the backup.")
@click.option("--fingerprint", help="Fingerprint that the office published.  [default of a drill: that of the running office]")  # fmt: skip
@click.option("--head", type=_FILE, help="Signed head of the ledger that was kept elsewhere.")
@click.option("--database", help="SQLAlchemy address of an empty database.  [default: SQLite in the office]")  # fmt: skip
@click.option("--reason", default="", help="Why the office is brought back; it stands in its ledger.")  # fmt: skip
def command(session: Session, *, drill: bool, database: str | None, reason: str, **given: Any) -> None:  # noqa: ANN401  # the options above  # fmt: skip
    """Bring an office back from the backup in FOLDER, every byte and every entry held to what was signed; or try whether that can be done.

    The verdict is intact, broken or not established. Exit code 10 when it is not intact.
    """
    from sanad.desk.procedures.restore import Return, restore, try_backup
    from sanad.desk.questions.prepare_backup import PrepareBackup

    if not (drill or reason):
        raise click.UsageError("--reason says why the office is brought back; --try only tries")
    for name in ("identity", "head"):
        given[name] = _text(given[name])
    wanted = Return(**given)
    with session.out.progress() as tell:
        if drill:
            order = PrepareBackup(by=session.by, place=str(wanted.folder), drill=True)
            running = session.office
            found = try_backup(
                running.desk, running.tools, order, wanted, _opened(database, session.by), tell
            )
        else:
            found = restore(wanted, _opened(database, session.by), session.by, reason, tell)
    session.out.result(_document(found), _lines(found))
    if found.looked.verdict is not Integrity.INTACT:
        sys.exit(_NOT_INTACT)


def _opened(database: str | None, by: str) -> "Opened":
    """Return what opens the office that was brought back: in this program's version, on `database` if one is given."""
    from sanad.cli.passphrase import ask
    from sanad.desk.acts.upgrade_office import UpgradeOffice
    from sanad.wiring import open_office, open_outdated, settle

    @contextmanager
    def opened(into: Path) -> Iterator[tuple[Any, Any]]:
        try:
            open_office(into).close()
        except DatabaseOutdated:
            with closing(open_outdated(into)) as office:
                office.desk.perform(UpgradeOffice(by=by))
        settle(into, database)
        with closing(open_office(into, passphrase=ask)) as office:
            yield office.desk, office.tools

    return opened


def _text(path: Path | None) -> str | None:
    try:
        return None if path is None else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(str(path), detail=error) from error


def _document(found: "Returned") -> dict[str, Any]:
    stated, looked = found.statement, found.looked
    return {
        "verdict": str(looked.verdict),
        "at": stated.at if stated else None,
        "entries": stated.entries if stated else None,
        "exhibits": looked.exhibits,
        "faults": list(looked.faults),
        "not_established": list(looked.not_established),
        "lost": None if looked.lost is None else {"entries": looked.lost.entries, "acts": dict(looked.lost.acts)},
    }  # fmt: skip


def _lines(found: "Returned") -> Iterator[str]:
    stated, looked = found.statement, found.looked
    of = f"the backup of {stated.at}, {stated.entries:,} entries" if stated else "the backup"
    yield f"{looked.verdict}: {of}; {looked.exhibits:,} exhibits read back"
    yield from (f"  {fault}" for fault in looked.faults)
    yield from (f"  not established: {each}" for each in looked.not_established)
    if looked.lost is not None:
        acts = ", ".join(f"{count} {name}" for name, count in looked.lost.acts.items())
        yield f"  recorded since and not in it: {looked.lost.entries:,} entries; acts: {acts or 'none'}"
