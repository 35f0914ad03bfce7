# SPDX-License-Identifier: Apache-2.0
"""Build a dossier: freeze the brief, sign the ledger, typeset, and write the package."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sanad.claims.resolve import Evidence
from sanad.desk.act import Tools
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.documents import SUBJECT_DOSSIER
from sanad.desk.door import Desk, Refused
from sanad.desk.procedures.date_checkpoints import date_checkpoints
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.questions.preflight_document import PreflightDocument
from sanad.desk.sheets import Sheet
from sanad.dossier.material import Addressee
from sanad.dossier.package import Contents, build, given_whole
from sanad.dossier.signature import sign_pdf
from sanad.dossier.store import Frozen
from sanad.dossier.typeset import typeset
from sanad.errors import AlreadyDone, SanadError


@dataclass(frozen=True)
class Built:
    """Where a package was written, and from which brief."""

    subject: str
    brief: str
    edition: int
    folder: Path


@dataclass(frozen=True)
class Preflight:
    """Everything that stands in the way of one document."""

    subject: str
    kind: str
    recipient: str
    obstacles: list[SanadError]


def preflight(desk: Desk, sheet: Sheet) -> list[Preflight]:
    """Return what stands in the way of each document of a worksheet; nothing is built."""
    told = []
    for row in sheet.rows("dossier"):
        order = _order(sheet, row)
        try:
            found = desk.ask(PreflightDocument(**order))
        except SanadError as error:
            found = [error]
        told.append(Preflight(order["subject"], order["kind"], order["to"].recipient, found))
    return told


def _order(sheet: Sheet, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "by": row["by"],
        "compartment": sheet.compartment,
        "purpose": row["purpose"],
        "subject": row["subject"],
        "to": Addressee(row["recipient"], row["purpose"], row.get("language", "en")),
        "kind": row.get("kind", SUBJECT_DOSSIER),
        "request": row.get("request"),
    }


def build_dossiers(  # an order has as many parts
    desk: Desk, tools: Tools, sheet: Sheet, by: str, out: Path, progress: Progress = silent
) -> tuple[list[Built], list[SanadError]]:
    """Build every dossier of a worksheet; return the packages, and why others were refused.

    All briefs are frozen first, then `by` signs the ledger once and has it dated if an authority is set, then each package is written into its own new folder
    `<out>/<subject>-<recipient>-<edition>`; of a document that is no subject's dossier, or not in English, kind and language stand in its name too.
    """
    rows = sheet.rows("dossier")
    frozen: list[tuple[Frozen, str]] = []
    refused: list[SanadError] = []
    for done, row in enumerate(rows, 1):
        progress("freezing briefs", done, len(rows))
        [outcome] = desk.perform_all([FreezeBrief(**_order(sheet, row))])
        if isinstance(outcome, Refused):
            refused.append(outcome.error)
        else:
            frozen.append((outcome, row["by"]))
    desk.perform(MakeCheckpoint(by=by, purpose="packages"))
    date_checkpoints(desk, tools, by)
    built = []
    for done, (brief, drafter) in enumerate(frozen, 1):
        progress("writing packages", done, len(frozen))
        folder = out / _named(brief)
        order = {"by": drafter, "compartment": sheet.compartment}
        built.append(
            write_package(desk, tools, DossierContents(**order, brief=brief.sha256), folder)
        )
    return built, refused


def _named(brief: Frozen) -> str:
    kind = () if brief.kind == SUBJECT_DOSSIER else (brief.kind,)
    language = () if brief.language == "en" else (brief.language,)
    return "-".join((brief.subject, *kind, brief.recipient, *language, str(brief.edition)))


def write_package(desk: Desk, tools: Tools, order: DossierContents, folder: Path) -> Built:
    """Typeset the brief that `order` names and write its package into the new directory `folder`.

    Raises:
        AlreadyDone: `folder` is there already.
    """
    if folder.exists():
        raise AlreadyDone(str(folder.parent), kind="folder", name=folder.name)
    disclosed = desk.ask(order)
    document = disclosed.frozen.document
    for sha256, name in given_whole(document):
        tools.blobs.check(sha256, name)
    evidence = Evidence(tools.blobs.path, tools.records.folder)
    own, pdf = tools.credentials, typeset(document)
    contents = Contents(
        brief=document,
        pdf=sign_pdf(pdf, own, datetime.fromisoformat(str(document["as_of"]))) if own else pdf,
        certificate=own.certificate if own else None,
        evidence=evidence,
        entries=disclosed.entries,
        checkpoint=disclosed.checkpoint,
    )
    build(contents, tools.signer, folder)
    return Built(disclosed.frozen.subject, order.brief, disclosed.frozen.edition, folder)
