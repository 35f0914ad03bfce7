# SPDX-License-Identifier: Apache-2.0
"""`sanad subject`."""

from collections.abc import Iterator
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command(
    "sanad subject S-01 --as analyst.one --compartment op-kohzard     # or: --as-of 2024-06-01"
)
@click.argument("subject")
@click.option(
    "--as-of", help="Only what sources say of this day, month or year: YYYY, YYYY-MM or YYYY-MM-DD."
)
def command(session: Session, subject: str, as_of: str | None) -> None:
    """Show the file of SUBJECT, a person, organisation or incident: every property with its rival values and who says them.

    Also what links it with others, what officers decided, what rests on it, and what the file lacks: a list, never a percentage.
    """
    from sanad.desk.questions.subject_file import SubjectFile

    order = {"by": session.by, "compartment": session.compartment}
    found = session.office.desk.ask(SubjectFile(**order, subject=subject, as_of=as_of))
    document = _document(found)
    session.out.result(document, _lines(document))


def _document(found: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    file, known = found.file, found.file.subject
    return {
        "id": known.id,
        "kind": known.kind,
        "label": known.label,
        "entry": {
            "state": str(file.state), "by": known.by, "authority": known.authority, "reason": known.reason,
            "evidence": list(known.evidence), "entry": known.seq,
        },
        "decisions": [{**each.as_json(), "entry": each.seq} for each in file.decisions],
        "same_as": list(file.same[1:]),
        "properties": [
            {"property": stack.name, "rivals": stack.rivals, "values": [_value(each, found.unsure) for each in stack.values]}
            for stack in found.stacks
        ],
        "rule": found.rule,
        "labels": file.labels,
        "links": [_claim(claim) for claim in file.links],
        "names": [
            {
                "claim": each.claim.id, "property": each.claim.property, "name": each.name, "open": each.is_open,
                "meant": [_claim(claim) for claim in each.meant],
                "candidates": [{"subject": one.subject, "name": one.name, "total": one.total, "why": list(one.why)} for one in each.candidates],
            }
            for each in file.named
        ],
        "orders": [vars(each) for each in found.orders],
        "judgements": [{**each.first.as_json(), "entry": each.first.seq, "disputed": each.is_disputed} for each in file.judgements],
        "requests": list(found.requests),
        "findings": found.findings,
        "not_then": [claim.id for claim in found.not_then],
        "left_out": [{"claim": claim.id, "withdrawn": claim.withdrawn} for claim in file.left_out],
        "gaps": [{"code": gap.code, "about": gap.about, "claims": list(gap.claims), "words": gap.words} for gap in file.gaps],
    }  # fmt: skip


def _value(each: Any, unsure: frozenset[str]) -> dict[str, Any]:  # noqa: ANN401  # as above
    return {
        "value": each.value,
        "standing": str(each.standing),
        "sources": each.sources,
        "claims": [{**_claim(claim), "unsure": claim.id in unsure} for claim in each.claims],
    }


def _claim(claim: Any) -> dict[str, Any]:  # noqa: ANN401  # as above
    return {
        "claim": claim.id, "about": claim.about, "property": claim.property, "value": claim.value, "said_by": claim.said_by,
        "standing": str(claim.standing), "grade": claim.grade, "period": claim.period.words, "exculpatory": claim.exculpatory,
        "quote": claim.citation.quote, "exhibit": claim.citation.exhibit,
    }  # fmt: skip


def _lines(document: dict[str, Any]) -> Iterator[str]:
    from sanad.cli.values import spelt

    entry = document["entry"]
    yield f"{document['label']} ({document['id']}), {document['kind']}; entry {entry['state']}"
    yield f"  entered by {entry['by'] or 'an officer'} on {entry['authority']}: {entry['reason']}"
    for each in document["decisions"]:
        yield f"  {each['answer']} on {each['on']}, by {each['by']}: {each['reasons']}"
    if document["same_as"]:
        yield f"  judged to be the same: {', '.join(document['same_as'])}"
    for stack in document["properties"]:
        rivals = ", sources differ" if stack["rivals"] else ""
        yield f"{stack['property'].replace('_', ' ')}{rivals}"
        for value in stack["values"]:
            yield f"  {spelt(value['value'], document['labels'])}  ({value['standing'].replace('_', ' ')}, {_sources(value['sources'])})"
            yield from (f"    {_claim_line(claim, document['kind'])}" for claim in value["claims"])
    yield from _others(document)


def _claim_line(claim: dict[str, Any], kind: str) -> str:
    period = claim["period"].replace("since", "as of") if kind == "incident" else claim["period"]
    when = f", {period}" if period else ""
    marks = (", speaks for the person" if claim["exculpatory"] else "") + (
        ", not sure for this time" if claim.get("unsure") else ""
    )
    return f"{claim['said_by']}{when}{marks}: “{claim['quote']}”  [{claim['claim']}]"


def _others(document: dict[str, Any]) -> Iterator[str]:
    from sanad.cli.values import spelt

    for claim in document["links"]:
        yield f"{claim['about']}, {claim['property'].replace('_', ' ')}: {spelt(claim['value'], document['labels'])}, according to {claim['said_by']}  [{claim['claim']}]"
    yield from _name_lines(document["names"])
    for each in document["orders"]:
        sure = "" if each["firm"] else ", not verified"
        yield f"listed by {each['body']}, from {each['on'] or 'a day not known'}{sure}"
    for each in document["judgements"]:
        yield f"{each['left']} / {each['right']}: {each['answer'].replace('_', ' ')}, by {each['by']}{', disputed' if each['disputed'] else ''}"
    if document["requests"]:
        yield f"requests: {', '.join(document['requests'])}"
    if document["not_then"]:
        yield f"claims about another time: {len(document['not_then'])}"
    if document["left_out"]:
        yield f"withdrawn, or on exhibits set aside: {', '.join(each['claim'] for each in document['left_out'])}"
    yield "lacking:" if document["gaps"] else "nothing on the list of gaps"
    yield from (f"  {gap['words']}" for gap in document["gaps"])


def _name_lines(names: list[dict[str, Any]]) -> Iterator[str]:
    """Say once of each name in which places it stands, and who is meant or may be."""
    told: dict[tuple[str, str], list[str]] = {}
    for each in names:
        who = " or ".join(sorted({claim["about"] for claim in each["meant"]}))
        likely = "; ".join(f"{one['subject']} bears “{one['name']}”" for one in each["candidates"])
        answer = who or f"nobody says who is meant{f' ({likely})' if likely else ''}"
        told.setdefault((each["name"], answer), []).append(each["property"].replace("_", " "))
    for (name, answer), places in told.items():
        yield f"“{name}” ({', '.join(dict.fromkeys(places))}): {answer}"


def _sources(count: int) -> str:
    return "one source" if count == 1 else f"{count} independent sources"
