# SPDX-License-Identifier: Apache-2.0
"""`sanad exhibits`."""

from collections.abc import Iterator
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad exhibits --kind calls --unopened --as analyst.one --compartment op-kohzard")
@click.option("--kind", help="Only those whose records are of this kind: calls, payments, text …; '' for those not read.")  # fmt: skip
@click.option("--source", help="Only those that this sender handed over.")
@click.option("--language", help="Only those in this language, as their sheets say (BCP 47).")
@click.option("--instrument", help="Only those that came under this paper.")
@click.option("--state", help="Only those whose first reading is waiting, done or failed.")
@click.option("--words", default="", help="Only those whose name as delivered holds these words.")
@click.option("--set-aside/--in-use", default=None, help="Only those set aside, or only the others.")  # fmt: skip
@click.option("--opened/--unopened", default=None, help="Only those that somebody looked into, or that nobody did.")  # fmt: skip
@click.option("--after", type=int, help="Only those that came before this place: the `end` of the page before.")  # fmt: skip
@click.option("--most", type=int, default=50, show_default=True, help="How many to a page, up to 500.")  # fmt: skip
def command(session: Session, **wanted: Any) -> None:  # noqa: ANN401  # the options above
    """List the exhibits of a compartment, the newest first, with how each came, how far it was read, and how many claims cite it."""
    from sanad.desk.questions.list_exhibits import ListExhibits

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    found = session.office.desk.ask(ListExhibits(**order, **wanted))
    document = {
        "of": found.of,
        "end": found.end,
        "facets": found.facets,
        "exhibits": [_exhibit(each) for each in found.exhibits],
    }
    session.out.result(document, _lines(document))


def _exhibit(each: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    exhibit, came = each.exhibit, each.exhibit.provenance
    return {
        "name": exhibit.name,
        "sha256": exhibit.sha256,
        "size": exhibit.size,
        "media_type": exhibit.media_type,
        "kind": exhibit.receipt["kind"] if exhibit.receipt else None,
        "language": exhibit.said_last("language"),
        "received_at": each.received_at,
        "handed_by": came.handed_by,
        "instrument": came.instrument,
        "grade": came.grade,
        "readings": [{"step": job.step, "state": job.state, "reader": job.reader} for job in each.readings],
        "set_aside": each.set_aside,
        "opened": each.is_opened,
        "claims": each.claims,
    }  # fmt: skip


def _lines(document: dict[str, Any]) -> Iterator[str]:
    for one in document["exhibits"]:
        what = one["kind"] or "not read"
        yield f"{one['sha256'][:12]}  {one['name']}: {what}, received {one['received_at'][:10]}"
        if one["set_aside"]:
            yield f"    set aside: {one['set_aside']}"
        if one["claims"] or not one["opened"]:
            nobody = "" if one["opened"] else ", opened by nobody"
            yield f"    cited by {one['claims']} claims{nobody}"
    yield f"{len(document['exhibits'])} of {document['of']} exhibits"
