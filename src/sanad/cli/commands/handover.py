# SPDX-License-Identifier: Apache-2.0
"""`sanad handover`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_EVENTS = (
    "deposited", "withdrawn", "transferred", "to_laboratory", "from_laboratory", "produced_in_court", "returned",
)  # fmt: skip


@office_command('sanad handover phone.bin --event to_laboratory --at 2025-04-12T09:00:00+05:00 --from "Moharrar One" --to "Laboratory" --reference "letter 14" --as clerk.one')  # fmt: skip
@click.argument("exhibit")
@click.option("--event", type=click.Choice(_EVENTS), required=True, help="What happened.")
@click.option("--at", required=True, help="When it happened, with its zone.")
@click.option("--from", "giver", required=True, help="Who gave it.")
@click.option("--to", "receiver", required=True, help="Who received it.")
@click.option("--place", default="", help="Where.")
@click.option("--seal", default="", help="Number of the seal.")
@click.option(
    "--reference", default="", help="Register, letter, report or court that goes with it."
)
@click.option("--note", default="", help="What else should be known.")
def command(session: Session, exhibit: str, **told: str) -> None:
    """Record that EXHIBIT, or what it was read from, went from one hand to another."""
    from sanad.desk.acts.hand_over import HandOver
    from sanad.desk.procedures.named_exhibit import named_exhibit

    found = named_exhibit(session.office.tools, exhibit)
    order = {"by": session.by, "compartment": session.compartment, "exhibit": found}
    entry = session.office.desk.perform(HandOver(**order, **told))
    session.out.result({"entry": entry}, [f"recorded as entry {entry}"])
