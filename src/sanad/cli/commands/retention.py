# SPDX-License-Identifier: Apache-2.0
"""`sanad retention`."""

from datetime import datetime

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad retention --on 2031-01-01 --as supervisor.one --compartment op-kohzard")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day to ask about.  [default: today]")
def command(session: Session, on: datetime | None) -> None:
    """List the exhibits whose every paper names a last day of keeping, all of them over. Nothing is erased by this.

    Whether a case still needs one of them, a person decides; `sanad destroy` erases on an order, before a witness.
    """
    from sanad.desk.questions.retention_due import RetentionDue

    order = {"by": session.by, "compartment": session.compartment}
    found = session.office.desk.ask(RetentionDue(**order, on=on.date() if on else None))
    rows = [
        {
            "sha256": one.sha256,
            "name": one.name,
            "size": one.size,
            "last_day": one.last_day.isoformat(),
            "papers": {paper: day.isoformat() for paper, day in one.papers.items()},
            "found_in": one.parent,
        }
        for one in found.due
    ]
    due = {row["sha256"] for row in rows}
    lines = [f"{len(rows):,} of {found.total:,} exhibits are due on {found.on}"]
    for row in rows:
        inside = f", found in {row['found_in'][:12]}" if row["found_in"] else ""
        lines.append(f"  {row['last_day']}  {row['name']}, {row['size']:,} bytes{inside}")
        if row["found_in"] not in due:
            lines.append(
                f'    sanad destroy {row["sha256"]} --order "…" --witness … --compartment {session.compartment}'
            )
    document = {"on": found.on.isoformat(), "due": rows, "of": found.total}
    session.out.result(document, lines)
