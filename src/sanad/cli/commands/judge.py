# SPDX-License-Identifier: Apache-2.0
"""`sanad judge`."""

from pathlib import Path

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad judge worksheet.toml")
@click.argument("sheet", required=False, type=click.Path(path_type=Path, dir_okay=False))
def command(session: Session, sheet: Path | None) -> bool | None:
    """Record the judgements of a worksheet SHEET; without one, list the pairs that need a judgement and why.

    The list orders a queue. It decides nothing: a name alone never proves identity.
    """
    from sanad.desk.procedures.enter_worksheet import enter_judgements
    from sanad.desk.questions.list_candidates import ListCandidates
    from sanad.desk.sheets import load

    desk = session.office.desk
    if sheet is None:
        order = {"by": session.by, "compartment": session.compartment}
        pairs = desk.ask(ListCandidates(**order))
        lines = [
            f"{p.left} / {p.right}: agree on {', '.join(p.agrees) or 'nothing'}; differ on "
            f"{', '.join(p.differs) or 'nothing'}; missing on one side: {', '.join(p.missing) or 'nothing'}"
            for p in pairs
        ]
        session.out.result({"candidates": [vars(p) for p in pairs]}, lines or ["no pair waits"])
        return None
    worksheet = load(sheet, "worksheet")
    return show_entered(session.out, "judgements", enter_judgements(desk, worksheet))
