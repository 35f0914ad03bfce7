# SPDX-License-Identifier: Apache-2.0
"""`sanad pending`."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from sanad.cli.courses import course_document, course_words, days
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad pending --as-of 2026-03-31 --as supervisor.one --compartment op-kohzard")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="As things stood at the end of this day.")  # fmt: skip
@click.option("--stage", help="Only what is in this stage.")
@click.option("--waits-for", help="Only where this move is awaited: court, prosecution, police, ministry, foreign_authority, defence, us, not_stated.")  # fmt: skip
def command(session: Session, as_of: datetime | None, stage: str | None, waits_for: str | None) -> None:  # fmt: skip
    """List what is pending: each open proceeding with its stage, the days in it, whose move it is and the next day fixed; and where the docket waits.

    The proceeding that waits longest stands first. That is no order of persons.
    """
    from sanad.desk.questions.pending_board import PendingBoard

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    day = None if as_of is None else as_of.date()
    board = session.office.desk.ask(PendingBoard(**order, as_of=day, stage=stage, waits_for=waits_for))  # fmt: skip
    document = {
        "as_of": board.as_of.isoformat(),
        "open": board.open,
        "of": board.of,
        "bottleneck": None if board.bottleneck is None else _hold(board.bottleneck),
        "sentence": board.words,
        "holds": [_hold(each) for each in board.holds],
        "pending": [_row(each) for each in board.pending],
    }
    session.out.result(document, _lines(document))


def _hold(each: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    spans = {name: list(getattr(each, name)) for name in ("total", "median", "longest")}
    return {"stage": each.stage, "waits_for": each.waits_for, "count": each.count, **spans}


def _row(each: Any) -> dict[str, Any]:  # noqa: ANN401  # as above
    of, told = each.proceeding, course_document(each)
    names = ("stage", "days", "since", "waits_for", "next", "next_on", "overdue", "sure")
    return {
        "proceeding": of.id,
        "kind": of.kind,
        "country": of.country,
        "authority": of.authority,
        "reference": of.reference,
        "subjects": list(of.subjects),
        **{name: told[name] for name in names},
    }


def _lines(document: dict[str, Any]) -> Iterator[str]:
    for one in document["pending"]:
        reference = f" {one['reference']}" if one["reference"] else ""
        yield f"{one['proceeding']}  {one['kind']}, {one['country']}: {one['authority']}{reference} ({', '.join(one['subjects'])})"
        yield f"    {course_words({**one, 'ended': None})}"
    yield f"{len(document['pending']):,} of {document['open']:,} open proceedings shown; {document['of']:,} on the docket, as of {document['as_of']}"
    for hold in document["holds"]:
        yield f"  {hold['stage'].replace('_', ' ')}, {hold['waits_for'].replace('_', ' ')}: {hold['count']:,}; {days(hold['total'])} in total, median {days(hold['median'])}, longest {days(hold['longest'])}"
    yield document["sentence"]
