# SPDX-License-Identifier: Apache-2.0
"""`sanad exhibit`."""

from collections.abc import Iterator
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad exhibit letter.pdf --as analyst.one --compartment op-kohzard")
@click.argument("exhibit")
@click.option("--before", type=int, help="History before this entry: the `end` of the page before.")
@click.option("--most", type=int, default=50, show_default=True, help="Entries of history to a page, up to 500.")  # fmt: skip
def command(session: Session, exhibit: str, before: int | None, most: int) -> None:
    """Tell everything on record about EXHIBIT: how it came, what was made of it and by what, what rests on it, what was done with it.

    Nothing of what it says is shown.
    """
    from sanad.desk.procedures.named_exhibit import named_exhibit
    from sanad.desk.questions.open_exhibit import OpenExhibit

    office = session.office
    order = {"by": session.by, "compartment": session.compartment}
    name = named_exhibit(office.tools, exhibit)
    found = office.desk.ask(OpenExhibit(**order, exhibit=name, before=before, most=most))
    document = _document(found)
    session.out.result(document, _lines(document))


def _document(found: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    exhibit = found.exhibit
    return {
        "sha256": exhibit.sha256,
        "size": exhibit.size,
        "media_type": exhibit.media_type,
        "set_aside": found.set_aside,
        "deliveries": [
            {"entry": each.seq, "name": each.name, "provenance": each.provenance.as_json()}
            for each in exhibit.deliveries
        ],
        "instrument": found.instrument and found.instrument.id,
        "receipt": exhibit.receipt,
        "readings": [
            {
                "step": job.step,
                "state": job.state,
                "reader": job.reader,
                "version": job.version,
                "account": job.document,
            }
            for job in found.readings
        ],
        "parent": found.parent and vars(found.parent),
        "inside": [vars(each) for each in found.inside],
        "about": [vars(each) for each in found.about],
        "certificates": [vars(each) for each in found.certificates],
        "redactions": [
            {**each.as_json(), "entry": each.seq, "lifted": each.lifted}
            for each in found.redactions
        ],
        "claims": [
            {"id": each.id, **each.as_json(), "withdrawn": each.withdrawn} for each in found.claims
        ],
        "findings": [vars(each) for each in found.findings],
        "evidence": found.evidence and vars(found.evidence),
        "open_items": list(found.open_items),
        "history": [vars(each) for each in found.history],
        "end": found.end,
    }


def _lines(document: dict[str, Any]) -> Iterator[str]:
    yield f"{document['sha256']}  {document['size']} bytes, {document['media_type']}"
    if document["set_aside"]:
        yield f"set aside: {document['set_aside']}"
    for each in document["deliveries"]:
        came = each["provenance"]
        by = came.get("handed_by", "nobody named")
        yield f"delivered as {each['name']} by {by}, entry {each['entry']}"
    for each in document["readings"]:
        tool = f" by {each['reader']} {each['version']}" if each["reader"] else ""
        yield f"reading, {each['step']}: {each['state']}{tool}"
    for word in ("inside", "about"):
        yield from (f"{word}: {each['name']} ({each['relation']})" for each in document[word])
    yield f"{len(document['claims'])} claims and {len(document['findings'])} findings rest on it; {len(document['open_items'])} items open before a court"
    for each in document["history"]:
        yield f"entry {each['seq']}, {each['at'][:19]}: {each['act']}, {each['outcome']}, {each['by'] or 'erased'}"
