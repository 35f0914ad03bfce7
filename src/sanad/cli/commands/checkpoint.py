# SPDX-License-Identifier: Apache-2.0
"""`sanad checkpoint`."""

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad checkpoint --as supervisor.one > today.note    # publish it")
def command(session: Session) -> None:
    """Sign the head of the ledger and print the note; whoever keeps it can later see that nothing before it changed."""
    from sanad.desk.acts.make_checkpoint import MakeCheckpoint

    made = session.office.desk.perform(MakeCheckpoint(by=session.by))
    session.out.result({"size": made.size, "note": made.note}, [made.note])
