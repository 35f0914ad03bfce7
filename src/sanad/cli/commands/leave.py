# SPDX-License-Identifier: Apache-2.0
"""`sanad leave`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad leave calls.csv --for interpol --paper letter.pdf --reason 'the operator agrees in its letter of 3 March' --as supervisor.one --compartment op-kohzard")  # fmt: skip
@click.argument("exhibit")
@click.option("--for", "recipient", required=True, help="court, internal, defence, foreign_authority or interpol.")  # fmt: skip
@click.option("--paper", required=True, help="The exhibit in which the sender says so.")
@click.option("--reason", required=True, help="What the sender allows, in a few words.")
@click.option("--take-back", is_flag=True, help="The sender no longer allows it.")
def command(
    session: Session, exhibit: str, recipient: str, paper: str, reason: str, *, take_back: bool
) -> None:
    """Record that the sender of EXHIBIT lets a recipient have it although it came as confidential, or not to be shared abroad."""
    from sanad.desk.acts.record_leave import RecordLeave

    order = {"by": session.by, "compartment": session.compartment, "exhibit": exhibit}
    told = {"recipient": recipient, "paper": paper, "reason": reason}
    made = session.office.desk.perform(RecordLeave(**order, **told, given=not take_back))
    document = {"entry": made.seq, "exhibit": made.exhibit, "recipient": made.recipient, "given": made.given, "paper": made.paper}  # fmt: skip
    said = "may have" if made.given else "may no longer have"
    session.out.result(document, [f"entry {made.seq}: {recipient} {said} {exhibit} by its sender's leave"])  # fmt: skip
