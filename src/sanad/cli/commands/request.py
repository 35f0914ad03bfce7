# SPDX-License-Identifier: Apache-2.0
"""`sanad request`."""

from pathlib import Path

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command(
    "sanad request worksheet.toml    # then: sanad request --check RN-01 --as drafter.one"
)
@click.argument("sheet", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--check", "check_id", metavar="ID", help="Put one request before every rule.")
def command(session: Session, sheet: Path | None, check_id: str | None) -> bool | None:
    """Draft the requests of a worksheet SHEET with their answers and signatures, or --check one.

    A check lists every rule with its verdict; the outcome is words, never a number.
    """
    from sanad.cli.verdicts import verdict_document, verdict_lines
    from sanad.desk.procedures.enter_worksheet import enter_requests
    from sanad.desk.questions.check_request import CheckRequest
    from sanad.desk.sheets import load

    desk = session.office.desk
    if check_id is not None:
        order = {"by": session.by, "compartment": session.compartment, "request": check_id}
        checked = desk.ask(CheckRequest(**order))
        session.out.result(verdict_document(checked), verdict_lines(checked))
        return None
    if sheet is None:
        raise click.UsageError("name a worksheet, or --check a request")
    return show_entered(session.out, "requests", enter_requests(desk, load(sheet, "worksheet")))
