# SPDX-License-Identifier: Apache-2.0
"""`sanad appoint`."""

from datetime import datetime

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_DAY = click.DateTime(["%Y-%m-%d"])


@office_command('sanad appoint clerk.one --to op-second --role clerk --from 2026-04-01 --order "HD/4/2026" --as supervisor.one')  # fmt: skip
@click.argument("appointed", metavar="OFFICER")
@click.option("--to", "wanted_compartment", required=True, help="Compartment of the appointment.")
@click.option(
    "--role", "roles", multiple=True, required=True, help="Role there; repeated for more."
)
@click.option("--from", "from_day", required=True, type=_DAY, help="First day, today or later.")
@click.option("--until", type=_DAY, help="Last day it holds, if one is known.")
@click.option("--order", required=True, help="Order on which it rests.")
def command(  # as the act
    session: Session,
    appointed: str,
    wanted_compartment: str,
    roles: tuple[str, ...],
    from_day: datetime,
    until: datetime | None,
    order: str,
) -> None:
    """Appoint an enrolled OFFICER to a compartment; an appointment that they have there ends on the day before."""
    from sanad.desk.acts.appoint_officer import AppointOfficer

    act = AppointOfficer(
        by=session.by,
        officer=appointed,
        wanted_compartment=wanted_compartment,
        roles=roles,
        from_day=from_day.date(),
        until=until.date() if until else None,
        order=order,
    )
    session.office.desk.perform(act)
    told = f"from {from_day.date()}: {appointed} in {wanted_compartment}, {', '.join(roles)}"
    session.out.result({"appointed": appointed}, [told])
