# SPDX-License-Identifier: Apache-2.0
"""`sanad destroy`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad destroy SHA256 --order "High Court, W.P. 12/2026" --witness auditor.one --as supervisor.one')  # fmt: skip
@click.argument("exhibit")
@click.option("--order", required=True, help="The order to erase: court, number, date.")
@click.option("--witness", required=True, help="Officer of another office who stands by.")
def command(session: Session, exhibit: str, order: str, witness: str) -> None:
    """Make EXHIBIT unreadable for ever, with what was found inside it. That it was here, and why it is not, stays provable."""
    from sanad.desk.acts.erase_exhibit import EraseExhibit
    from sanad.desk.procedures.destroy_exhibit import destroy_exhibit

    who = {"by": session.by, "compartment": session.compartment, "witness": witness}
    office = session.office
    erased = destroy_exhibit(
        office.desk, office.tools, EraseExhibit(**who, exhibit=exhibit, order=order)
    )
    lines = [f"erased: {len(erased)} exhibits", *(f"  {sha256}" for sha256 in erased)]
    session.out.result({"erased": erased}, lines)
