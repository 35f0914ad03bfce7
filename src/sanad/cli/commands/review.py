# SPDX-License-Identifier: Apache-2.0
"""`sanad review`."""

from pathlib import Path

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad review worksheet.toml")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
def command(session: Session, sheet: Path) -> bool:
    """Record what the officers of a worksheet SHEET decided of entries that others made: each stands, is questioned, or is removed.

    Nobody decides of their own entry. A removed entry stays readable; nothing new is said of it or asked about it.
    """
    from sanad.desk.procedures.enter_worksheet import enter_reviews
    from sanad.desk.sheets import load

    entered = enter_reviews(session.office.desk, load(sheet, "worksheet"))
    return show_entered(session.out, "reviews", entered)
