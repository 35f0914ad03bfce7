# SPDX-License-Identifier: Apache-2.0
"""`sanad custody`."""

from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad custody calls.csv --out custody.pdf --for "Anti-Terrorism Court I" --as clerk.one --compartment op-kohzard')  # fmt: skip
@click.argument("exhibit")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the statement to this signed PDF.")  # fmt: skip
@click.option("--for", "recipient", default="", help="For whom it is written; with --out.")
def command(session: Session, exhibit: str, out: Path | None, recipient: str) -> None:
    """State the custody of EXHIBIT (digest, or name as delivered): how it came, through whose hands it went, where the record does not join.

    What is written out is on record with its digest, and for whom.
    """
    from sanad.desk.procedures.state_custody import state_custody, write_custody

    office, dispatch = session.office, None
    order = {"by": session.by, "compartment": session.compartment}
    if out is None:
        statement: Any = state_custody(office.desk, office.tools, exhibit, **order)
    else:
        written = write_custody(office.desk, office.tools, exhibit, out, recipient, **order)
        statement, dispatch = written.document, written.dispatch
    told = statement["exhibit"]
    lines = [
        f"{', '.join(told['names'])}: {told['integrity']}",
        *(f"  entry {step['entry']}  {step['at'][:19]}Z  {step['words']}  {step['by']}" for step in statement["steps"]),
        *([f"  {len(views):,} looks into it, {views[0]['at'][:19]}Z to {views[-1]['at'][:19]}Z"] if (views := statement["views"]) else []),
        *(f"  gap: {gap}" for gap in statement["gaps"]),
        *([f"written to {out}, dispatch number {dispatch}"] if out else []),
    ]  # fmt: skip
    session.out.result({**statement, "dispatch": dispatch}, lines)
