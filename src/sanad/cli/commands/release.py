# SPDX-License-Identifier: Apache-2.0
"""`sanad release`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal


@office_command('sanad release SHA256 --reason "operator confirmed in writing" --as supervisor.one')
@click.argument("exhibit", required=False)
@click.option("--answered", is_flag=True, help="Release all that waited for an answer and have one.")  # fmt: skip
@click.option("--reason", required=True, help="Why it may be used now.")
def command(session: Session, exhibit: str | None, reason: str, *, answered: bool) -> bool:
    """Release EXHIBIT from quarantine; the rules are asked again when it is read."""
    from sanad.desk.acts.release_exhibit import ReleaseExhibit
    from sanad.desk.procedures.release_answered import release_answered

    if (exhibit is None) is not answered:
        raise click.UsageError("name an exhibit, or say --answered")
    order = {"by": session.by, "compartment": session.compartment}
    desk = session.office.desk
    if exhibit is not None:
        desk.perform(ReleaseExhibit(**order, exhibit=exhibit, reason=reason))
        session.out.result({"released": exhibit}, [f"released: {exhibit}"])
        return True
    released, refused = release_answered(desk, session.by, session.compartment, reason)
    document = {"released": released, "refused": [refusal(error) for error in refused]}
    lines = [f"released: {each}" for each in released] or ["nothing that waited has an answer"]
    session.out.result(document, [*lines, *(str(error) for error in refused)])
    return not refused
