# SPDX-License-Identifier: Apache-2.0
"""`sanad release`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad release SHA256 --reason "operator confirmed in writing" --as supervisor.one')
@click.argument("exhibit")
@click.option("--reason", required=True, help="Why it may be used now.")
def command(session: Session, exhibit: str, reason: str) -> None:
    """Release EXHIBIT from quarantine; the rules are asked again when it is read."""
    from sanad.desk.acts.release_exhibit import ReleaseExhibit

    order = {"by": session.by, "compartment": session.compartment}
    session.office.desk.perform(ReleaseExhibit(**order, exhibit=exhibit, reason=reason))
    session.out.result({"released": exhibit}, [f"released: {exhibit}"])
