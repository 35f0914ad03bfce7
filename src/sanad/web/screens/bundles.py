# SPDX-License-Identifier: Apache-2.0
"""Bundles for a hearing: the sheet of one, row by row, what its recipient would find in it, binding it, and its folder on the way out."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sanad.desk import choices
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.bundle_form import WHAT, Draft, typed
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.list_bundles import ListBundles
from sanad.desk.questions.list_exhibits import ListExhibits
from sanad.desk.questions.list_made import ListMade
from sanad.desk.questions.preview_bundle import PreviewBundle
from sanad.errors import SanadError
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.following import followed
from sanad.web.handing import hand_out_made
from sanad.web.paged import every
from sanad.web.posting import Posted, Posting, Went
from sanad.web.sections import N_
from sanad.web.typed import number, ordered
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_SPARE = 4
"""Empty rows that a sheet shows below those that hold something."""
_OFFERED = 50
_COLUMNS = ("entry", "matter", "title", "recipient", "edition", "tabs", "pages", "withheld", "sha256")  # fmt: skip
_ORDERED = N_("Ordered. This page follows it; you may leave it and come back.")


@router.get("/c/{compartment}/bundles")
def listed(visit: Visiting) -> Response:
    """Show the bundles that were bound."""
    if wanted(visit):
        return exported(visit, "bundles", _COLUMNS, _every(visit))
    before = number(visit.request.query_params.get("before", ""))
    found = visit.ask(ListBundles(**visit.order, before=before))
    return visit.page("bundles/bundles.html", section="documents", found=found, kinds=KINDS)


@router.get("/c/{compartment}/bundles/new")
def new(visit: Visiting) -> HTMLResponse:
    """Show an empty sheet."""
    return _sheet(visit, typed(()))


@router.get("/c/{compartment}/bundles/exhibits")
def offered(visit: Visiting, words: str = "") -> HTMLResponse:
    """Show exhibits that may be put into a tab, those whose names have the words; a piece of a page."""
    found = visit.ask(ListExhibits(**visit.order, words=words, most=_OFFERED))
    return visit.page("bundles/offered.html", found=found)


@router.post("/c/{compartment}/bundles/preview")
def previewed(post: Posted) -> HTMLResponse:
    """Show the sheet again, with what its recipient would find; nothing is kept of it but the look."""
    draft = typed(post.fields)
    try:
        order = {**post.order, "purpose": draft.head["purpose"] or post.order["purpose"]}
        found = post.ask(PreviewBundle(**order, asked=draft.asked()))
    except SanadError as error:
        return _sheet(post, draft, errors=[error])
    return _sheet(post, draft, bound=found)


@router.post("/c/{compartment}/bundles")
def bind(post: Posted) -> Response:
    """Order the bundle to be bound."""

    def order() -> OrderWork:
        draft = typed(post.fields)
        draft.asked()  # what cannot be meant is refused now, not by the worker
        return OrderWork(**post.order, kind="bind", order={"sheet": draft.sheet(post.compartment)})

    said = words(post.seat.language).gettext(_ORDERED)
    return ordered(post, order, lambda job: Went(f"bundles/jobs/{job}", said))


@router.get("/c/{compartment}/bundles/jobs/{job}")
def made(visit: Visiting, job: str) -> HTMLResponse:
    """Show how far binding is, and what came of it."""
    found = visit.ask(FollowWork(**visit.order, work=job))
    may_build = visit.seat.may("build", visit.compartment)
    folder = visit.ask(ListMade(**visit.order, thing=f"work:{job}")) if may_build else None
    return visit.page("bundles/job.html", section="documents", job=found, folder=folder)


@router.get("/c/{compartment}/bundles/jobs/{job}/progress")
def progress(visit: Visiting, job: str) -> JSONResponse:
    """Tell how far it is."""
    return followed(visit, job)


@router.post("/c/{compartment}/bundles/jobs/{job}/folder")
def folder(post: Posted, job: str) -> Response:
    """Hand out the folder of the bundle as one archive."""
    order = {**post.order, "purpose": post.field("purpose")}
    return hand_out_made(post, ListMade(**order, thing=f"work:{job}"))


def _sheet(visit: Visit | Posting, draft: Draft, **told: Any) -> HTMLResponse:  # noqa: ANN401  # what the template shows
    around: dict[str, Any] = {"bound": None, "errors": [], "spare": _SPARE, "what": WHAT, "choices": choices}  # fmt: skip
    return visit.page("bundles/sheet.html", section="documents", draft=draft, **{**around, **told})


def _every(visit: Visit) -> Iterator[dict[str, Json]]:
    """Yield every bundle as a row."""
    return every(
        lambda before: visit.ask(ListBundles(**visit.order, before=before, most=500)),
        lambda found: map(_row, found.bundles),
    )


def _row(kept: Any) -> dict[str, Json]:  # noqa: ANN401  # of the desk's answer
    contents = kept.contents
    edition = contents.edition
    told = (
        kept.seq, edition.matter, edition.title, edition.recipient, edition.number,
        len(contents.tabs), sum(tab.pages for tab in contents.tabs), len(contents.withheld), kept.sha256,
    )  # fmt: skip
    return dict(zip(_COLUMNS, told, strict=True))
