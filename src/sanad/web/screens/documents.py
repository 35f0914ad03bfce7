# SPDX-License-Identifier: Apache-2.0
"""Dossiers and other documents: the editions that were frozen, what stands in the way of a new one, building it, and its package on the way out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sanad.desk import choices
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.preflight_groups import grouped
from sanad.desk.procedures.hand_out_encrypted import any_secret
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.list_documents import STATES, ListDocuments
from sanad.desk.questions.list_made import ListMade
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.open_edition import OpenEdition
from sanad.desk.questions.preflight_document import PreflightDocument
from sanad.desk.wanted_documents import MOST, Wished, wished
from sanad.errors import SanadError
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.following import followed
from sanad.web.handing import hand_out_encrypted, hand_out_made
from sanad.web.mending import places
from sanad.web.paged import every
from sanad.web.posting import Posted, Posting, Went
from sanad.web.sections import N_
from sanad.web.typed import number, ordered
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_FILTERS = ("subject", "recipient", "kind", "state")
_COLUMNS = ("brief", "subject", "label", "kind", "recipient", "language", "edition", "state", "changes", "frozen_at", "by")  # fmt: skip
WHOLE = "whole"
"""What a form calls the package, as against one file of it."""
_ORDERED = N_("Ordered. This page follows it; you may leave it and come back.")


@router.get("/c/{compartment}/documents")
def listed(visit: Visiting) -> Response:
    """Show the editions of the compartment, or those that the filters leave."""
    query = visit.request.query_params
    chosen: dict[str, Any] = {name: query[name] for name in _FILTERS if query.get(name)}
    if wanted(visit):
        return exported(visit, "documents", _COLUMNS, _every(visit, chosen))
    found = visit.ask(ListDocuments(**visit.order, **chosen, before=number(query.get("before", ""))))  # fmt: skip
    shown: dict[str, Any] = {
        "found": found,
        "chosen": chosen,
        "choices": choices,
        "states": STATES,
        "kinds": KINDS,
    }
    return visit.page("documents/documents.html", section="documents", **shown)


@router.get("/c/{compartment}/documents/new")
def new(visit: Visiting) -> HTMLResponse:
    """Ask which document for whom; once that is said, show everything that stands in its way and what its recipient would get."""
    wish = wished(visit.request.query_params)
    foreseen = [(subject, *_foreseen(visit, wish, subject)) for subject in wish.subjects]
    known = visit.ask(ListSubjects(**visit.order)).entries
    shown: dict[str, Any] = {"wish": wish, "foreseen": foreseen, "known": known, "choices": choices, "most": MOST, "grouped": grouped, "places": places}  # fmt: skip
    return visit.page("documents/new.html", section="documents", **shown)


@router.post("/c/{compartment}/documents")
def build(post: Posted) -> Response:
    """Order the documents to be built."""

    def order() -> OrderWork:
        documents = wished(dict(post.fields)).documents()
        return OrderWork(**post.order, kind="build", order={"documents": documents})

    said = words(post.seat.language).gettext(_ORDERED)
    return ordered(post, order, lambda job: Went(f"documents/jobs/{job}", said))


@router.get("/c/{compartment}/documents/jobs/{job}")
def made(visit: Visiting, job: str) -> HTMLResponse:
    """Show how far a build is, and what came of it."""
    found = visit.ask(FollowWork(**visit.order, work=job))
    return visit.page("documents/job.html", section="documents", job=found)


@router.get("/c/{compartment}/documents/jobs/{job}/progress")
def progress(visit: Visiting, job: str) -> JSONResponse:
    """Tell how far it is."""
    return followed(visit, job)


@router.get("/c/{compartment}/documents/{brief}")
def edition(visit: Visiting, brief: str) -> HTMLResponse:
    """Show an edition with the sources of each sentence, what it changed, and its package."""
    found = visit.ask(OpenEdition(**visit.order, brief=brief))
    may_build = visit.seat.may("build", visit.compartment)
    package = visit.ask(ListMade(**visit.order, thing=f"brief:{brief}")) if may_build else None
    key = visit.office.tools.signer.fingerprint
    shown: dict[str, Any] = {"found": found, "package": package, "document": found.frozen.document, "fingerprint": key}  # fmt: skip
    return visit.page("documents/edition.html", section="documents", **shown)


@router.post("/c/{compartment}/documents/{brief}/package")
def package(post: Posted, brief: str) -> Response:
    """Hand out the package as one archive, or one file of it."""
    order = ListMade(**_for(post), thing=f"brief:{brief}")
    file = post.field("file")
    return hand_out_made(post, order, "" if file == WHOLE else file)


@router.post("/c/{compartment}/documents/{brief}/encrypted")
def encrypted(post: Posted, brief: str) -> Response:
    """Hand out the package so that only its recipients can open it."""
    order = ListMade(**_for(post), thing=f"brief:{brief}")
    keys = post.field("keys").split()
    fields = tuple(each for each in post.fields if each[0] != "keys" or not any_secret(keys))
    kept = replace(post, fields=fields)  # what is refused is shown again
    return hand_out_encrypted(kept, order, keys, post.field("recipient"))


def _for(post: Posting) -> dict[str, Any]:
    """Return an order for the purpose that the form states, not that of the day."""
    return {**post.order, "purpose": post.field("purpose")}


def _foreseen(visit: Visit, wish: Wished, subject: str) -> tuple[list[SanadError], list[Any]]:
    """Return what stands in the way of a document, and its exhibits as its recipient would have them."""
    about: dict[str, Any] = {
        "subject": subject,
        "to": wish.to,
        "kind": wish.kind,
        "request": wish.request,
    }
    try:
        found = visit.ask(PreflightDocument(**visit.order, **about))
    except SanadError as error:
        return [error], []
    return found.obstacles, found.exhibits


def _every(visit: Visit, chosen: dict[str, Any]) -> Iterator[Mapping[str, Json]]:
    """Yield all that the filters leave."""
    order = {**visit.order, **chosen, "most": 500}
    return every(
        lambda before: visit.ask(ListDocuments(**order, before=before)),
        lambda found: (line.as_json() for line in found.lines),
    )
