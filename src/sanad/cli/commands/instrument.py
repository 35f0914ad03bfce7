# SPDX-License-Identifier: Apache-2.0
"""`sanad instrument`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad instrument order-2025-014 --state issuer_rank=superintendent_or_above --reason "read in the order" --as jurist.one')  # fmt: skip
@click.argument("instrument")
@click.option("--state", "stated", metavar="NAME=VALUE", multiple=True, required=True, help="A fact that the paper states; may be given more than once.")  # fmt: skip
@click.option("--reason", required=True, help="Where it was read.")
def command(session: Session, instrument: str, stated: tuple[str, ...], reason: str) -> None:
    """State what a registered paper says and its delivery sheet left out (docs/formats/sheets.md names the facts)."""
    from sanad.desk.procedures.state_paper import state_paper

    parts = [each.partition("=") for each in stated]
    if not all(equals for _, equals, _ in parts):
        raise click.UsageError("write --state NAME=VALUE")
    facts = {name: value for name, _, value in parts}
    order = {"by": session.by, "compartment": session.compartment, "reason": reason}
    office = session.office
    known = state_paper(office.desk, office.tools, instrument, facts, **order)
    session.out.result({"instrument": instrument, "stated": known}, [f"stated of {instrument}: {', '.join(known)}"])  # fmt: skip
