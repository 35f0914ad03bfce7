# SPDX-License-Identifier: Apache-2.0
"""`sanad claim`."""

from pathlib import Path

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad claim worksheet.toml")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
def command(session: Session, sheet: Path) -> bool:
    """Enter the subjects and claims of a worksheet SHEET, each by the officer the row names.

    A claim is refused unless its quotation stands where it says.
    """
    from sanad.desk.procedures.enter_worksheet import enter_claims
    from sanad.desk.sheets import load

    worksheet = load(sheet, "worksheet")
    with session.out.progress() as progress:
        entered = enter_claims(session.office.desk, worksheet, progress)
    return show_entered(session.out, "subjects and claims", entered)
