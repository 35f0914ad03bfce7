# SPDX-License-Identifier: Apache-2.0
"""`sanad custody`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad custody calls.csv --out custody.pdf --as clerk.one --compartment op-kohzard")
@click.argument("exhibit")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the statement to this PDF.")  # fmt: skip
def command(session: Session, exhibit: str, out: Path | None) -> None:
    """State the custody of EXHIBIT (digest, or name as delivered): how it came, through whose hands it went, where the record does not join."""
    from sanad.desk.procedures.state_custody import state_custody

    order = {"by": session.by, "compartment": session.compartment}
    statement = state_custody(session.office.desk, session.office.tools, exhibit, out, **order)
    told = statement["exhibit"]
    lines = [
        f"{', '.join(told['names'])}: {told['integrity']}",
        *(f"  entry {step['entry']}  {step['at'][:19]}Z  {step['words']}  {step['by']}" for step in statement["steps"]),
        *(f"  gap: {gap}" for gap in statement["gaps"]),
        *([f"written to {out}"] if out else []),
    ]  # fmt: skip
    session.out.result(statement, lines)
