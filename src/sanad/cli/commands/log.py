# SPDX-License-Identifier: Apache-2.0
"""`sanad log`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad log --thing exhibit:SHA256 --as auditor.one    # custody of one exhibit")
@click.option(
    "--thing", help="Only entries about this, such as claim:C-0123456789ab or subject:S-01."
)
@click.option("--start", default=0, show_default=True, help="First entry number.")
@click.option(
    "--outcome",
    type=click.Choice(["done", "refused", "undecided"]),
    help="Only entries that ended so.",
)
def command(session: Session, thing: str | None, start: int, outcome: str | None) -> None:
    """List the ledger's entries, oldest first: who did, or was refused, what, when."""
    from sanad.desk.questions.read_log import ReadLog

    narrowed = ReadLog(
        by=session.by,
        compartment=session.compartment,
        thing=thing,
        start=start,
        outcome=outcome,
    )
    entries = session.office.desk.ask(narrowed)
    lines = []
    for entry in entries:
        body = entry.body or {}
        says = dict(entry.private or {}).get("says", "")
        by = body.get("by", "(erased)")
        lines.append(
            f"{entry.seq:>7}  {entry.at[:19]}Z  {by:<18} {entry.act:<20} {entry.outcome:<9} {says}".rstrip()
        )
    lines.append(f"{len(entries)} entries")
    session.out.result({"entries": [vars(entry) for entry in entries]}, lines)
