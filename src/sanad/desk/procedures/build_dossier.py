# SPDX-License-Identifier: Apache-2.0
"""Build documents: freeze what says something new, set it, sign the ledger, and write each package."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sanad.claims.resolve import Evidence
from sanad.desk.act import Tools
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.sign_packages import SignPackages
from sanad.desk.documents import SUBJECT_DOSSIER
from sanad.desk.door import Desk, Refused
from sanad.desk.ground import Wanted
from sanad.desk.preflight import Foreseen
from sanad.desk.procedures.date_checkpoints import date_checkpoints
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.questions.edition_difference import EditionDifference
from sanad.desk.questions.preflight_document import PreflightDocument
from sanad.desk.questions.standing_editions import StandingEditions
from sanad.desk.sheets import Sheet
from sanad.dossier.material import Addressee
from sanad.dossier.package import Contents, build, sealed_files
from sanad.dossier.press import Pages, press, set_pages
from sanad.dossier.store import Edition
from sanad.dossier.written import stands
from sanad.errors import AlreadyDone, SanadError
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Built:
    """Where the package of an edition is, from which brief, whether it was written now, and what it says otherwise than the edition before."""

    subject: str
    brief: str
    edition: int
    folder: Path
    written: bool
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ordered:
    """A document as a worksheet orders it; several may differ in their language alone."""

    subject: str
    kind: str
    recipient: str
    language: str


@dataclass(frozen=True)
class Unbuilt:
    """A document that was refused, and why."""

    document: Ordered
    error: SanadError


@dataclass(frozen=True)
class Preflight:
    """Everything that stands in the way of one document, and its exhibits as its recipient would get them (rows of a brief)."""

    document: Ordered
    obstacles: list[SanadError]
    exhibits: list[dict[str, Json]]


def preflight(desk: Desk, sheet: Sheet) -> list[Preflight]:
    """Return what stands in the way of each document of a worksheet, and what its recipient would get; nothing is built."""
    told = []
    for row in sheet.rows("dossier"):
        order = _order(sheet, row)
        try:
            found = desk.ask(PreflightDocument(**order))
        except SanadError as error:
            found = Foreseen([error], [])
        told.append(Preflight(_ordered(order), found.obstacles, found.exhibits))
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


def _ordered(order: Mapping[str, Any]) -> Ordered:
    return Ordered(order["subject"], order["kind"], order["to"].recipient, order["to"].language)


def build_dossiers(  # an order has as many parts
    desk: Desk, tools: Tools, sheet: Sheet, by: str | None, out: Path, progress: Progress = silent
) -> tuple[list[Built], list[Unbuilt]]:
    """Build every document of a worksheet that says something new, or whose package is not there; return the packages, and why others were refused.

    Briefs are frozen first, and set on all processors meanwhile; then `by` signs the ledger once and has it dated if an authority is set, then each package is written into its own
    new folder `<out>/<subject>-<recipient>-<edition>`, what it says otherwise than the edition before into a text beside it. Of a document that is no subject's dossier, or not in
    English, kind and language stand in its name too. Where nothing is to be written nothing is signed. Without `by` each drafter has it signed for what that drafter
    froze, and it waits to be dated.
    """
    orders = [_order(sheet, row) for row in sheet.rows("dossier")]
    built: dict[int, Built] = {}
    refused: list[Unbuilt] = []
    waiting: list[tuple[int, Edition, str, Pages]] = []
    stand = _standing(desk, orders)
    whole = {one: edition for one, edition in stand.items() if stands(out / edition.folder, edition.sha256)}  # fmt: skip
    with press(tools.credentials, len(orders) - len(whole)) as hand_over:
        for done, order in enumerate(orders, 1):
            progress("freezing briefs", done, len(orders))
            if newest := whole.get(_wanted(order)):
                built[done] = _built(newest, out / newest.folder, written=False)
                continue
            [outcome] = desk.perform_all([FreezeBrief(**order, only_if_new=True)])
            if isinstance(outcome, Refused):
                refused.append(Unbuilt(_ordered(order), outcome.error))
            elif stands(out / outcome.folder, outcome.sha256):
                built[done] = _built(outcome, out / outcome.folder, written=False)
            else:
                waiting.append((done, outcome.head, order["by"], hand_over(outcome.document)))
        if waiting:
            if by is None:
                _sign_own(desk, sheet.compartment, [(orders[place - 1], edition) for place, edition, _, _ in waiting])  # fmt: skip
            else:
                desk.perform(MakeCheckpoint(by=by, purpose="packages"))
                date_checkpoints(desk, tools, by)
        for done, (place, edition, drafter, pages) in enumerate(waiting, 1):
            progress("writing packages", done, len(waiting))
            contents = DossierContents(
                by=drafter, compartment=sheet.compartment, brief=edition.sha256
            )
            try:
                made = write_package(desk, tools, contents, out / edition.folder, pages)
                built[place] = _compared(desk, contents, made)
            except SanadError as error:
                refused.append(Unbuilt(_ordered(orders[place - 1]), error))
    return [built[place] for place in sorted(built)], refused


def _sign_own(desk: Desk, compartment: str, frozen: list[tuple[dict[str, Any], Edition]]) -> None:
    """Have the ledger signed by each drafter, for the briefs that this one froze."""
    of: dict[str, list[str]] = {}
    for order, edition in frozen:
        of.setdefault(order["by"], []).append(edition.sha256)
    for drafter, briefs in of.items():
        desk.perform(SignPackages(by=drafter, compartment=compartment, briefs=tuple(briefs), purpose="packages"))  # fmt: skip


def _wanted(order: Mapping[str, Any]) -> Wanted:
    return Wanted(order["subject"], order["to"], order["kind"], order["request"])


def _standing(desk: Desk, orders: list[dict[str, Any]]) -> dict[Wanted, Edition]:
    """Return the edition of each document that stands, as far as its drafter may know; each is frozen on its own, so why not is told there."""
    found: dict[Wanted, Edition] = {}
    for by in dict.fromkeys(order["by"] for order in orders):
        own = [order for order in orders if order["by"] == by]
        wanted = tuple(map(_wanted, own))
        with suppress(SanadError):
            editions = desk.ask(StandingEditions(by=by, compartment=own[0]["compartment"], documents=wanted))  # fmt: skip
            found |= {one: edition for one, edition in zip(wanted, editions, strict=True) if edition}  # fmt: skip
    return found


def _compared(desk: Desk, order: DossierContents, made: Built) -> Built:
    """Write what an edition says otherwise than the one before it beside its package; return it with that."""
    if made.edition == 1:
        return made
    asked = EditionDifference(by=order.by, compartment=order.compartment, brief=order.brief)
    changes = [each for part in desk.ask(asked).values() for each in part]
    beside = made.folder.with_name(f"{made.folder.name}.difference.txt")
    beside.write_text("".join(f"{each}\n" for each in changes), encoding="utf-8")
    return replace(made, changes=tuple(changes))


def _built(edition: Edition, folder: Path, *, written: bool) -> Built:
    return Built(edition.subject, edition.sha256, edition.edition, folder, written)


def write_package(
    desk: Desk, tools: Tools, order: DossierContents, folder: Path, pages: Pages | None = None
) -> Built:
    """Write the package of the brief that `order` names into the new directory `folder`; it is typeset for that unless its `pages` are given.

    Raises:
        AlreadyDone: `folder` is there already.
    """
    if folder.exists():
        raise AlreadyDone(str(folder.parent), kind="folder", name=folder.name)
    disclosed = desk.ask(order)
    document = disclosed.frozen.document
    for sha256, name in sealed_files(document):
        tools.blobs.check(sha256, name)
    own = tools.credentials
    contents = Contents(
        brief=document,
        pdf=pages() if pages else set_pages(document, own),
        certificate=own.certificate if own else None,
        evidence=Evidence(tools.blobs.path, tools.records.folder),
        entries=disclosed.entries,
        checkpoint=disclosed.checkpoint,
    )
    build(contents, tools.signer, folder)
    return _built(disclosed.frozen, folder, written=True)
