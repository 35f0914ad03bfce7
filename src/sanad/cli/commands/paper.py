# SPDX-License-Identifier: Apache-2.0
"""`sanad paper`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_OUT = click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write the signed paper.pdf, paper.json and its CSV files into this new folder.")  # fmt: skip


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  sanad paper answer RN-01 --as drafter.one --compartment op-kohzard",
)
def command() -> None:
    """Papers about a request: answers for the Commission, reasons for the person concerned, disclosure schedules. As the office stands when asked."""


@office_command(
    "sanad paper answer RN-01 --out answer-RN-01 --as drafter.one --compartment op-kohzard"
)
@click.argument("request")
@_OUT
def answer(session: Session, request: str, out: Path | None) -> None:
    """The answer pack of a REQUEST: the person's own part, judicial papers, reasoning on Articles 2 and 3, extradition, retrial, what speaks for the person, what has changed."""
    from sanad.desk.questions.answer_pack import AnswerPack

    _make(session, AnswerPack(**_order(session), request=request), out)


@office_command(
    "sanad paper reasons RN-01 --language ur --out reasons-RN-01 --as drafter.one --compartment op-kohzard"
)
@click.argument("request")
@click.option("--language", default="en", show_default=True, help="en or ur.")
@_OUT
def reasons(session: Session, request: str, language: str, out: Path | None) -> None:
    """The file of reasons of a REQUEST for the person concerned: what is asked, charges, acts, kinds of evidence, rights with their periods, how to complain."""
    from sanad.desk.questions.file_of_reasons import FileOfReasons

    _make(session, FileOfReasons(**_order(session), request=request, language=language), out)


@office_command(
    "sanad paper schedules RN-01 --for defence --out schedules-RN-01 --as drafter.one --compartment op-kohzard"
)
@click.argument("request")
@click.option(
    "--for",
    "recipient",
    type=click.Choice(["prosecutor", "defence"]),
    default="prosecutor",
    show_default=True,
)
@_OUT
def schedules(session: Session, request: str, recipient: str, out: Path | None) -> None:
    """The disclosure schedules of the subject of a REQUEST: what speaks for the person, used, unused and sensitive material, and what nobody has looked into."""
    from sanad.desk.questions.disclosure_schedules import DisclosureSchedules

    _make(
        session, DisclosureSchedules(**_order(session), request=request, recipient=recipient), out
    )


def _order(session: Session) -> dict[str, Any]:
    return {"by": session.by, "compartment": session.compartment}


def _make(session: Session, order: Any, out: Path | None) -> None:  # noqa: ANN401  # desk.papers.PaperQuestion, not imported for speed
    from sanad.desk.procedures.write_paper import write_paper

    office, dispatch, told = session.office, None, []
    if out is None:
        document: Any = office.desk.ask(order).document
    else:
        written = write_paper(office.desk, office.tools, order, out)
        document, dispatch = written.document, written.dispatch
        told = [f"written to {out}, dispatch number {dispatch}"]
    lines = [document["title"], *_lines(document), *told]
    session.out.result({**document, "dispatch": dispatch}, lines)


def _lines(document: dict[str, Any]) -> Iterator[str]:
    for section in document["sections"]:
        yield f"\n{section['heading']}"
        for block in section["blocks"]:
            if "sentence" in block:
                yield f"  {block['sentence']['text']}"
            else:
                yield f"  {block['table']['caption']}"
                yield from (f"    {'  |  '.join(row)}" for row in block["table"]["rows"])


for name, each in {"answer": answer, "reasons": reasons, "schedules": schedules}.items():
    command.add_command(each, name)
