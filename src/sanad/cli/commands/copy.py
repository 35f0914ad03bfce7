# SPDX-License-Identifier: Apache-2.0
"""`sanad copy`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad copy letter.pdf --out letter.pdf --kind working_copy --purpose "to be translated" --as clerk.one')  # fmt: skip
@click.argument("exhibit")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Where to write it.")  # fmt: skip
@click.option("--kind", type=click.Choice(("copy", "working_copy", "opened", "export")), required=True, help="What it is for.")  # fmt: skip
@click.option("--purpose", required=True, help="Why; it stays on record.")
@click.option("--to", default="", help="To whom it goes, if it leaves the office.")
def command(session: Session, exhibit: str, out: Path, kind: str, purpose: str, to: str) -> None:
    """Write a copy of EXHIBIT to a file outside the vault, and hold it to its digest."""
    from sanad.desk.acts.copy_exhibit import CopyExhibit
    from sanad.desk.procedures.copy_out import copy_out
    from sanad.desk.procedures.named_exhibit import named_exhibit

    office = session.office
    found = named_exhibit(office.tools, exhibit)
    who = {"by": session.by, "compartment": session.compartment, "purpose": purpose}
    order = CopyExhibit(**who, exhibit=found, kind=kind, to=to or str(out))
    copy_out(office.desk, office.tools, order, out)
    session.out.result({"exhibit": found, "file": str(out)}, [f"written to {out}"])
