# SPDX-License-Identifier: Apache-2.0
"""`sanad dismiss`."""

from datetime import datetime

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command(
    'sanad dismiss clerk.one --from op-kohzard --last 2026-03-31 --order "HD/3/2026" --as supervisor.one'
)
@click.argument("dismissed", metavar="OFFICER")
@click.option("--from", "wanted_compartment", required=True, help="Compartment of the appointment.")
@click.option("--last", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Last day it holds.")
@click.option("--order", required=True, help="Order on which it ends.")
def command(
    session: Session, dismissed: str, wanted_compartment: str, last: datetime, order: str
) -> None:
    """End the appointment of OFFICER in a compartment; what was done under it stays done."""
    from sanad.desk.acts.end_appointment import EndAppointment

    act = EndAppointment(
        by=session.by,
        officer=dismissed,
        wanted_compartment=wanted_compartment,
        last=last.date(),
        order=order,
    )
    session.office.desk.perform(act)
    session.out.result(
        {"dismissed": dismissed}, [f"ends on {last.date()}: {dismissed} in {wanted_compartment}"]
    )
