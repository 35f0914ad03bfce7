# SPDX-License-Identifier: Apache-2.0
"""`sanad erase`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command(
    'sanad erase 417 --order "High Court, W.P. 12/2026, 3 March 2026" --as supervisor.one'
)
@click.argument("entry", type=int)
@click.option("--order", required=True, help="The order to erase: court, number, date.")
def command(session: Session, entry: int, order: str) -> None:
    """Erase the words of ledger ENTRY. That it was there, and when, stays provable.

    What the working tables took from it goes too: why a subject was registered, who handed an exhibit over and where. Names of exhibits and
    subjects, papers and claims stay; older backups hold the words still.
    """
    from sanad.desk.acts.erase_body import EraseBody

    session.office.desk.perform(EraseBody(by=session.by, entry=entry, order=order))
    session.out.result({"erased": entry}, [f"erased: the words of entry {entry}"])
