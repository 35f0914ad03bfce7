# SPDX-License-Identifier: Apache-2.0
"""`sanad quarantine`."""

from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad quarantine --as reviewer.one --compartment op-kohzard")
@click.argument("exhibit", required=False)
@click.option("--reason", help="Set EXHIBIT aside, for this reason.")
def command(session: Session, exhibit: str | None, reason: str | None) -> None:
    """List what is set aside: why, since when, under which paper, who may release it. Or set EXHIBIT aside."""
    if (exhibit is None) is not (reason is None):
        raise click.UsageError("to set an exhibit aside name it and give a reason")
    if exhibit is None or reason is None:
        _list(session)
        return
    from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
    from sanad.desk.procedures.named_exhibit import named_exhibit

    found = named_exhibit(session.office.tools, exhibit)
    order = {"by": session.by, "compartment": session.compartment, "exhibit": found}
    session.office.desk.perform(QuarantineExhibit(**order, reason=reason))
    session.out.result({"set_aside": found}, [f"set aside: {found}"])


def _list(session: Session) -> None:
    from sanad.desk.questions.list_quarantined import ListQuarantined

    order = {"by": session.by, "compartment": session.compartment}
    found = session.office.desk.ask(ListQuarantined(**order))
    rows: list[dict[str, Any]] = [
        {**vars(row), "instrument": row.instrument and row.instrument.id} for row in found.rows
    ]
    document = {"quarantined": rows, "may_release": list(found.may_release)}
    lines = [f"{len(rows):,} set aside; may be released by: {', '.join(found.may_release) or 'nobody here'}"]  # fmt: skip
    for row in rows:
        paper = row["instrument"] or "no paper"
        asked = "; answered since, to be released and read again" if row["answered"] else ""
        lines.append(f"  {row['name']} ({row['sha256'][:12]}), since {row['since'][:10]}, {paper}{asked}: {row['reason']}")  # fmt: skip
    session.out.result(document, lines)
