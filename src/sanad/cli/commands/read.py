# SPDX-License-Identifier: Apache-2.0
"""`sanad read`."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal
from sanad.cli.pile import Pile
from sanad.errors import SanadError


@office_command("sanad read --as clerk.one --compartment op-kohzard --retry")
@click.option("--retry", "which", flag_value="failed", help="Try again what failed, too.")
@click.option("--outdated", "which", flag_value="outdated", help="Read again what an older version of its reader read.")  # fmt: skip
@click.option("--again", "which", flag_value="all", help="Read everything again, for example after records were lost.")  # fmt: skip
@click.option("--reader", help="With one of these: only what this reader read or failed to read, for example ocr; unknown: what none was found for.")  # fmt: skip
def command(
    session: Session, which: Literal["failed", "outdated", "all"] | None, reader: str | None
) -> bool:
    """Read every sealed exhibit that waits, into rows and text, with a receipt: read = stored + rejected.

    What its legal paper does not cover is refused and set aside; what cannot be read stays sealed, is named, and is listed by
    `sanad readings`. A run that is stopped goes on where it was.
    """
    from sanad.desk.acts.queue_readings import QueueReadings
    from sanad.desk.procedures.read_pending import read_pending

    desk, order = session.office.desk, {"by": session.by, "compartment": session.compartment}
    if which is None and reader is not None:
        raise click.UsageError("--reader needs --retry, --outdated or --again")
    if which is not None:
        desk.perform(QueueReadings(**order, which=which, reader=reader))
    read: Counter[str] = Counter()
    totals = Counter({"read": 0, "stored": 0, "rejected": 0})
    refused, noted = Pile(), Pile()
    with session.out.progress() as progress:
        for item in read_pending(desk, session.office.tools, **order, progress=progress):
            if isinstance(item.outcome, SanadError):
                told = {"name": item.name, "sha256": item.sha256, "step": item.step}
                refused.add({**told, **refusal(item.outcome)})
                continue
            account = item.outcome
            read[account.reader] += 1
            totals.update(read=account.read, stored=account.stored, rejected=account.rejected)
            if account.rejected or account.notes:
                noted.add({"name": item.name, "sha256": item.sha256, **account.as_json()})
    document = {"readings": dict(read), "noted": noted, "not_read": refused, "totals": totals}
    session.out.result(document, _lines(read.total(), document))
    return not refused


def _lines(done: int, document: dict[str, Any]) -> Iterator[str]:
    totals = document["totals"]
    yield (
        f"{done} readings done; rows and parts: {totals['read']:,} read = {totals['stored']:,} stored + "
        f"{totals['rejected']:,} rejected; {len(document['not_read'])} not done"
    )
    for item in document["not_read"]:
        yield f"  not read  {item['name']}: {item['says']}"
    for item in document["noted"]:
        why = ", ".join(f"{count} {code}" for code, count in item["rejects_by_code"].items())
        notes = "; ".join([*([why] if why else []), *item["notes"]])
        yield (
            f"  {item['name']}: read {item['read']} = stored {item['stored']} + rejected {item['rejected']} "
            f"({notes})"
        )
