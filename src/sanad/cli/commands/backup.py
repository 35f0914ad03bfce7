# SPDX-License-Identifier: Apache-2.0
"""`sanad backup`."""

from contextlib import closing
from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad backup --to /media/safe/cell --as supervisor.one")
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder of the backup: each run brings it up to date.")  # fmt: skip
@click.option("--keys-for", "recipients", multiple=True, help="Age recipient to whom the office's keys are encrypted and added; several times for several.  [default: no keys]")  # fmt: skip
def command(session: Session, folder: Path, recipients: tuple[str, ...]) -> bool:
    """Back the office up while officers work: database, vault and settings, with a signed list of every file.

    Keep several folders, on several disks, and try them: `sanad restore --try`. Exit code 1 when a sealed file is no longer what was sealed.
    """
    from sanad.desk.procedures.back_up import Wanted, back_up
    from sanad.desk.questions.prepare_backup import PrepareBackup
    from sanad.wiring import kept_settings, open_outdated

    office = open_outdated(session.folder)  # it is backed up before it is upgraded
    order = PrepareBackup(by=session.by, compartment=session.compartment, place=str(folder))
    wanted = Wanted(office.path, kept_settings(office.path), recipients)
    with closing(office), session.out.progress() as tell:
        made = back_up(office.desk, office.tools, order, wanted, folder, tell)
    held = made.statement
    keys = "with the keys, encrypted" if held.keys else "without the keys"
    session.out.result(
        {
            "entries": held.entries,
            "files": held.files,
            "size": held.size,
            "copied": made.copied,
            "removed": made.removed,
            "keys": bool(held.keys),
            "list_sha256": held.listed,
            "damaged": list(made.damaged),
        },
        [
            f"backed up {held.entries:,} entries and {held.files:,} files, {held.size:,} bytes, {keys}",
            f"  copied {made.copied:,} bytes, removed {made.removed:,} files that are needed no more",
            *(f"  no longer what was sealed: exhibit {name}" for name in made.damaged),
        ],
    )
    return not made.damaged
