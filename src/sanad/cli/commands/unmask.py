# SPDX-License-Identifier: Apache-2.0
"""`sanad unmask`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad unmask T-0417 --reason "subscriber record to be asked for" --as analyst.one')
@click.argument("pseudonym")
@click.option("--reason", required=True, help="Why the number must be known.")
def command(session: Session, pseudonym: str, reason: str) -> None:
    """Show the number or account behind PSEUDONYM. The ledger keeps who asked and why, never the number."""
    from sanad.desk.acts.unmask_party import UnmaskParty

    order = {"by": session.by, "compartment": session.compartment}
    number = session.office.desk.perform(UnmaskParty(**order, pseudonym=pseudonym, reason=reason))
    session.out.result({"pseudonym": pseudonym, "identifier": number}, [f"{pseudonym}: {number}"])
