# SPDX-License-Identifier: Apache-2.0
"""`sanad exchange`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

if TYPE_CHECKING:
    from sanad.desk.outgoing import Outgoing

RECIPIENTS = ("internal", "court", "defence", "foreign_authority", "interpol")
_WAYS = {
    "ftm": ({"to"},),
    "stix": ({"to"},),
    "judgements": ({"to"}, {"from", "draft"}),
    "goaml": ({"to", "from"},),
    "case": ({"to", "brief"},),
}
"""What is exchanged → the options that it is called with, beside whom it is for and what for."""
_FILE = click.Path(path_type=Path, dir_okay=False)


@office_command(
    'sanad exchange ftm --to out --for court --purpose "asked for on 3 March" --as analyst.one --compartment op-kohzard'
)
@click.argument("what", type=click.Choice([*_WAYS]))
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Write it into this new folder.")  # fmt: skip
@click.option("--for", "recipient", type=click.Choice(RECIPIENTS), help="Who receives it; the office itself if nobody is named, a goAML report the unit alone.")  # fmt: skip
@click.option("--purpose", default="", help="What for; it stays on record.")
@click.option("--from", "file", type=_FILE, help="Judgements of nomenklatura, one JSON list per line; or the sheet of a goAML report.")  # fmt: skip
@click.option("--brief", metavar="SHA256", help="The frozen dossier that is written as CASE.")
@click.option("--draft", type=_FILE, help="Write a worksheet with what they propose into this new file.")  # fmt: skip
def command(
    session: Session,
    *,
    what: str,
    folder: Path | None,
    recipient: str | None,
    purpose: str,
    file: Path | None,
    brief: str | None,
    draft: Path | None,
) -> None:
    """Hand out the register as FollowTheMoney (ftm) or STIX 2.1, judgements as nomenklatura keeps them, the draft of a goAML report, or a frozen dossier in CASE; or take judgements in.

    What may not go is named with the reason. Judgements from elsewhere decide nothing: the draft is completed and signed by an officer, or
    deleted, judgement by judgement. Of a goAML report for which something is not known, the questions are written instead.
    """
    options = {"to": folder, "from": file, "brief": brief, "draft": draft}
    given = {name for name, value in options.items() if value is not None}
    if given not in _WAYS[what] or (brief is not None and (recipient or purpose)):
        raise click.UsageError("give --to, for goaml with --from, for case with --brief alone; or judgements with --from and --draft")  # fmt: skip
    if folder is None and file is not None and draft is not None:
        _in(session, file, draft)
    elif folder is not None and brief is not None:
        _case(session, brief, folder)
    elif folder is not None:
        addressee = {} if recipient is None else {"recipient": recipient}
        _out(session, what, folder, file, {"purpose": purpose, **addressee})


def _out(
    session: Session, what: str, folder: Path, sheet: Path | None, given: dict[str, str]
) -> None:
    from sanad.desk.procedures.draft_goaml import draft_goaml
    from sanad.desk.procedures.write_outgoing import write_outgoing
    from sanad.desk.questions.export_ftm import ExportFtm
    from sanad.desk.questions.export_judgements import ExportJudgements
    from sanad.desk.questions.export_stix import ExportStix

    desk, order = session.office.desk, {"by": session.by, "compartment": session.compartment, **given}  # fmt: skip
    if sheet is not None:
        gone = draft_goaml(desk, sheet, folder, **order)
    else:
        kinds: dict[str, Any] = {
            "ftm": ExportFtm,
            "stix": ExportStix,
            "judgements": ExportJudgements,
        }
        gone = write_outgoing(desk, kinds[what](**order), folder)
    _told(session, gone, folder)


def _case(session: Session, brief: str, folder: Path) -> None:
    from sanad.desk.procedures.write_case import write_case
    from sanad.desk.questions.dossier_contents import DossierContents

    order = DossierContents(by=session.by, compartment=session.compartment, brief=brief)
    _told(session, write_case(session.office.desk, order, folder), folder)


def _told(session: Session, gone: "Outgoing", folder: Path) -> None:
    left = [{"id": name, "why": why} for name, why in gone.left_out]
    document = {"folder": str(folder), "files": [*gone.files], "counts": dict(gone.counts), "left_out": left}  # fmt: skip
    session.out.result(document, _out_lines(document))


def _out_lines(document: dict[str, Any]) -> Iterator[str]:
    counts = ", ".join(f"{count:,} {name}" for name, count in document["counts"].items())
    yield f"{counts} written to {document['folder']}: {', '.join(document['files'])}"
    for each in document["left_out"]:
        yield f"left out  {each['id']}: {each['why']}"


def _in(session: Session, file: Path, draft: Path) -> None:
    from sanad.desk.procedures.draft_judgements import draft_judgements

    order = {"by": session.by, "compartment": session.compartment}
    found = draft_judgements(session.office.desk, file, draft, **order)
    document = {
        "draft": str(draft),
        "proposed": [{"left": one.left, "right": one.right, "answer": str(one.answer)} for one in found.proposals],
        "contradicted": list(found.torn),
        "unplaced": list(found.unplaced),
    }  # fmt: skip
    lines = [
        f"{len(found.proposals)} proposed, in {draft}: complete and sign each, or delete it",
        f"{len(found.torn)} lines contradict each other; {len(found.unplaced)} are about no two entries of this register",
    ]
    session.out.result(document, lines)
