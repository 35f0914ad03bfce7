# SPDX-License-Identifier: Apache-2.0
"""`sanad admissibility`."""

from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad admissibility calls.csv --answer ADM-CDR-03=yes --document exhibit:certificate.pdf --reason "read and compared" --as reviewer.one --compartment op-kohzard')  # fmt: skip
@click.argument("exhibit")
@click.option("--answer", metavar="ITEM=WORD", help="Answer an item: yes, no, not_applicable or unknown; or a question by one of its words.")  # fmt: skip
@click.option("--document", help="What shows it: a paper in words, or exhibit:NAME.")
@click.option("--reason", help="Why it is so.")
def command(
    session: Session, exhibit: str, answer: str | None, document: str | None, reason: str | None
) -> None:
    """List what must be shown of EXHIBIT (digest, or name as delivered) before a court and what is open, or answer one item."""
    from sanad.desk.procedures.named_exhibit import named_exhibit
    from sanad.desk.questions.admissibility import Admissibility

    found = named_exhibit(session.office.tools, exhibit)
    order = {"by": session.by, "compartment": session.compartment, "exhibit": found}
    if answer is not None:
        _answer(session, order, answer, document, reason)
        return
    told = session.office.desk.ask(Admissibility(**order))
    session.out.result(told, _lines(told))


def _answer(
    session: Session, order: dict[str, str], answer: str, document: str | None, reason: str | None
) -> None:
    from sanad.desk.acts.answer_item import AnswerItem
    from sanad.desk.procedures.named_exhibit import named_exhibit

    item, equals, word = answer.partition("=")
    if not equals or reason is None:
        raise click.UsageError("write --answer ITEM=WORD and give a --reason")
    if document is not None and document.startswith("exhibit:"):
        shown_by = named_exhibit(session.office.tools, document.removeprefix("exhibit:"))
        document = f"exhibit:{shown_by}"
    given = {"item": item, "answer": word, "reason": reason}
    entry = session.office.desk.perform(AnswerItem(**order, **given, document=document))
    session.out.result({"entry": entry}, [f"recorded as entry {entry}"])


def _lines(told: dict[str, Any]) -> list[str]:
    evidence = told["evidence"]
    sort = f"{evidence['type']} ({evidence['how']})" if evidence else "nobody said what it is"
    lines = [f"{told['name']}: {sort}; {len(told['open']):,} open"]
    if told["set_aside"]:
        lines.append(f"set aside: {told['set_aside']}")
    for checklist in told["checklists"]:
        lines.append(checklist["title"])
        for item in checklist["items"]:
            word = item["answer"]["answer"] if item["answer"] else "not answered"
            lines.append(f"  {'open' if item['open'] else '    '}  {item['id']}  {word}: {item['text']} [{item['source']}, {item['mark']}]")  # fmt: skip
    return lines
