# SPDX-License-Identifier: Apache-2.0
"""`sanad read`."""

from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal
from sanad.errors import SanadError


@office_command("sanad read --as clerk.one --compartment op-kohzard")
@click.option("--again", is_flag=True, help="Read everything anew, also what was read before.")
def command(session: Session, again: bool) -> bool:  # noqa: FBT001  # a flag
    """Read every sealed exhibit that waits, into rows and text, with a receipt: read = stored + rejected.

    What its legal paper does not cover is refused and set aside; what cannot be read stays sealed and is named.
    """
    from sanad.desk.procedures.read_pending import read_pending

    office = session.office
    with session.out.progress() as progress:
        readings = read_pending(
            office.desk, office.tools, session.by, session.compartment, progress, again=again
        )
    lines: list[str] = []
    done: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    for item in readings:
        if isinstance(item.outcome, SanadError):
            refused.append({"name": item.name, **refusal(item.outcome)})
            lines.append(f"  not read  {item.name}: {item.outcome}")
            continue
        account = item.outcome
        done.append({"name": item.name, "sha256": item.sha256, **account.as_json()})
        if account.rejected or account.notes:
            why = ", ".join(f"{n} {code}" for code, n in account.rejects_by_code.items())
            notes = "; ".join([*([why] if why else []), *account.notes])
            lines.append(
                f"  {item.name}: read {account.read} = stored {account.stored} + rejected "
                f"{account.rejected} ({notes})"
            )
    totals = {key: sum(row[key] for row in done) for key in ("read", "stored", "rejected")}
    head = (
        f"read {len(done)} exhibits; rows and parts: {totals['read']:,} read = {totals['stored']:,} stored + "
        f"{totals['rejected']:,} rejected; {len(refused)} exhibits not read"
    )
    session.out.result({"read": done, "not_read": refused, "totals": totals}, [head, *lines])
    return not refused
