# SPDX-License-Identifier: Apache-2.0
"""`sanad enrol`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal


@office_command("sanad enrol roster.toml --as supervisor.one")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
def command(session: Session, sheet: Path) -> bool:
    """Enrol the officers of a roster SHEET, each with roles, compartments, dates and the order for it."""
    from sanad.desk.door import Refused
    from sanad.desk.procedures.enrol_roster import enrol_roster
    from sanad.desk.sheets import load

    outcomes = enrol_roster(session.office.desk, load(sheet, "roster"), session.by)
    refused = [item for item in outcomes if isinstance(item, Refused)]
    enrolled = [item for item in outcomes if isinstance(item, str)]
    session.out.result(
        {"enrolled": enrolled, "refused": [refusal(item.error) for item in refused]},
        [f"enrolled: {', '.join(enrolled) or 'nobody'}", *(f"refused: {r.error}" for r in refused)],
    )
    return not refused
