# SPDX-License-Identifier: Apache-2.0
"""`sanad picture`."""

import hashlib
from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command(
    "sanad picture F-0123456789ab --to contacts.svg --as analyst.one --compartment op-kohzard"
)
@click.argument("finding")
@click.option("--to", "file", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The new file; its ending says what is written: .svg, .pdf, .csv, .graphml, .gexf, .anx, .jsonld or .ftm.")  # fmt: skip
@click.option("--kind", help="Which picture, where a finding has several; else the one that dossiers show.")  # fmt: skip
def command(session: Session, finding: str, file: Path, kind: str | None) -> None:
    """Draw FINDING (.svg, .pdf), or write its table (.csv) or its graph for other programs.

    A graph is written as .graphml, .gexf, .anx, .jsonld (CASE) or .ftm (FollowTheMoney).

    The same finding gives the same bytes. Third parties stay pseudonyms, as in the finding.
    """
    from sanad.desk.procedures.draw_to_file import draw_to_file
    from sanad.desk.questions.draw_finding import DrawFinding

    form = file.suffix.removeprefix(".").lower()
    order = {"by": session.by, "compartment": session.compartment, "finding": finding}
    raw = draw_to_file(session.office.desk, DrawFinding(**order, form=form, kind=kind), file)
    digest = hashlib.sha256(raw).hexdigest()
    document = {"finding": finding, "form": form, "file": str(file), "size": len(raw), "sha256": digest}  # fmt: skip
    session.out.result(document, [f"{finding} written to {file}: {len(raw):,} bytes, {digest}"])
