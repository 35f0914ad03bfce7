# SPDX-License-Identifier: Apache-2.0
"""`sanad match`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.errors import Unreadable


@office_command('sanad match subscribers.csv --purpose "who holds a SIM" --as analyst.one --compartment op-kohzard')  # fmt: skip
@click.argument("exhibit", metavar="LIST")
@click.option("--model", "file", type=click.Path(path_type=Path, dir_okay=False), help="Weigh by the model in this file.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Show so many candidates, the strongest first.")  # fmt: skip
@click.option("--purpose", default="", help="Why the list is gone through; kept in the office.")
def command(session: Session, exhibit: str, file: Path | None, limit: int, purpose: str) -> None:
    """Look for the persons on the register in LIST, an exhibit that was read as a subscriber list or as a list of persons.

    Each candidate with the weight of every reason, in bits, and with what is missing on which side. Nothing is decided: a candidate is a pair
    to look at, and one in which no more than the name agrees is never more than possible.
    """
    from sanad.desk.procedures.match_list import match_list
    from sanad.desk.questions.match_list import MatchList

    order = MatchList(
        by=session.by,
        compartment=session.compartment,
        purpose=purpose,
        exhibit=exhibit,
        model=None if file is None else _text(file),
    )
    document = _document(*match_list(session.office.desk, order, limit), limit)
    session.out.result(document, _lines(document))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(str(path), detail=error) from error


def _document(found: Any, numbers: dict[str, str], limit: int) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    linked = found.linked.as_json()
    shown = linked["candidates"][:limit]
    return {
        "exhibit": found.exhibit,
        "name": found.name,
        "rows": linked["rows"],
        "sought": found.sought,
        "model": {"id": found.model.id, "version": found.model.version, "sha256": linked["model"]},
        "sought_sha256": found.sought_sha256,
        "sha256": found.linked.sha256,
        "start": linked["start"],
        "found": len(linked["candidates"]),
        "candidates": [{**each, "number": numbers.get(each["right"])} for each in shown],
        "too_common": linked["common"],
    }


def _lines(document: dict[str, Any]) -> Iterator[str]:
    model = document["model"]
    yield f"{document['sought']} persons sought in {document['rows']} rows of {document['name']}: {document['found']} candidates"
    yield f"model {model['id']} {model['version']} ({model['sha256'][:12]}); any pair starts at {document['start']} bits"
    for each in document["candidates"]:
        number = f", {each['number']}" if each["number"] else ""
        held = " (no more than the name agrees)" if each["capped"] else ""
        yield f"{each['weight']:>7}  {each['left']} {each['left_name'] or '–'} / {each['right']} {each['right_name'] or '–'}{number}: {each['strength']}{held}"
        compared = [reason for reason in each["reasons"] if reason["missing"] is None]
        yield from (f"{reason['weight']:>15}  {reason['fact']}: {reason['says']}" for reason in compared)  # fmt: skip
        yield from (f"{'':>17}{words}" for words in each["why"])
        gone = [f"{reason['fact']} ({reason['missing']})" for reason in each["reasons"] if reason["missing"]]  # fmt: skip
        if gone:
            yield f"{'':>17}missing: {', '.join(gone)}"
    for each in document["too_common"]:
        yield f"{each['left']}: {each['rows']} rows have this {each['kind']}, too many to look at; other words and numbers were looked up"
    if document["found"] > len(document["candidates"]):
        yield f"{document['found'] - len(document['candidates'])} more: see --limit"
