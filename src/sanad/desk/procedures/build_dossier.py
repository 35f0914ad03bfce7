# SPDX-License-Identifier: Apache-2.0
"""Build a dossier: freeze the brief, sign the ledger, typeset, and write the package."""

from dataclasses import dataclass
from pathlib import Path

from sanad.claims.resolve import Evidence
from sanad.desk.act import Tools
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.documents import SUBJECT_DOSSIER
from sanad.desk.door import Desk, Refused
from sanad.desk.procedures.date_checkpoints import date_checkpoints
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.sheets import Sheet
from sanad.dossier.material import Addressee
from sanad.dossier.package import Contents, build, given_whole
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
        to = Addressee(row["recipient"], row["purpose"], row.get("language", "en"))
        order = {"by": row["by"], "compartment": sheet.compartment, "purpose": to.purpose}
        kind = row.get("kind", SUBJECT_DOSSIER)
        [outcome] = desk.perform_all(
            [FreezeBrief(**order, subject=row["subject"], to=to, kind=kind)]
        )
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
    contents = Contents(
        document, typeset(document), evidence, disclosed.entries, disclosed.checkpoint
    )
    build(contents, tools.signer, folder)
    return Built(disclosed.frozen.subject, order.brief, disclosed.frozen.edition, folder)
