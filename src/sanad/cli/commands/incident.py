# SPDX-License-Identifier: Apache-2.0
"""`sanad incident`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.errors import Unreadable


@office_command("sanad incident I-01 --as analyst.one --compartment op-kohzard")
@click.argument("incident")
@click.option("--check", "edited", type=click.Path(path_type=Path, dir_okay=False), help="Hold the paragraph in this file, which somebody edited, to what the sources say.")  # fmt: skip
@click.option("--copies", is_flag=True, help="List the reports that may go back to one statement, with the words that show it.")  # fmt: skip
def command(session: Session, incident: str, *, edited: Path | None, copies: bool) -> bool:
    """Show what each source says of INCIDENT: fields by sources, who spoke last first; earlier words of a source as superseded.

    The lowest, the highest and one figure between, each with the rule that chose it; totals beside the sum of their parts; and a paragraph that says no
    more than the sources do.
    """
    from sanad.desk.questions.incident_matrix import IncidentMatrix
    from sanad.desk.questions.list_copies import ListCopies

    order = {"by": session.by, "compartment": session.compartment}
    if copies:
        pairs = [
            vars(each) for each in session.office.desk.ask(ListCopies(**order, incident=incident))
        ]
        session.out.result({"incident": incident, "copies": pairs}, _copy_lines(pairs))
        return True
    text = None if edited is None else _text(edited)
    found = session.office.desk.ask(IncidentMatrix(**order, incident=incident, edited=text))
    if edited is None:
        document = _document(found)
        session.out.result(document, _lines(document))
        return True
    held = {"incident": incident, "faults": list(found.faults)}
    session.out.result(held, found.faults or ["it holds"])
    return not found.faults


def _copy_lines(pairs: list[dict[str, Any]]) -> Iterator[str]:
    if not pairs:
        yield "no two reports share their wording, or their names and numbers"
    for pair in pairs:
        said = ", recorded as a copy" if pair["said"] else ""
        yield f"{pair['left_name']} / {pair['right_name']}: {pair['shared']:.0%} by {pair['how']}{said}"
        yield from (f"  “{left}” / “{right}”" for left, right in pair["evidence"])


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(str(path), detail=error) from error


def _document(found: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    return {
        "incident": found.incident,
        "label": found.label,
        "one_with": list(found.one_with),
        "sources": list(found.matrix.sources),
        "fields": [
            {
                "field": field.name,
                "category": field.category or None,
                "statements": [
                    _statement(each)
                    for source in found.matrix.sources
                    for each in found.matrix.cell(field, source)
                ],
            }
            for field in found.matrix.fields
        ],
        "figures": [_figure(each) for each in found.figures],
        "sums": [
            {"source": each.source, "of": each.name, "agrees": each.agrees, "words": each.words}
            for each in found.sums
        ],
        "paragraph": found.paragraph,
        "left_out": [claim.id for claim in found.left_out],
    }


def _statement(each: Any) -> dict[str, Any]:  # noqa: ANN401  # as above
    return {
        "source": each.source,
        "claim": each.claim.id,
        "incident": each.claim.about,
        "value": each.claim.value,
        "as_of": each.as_of or None,
        "superseded": each.superseded,
        "repeats": each.origin if each.origin != each.source else None,
        "quote": each.claim.citation.quote,
        "exhibit": each.claim.citation.exhibit,
    }


def _figure(each: Any) -> dict[str, Any]:  # noqa: ANN401  # as above
    return {
        "field": each.field.name,
        "category": each.field.category,
        "low": each.low,
        "best": each.best,
        "high": each.high,
        "sources": each.sources,
        "rule": each.rule,
    }


def _words(each: dict[str, Any]) -> str:
    """Return the words quoted, and before them what they say where a register says it by a code or in several cells."""
    value = each["value"]
    told = value.get("said") or value.get("name") if isinstance(value, dict) else value
    quote = f"“{each['quote']}”"
    return quote if str(told) in each["quote"] else f"{told} ({quote})"


def _lines(document: dict[str, Any]) -> Iterator[str]:
    yield f"{document['label']} ({document['incident']}), speakers: {len(document['sources'])}"
    if document["one_with"]:
        yield f"judged to be one with {', '.join(document['one_with'])}; what was claimed of those stands here with its id"
    for field in document["fields"]:
        category = f", {field['category'].replace('_', ' ')}" if field["category"] else ""
        yield f"{field['field'].replace('_', ' ')}{category}"
        for each in field["statements"]:
            when = f", as of {each['as_of']}" if each["as_of"] else ""
            repeats = f", repeats {each['repeats']}" if each["repeats"] else ""
            later = ", superseded" if each["superseded"] else ""
            later += f", of {each['incident']}" if document["one_with"] else ""
            yield f"  {each['source']}{when}{repeats}{later}: {_words(each)}  [{each['claim']}]"
    for each in document["figures"]:
        high = "open" if each["high"] is None else each["high"]
        yield f"{each['field']} ({each['category'].replace('_', ' ')}): lowest {each['low']}, best {each['best']}, highest {high}; best is {each['rule']}"
    for each in document["sums"]:
        yield f"{each['source']}, {each['of']}: {each['words']}"
    if document["left_out"]:
        yield f"left out, on exhibits that are set aside: {', '.join(document['left_out'])}"
    yield ""
    yield document["paragraph"]
