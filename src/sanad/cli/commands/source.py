# SPDX-License-Identifier: Apache-2.0
"""`sanad source`."""

from collections.abc import Iterator
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad source claim:C-0a1b2c3d4e5f --as analyst.one --compartment op-kohzard")
@click.argument("thing")
def command(session: Session, thing: str) -> None:
    """Tell the source of THING: claim:ID, finding:ID, row:DIGEST#NUMBER or entry:NUMBER."""
    from sanad.desk.questions.source_of import SourceOf

    order = {"by": session.by, "compartment": session.compartment}
    found = session.office.desk.ask(SourceOf(**order, thing=thing))
    document = {
        **vars(found),
        "exhibits": [vars(each) for each in found.exhibits],
        "entered": found.entered and vars(found.entered),
        "later": [vars(each) for each in found.later],
        "claim": found.claim and {**found.claim.as_json(), "withdrawn": found.claim.withdrawn},
        "masked": list(found.masked),
        "things": list(found.things),
    }
    session.out.result(document, _lines(document))


def _lines(document: dict[str, Any]) -> Iterator[str]:
    yield document["thing"]
    for each in document["exhibits"]:
        aside = f", set aside: {each['set_aside']}" if each["set_aside"] else ""
        yield f"    {each['name']} ({each['sha256'][:12]}){aside}"
    if document["quote"]:
        where = f"{document['label']}: " if document["label"] else ""
        yield f"    {where}{document['before']}«{document['quote']}»{document['after']}"
    if claim := document["claim"]:
        yield f"    said by {claim['said_by']}, {claim['standing']}, grade {claim['grade']}; {document['rivals']} other values"
    if document["sentence"]:
        yield f"    {document['method']}: {document['sentence']}"
    for column, value in document["columns"].items():
        if value is not None:
            yield f"    {column:<16} {value}"
    yield from (f"    {column:<16} masked" for column in document["masked"])
    if entered := document["entered"]:
        yield f"    {entered['act']}, entry {entered['seq']} by {entered['by']}, {entered['at'][:19]}"
    yield from (f"    about {thing}" for thing in document["things"])
