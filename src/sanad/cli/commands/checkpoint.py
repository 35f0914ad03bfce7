# SPDX-License-Identifier: Apache-2.0
"""`sanad checkpoint`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad checkpoint --as supervisor.one > today.note    # publish it")
@click.option(
    "--since", type=int, metavar="SIZE", help="Prove growth since the checkpoint over SIZE entries."
)
def command(session: Session, since: int | None) -> None:
    """Sign the head of the ledger and print the note; whoever keeps it can later see that nothing before it changed.

    With --since nothing is signed: the proof is printed that the ledger of that earlier checkpoint begins today's.
    """
    from sanad.desk.acts.make_checkpoint import MakeCheckpoint
    from sanad.desk.questions.prove_growth import ProveGrowth

    desk = session.office.desk
    if since is None:
        made = desk.perform(MakeCheckpoint(by=session.by))
        session.out.result({"size": made.size, "note": made.note}, [made.note])
        return
    growth = desk.ask(ProveGrowth(by=session.by, since=since))
    session.out.result(
        {"old": growth.old.note, "new": growth.new.note, "proof": growth.proof},
        [growth.old.note, growth.new.note, *growth.proof],
    )
