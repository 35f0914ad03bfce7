# SPDX-License-Identifier: Apache-2.0
"""`sanad find`."""

from pathlib import Path

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.values.verdict import Integrity


@office_command("sanad find worksheet.toml        # or: sanad find --rerun --as analyst.one")
@click.argument("sheet", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--rerun", is_flag=True, help="Compute every finding again and compare the bytes.")
def command(session: Session, sheet: Path | None, rerun: bool) -> bool:  # noqa: FBT001  # a flag
    """Compute the findings of a worksheet SHEET, or with --rerun prove that all give the same bytes again."""
    from sanad.desk.procedures.enter_worksheet import enter_findings
    from sanad.desk.questions.rerun_findings import RerunFindings
    from sanad.desk.sheets import load

    desk = session.office.desk
    if rerun:
        again = desk.ask(RerunFindings(by=session.by, compartment=session.compartment))
        lines = [f"{item.finding}: {item.verdict}; {item.says}" for item in again]
        session.out.result({"findings": [vars(item) for item in again]}, lines or ["no findings"])
        return all(item.verdict is Integrity.INTACT for item in again)
    if sheet is None:
        raise click.UsageError("name a worksheet, or --rerun")
    with session.out.progress() as progress:
        entered = enter_findings(desk, load(sheet, "worksheet"), progress)
    return show_entered(session.out, "findings", entered)
