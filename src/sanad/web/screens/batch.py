# SPDX-License-Identifier: Apache-2.0
"""A list of names and numbers looked for at once: what is found of each, and a receipt that proves also what is not there.

The search reads all that was read, so it is long work; each stands on a page of its own. Repeating a receipt that somebody brings is not.
"""

import json
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sanad.desk.acts.order_work import OrderWork
from sanad.desk.questions.batch_search import BatchSearch, within
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.list_made import ListMade
from sanad.desk.questions.list_work import ListWork
from sanad.desk.work_needs import RECEIPT
from sanad.errors import BadValue, SanadError
from sanad.values.canonical import Json
from sanad.web.following import followed
from sanad.web.handing import hand_out_made
from sanad.web.paged import part
from sanad.web.posting import Posted, Posting, Went
from sanad.web.typed import ordered
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_PLACE = "/c/{compartment}/search/list"
_EARLIER = 10


@router.get(_PLACE)
def asked(visit: Visiting, terms: str = "") -> HTMLResponse:
    """Show the form, with `terms` in it, and the searches before."""
    return _form(visit, terms=terms)


@router.post(_PLACE)
def sought(post: Posted) -> Response:
    """Order the search of each line."""

    def made() -> OrderWork:
        lines = (line.strip() for line in post.field("terms").splitlines())
        terms = within([line for line in lines if line])
        return OrderWork(**post.order, kind="search", order={"terms": [*terms]})

    return ordered(post, made, lambda job: Went(f"search/list/{job}"))


@router.post(_PLACE + "/check")
def checked(post: Posted) -> Response:
    """Repeat the search of a receipt, and show whether it is intact."""
    try:
        again = _receipt(post.field("receipt"))
        made = post.ask(BatchSearch(**post.order, again=again))
    except SanadError as error:
        return post.refused(error)
    return _form(post, repeated=made.repeated)


@router.get(_PLACE + "/{job}")
def found(visit: Visiting, job: str) -> HTMLResponse:
    """Show how far a search is, and what was found of each line."""
    told = visit.ask(FollowWork(**visit.order, work=job))
    terms: Any = told.outcome.result.get("terms", []) if told.outcome else []
    hits = bool(visit.request.query_params.get("hits"))
    some = part(visit, [each for each in terms if each["exhibits"] or not hits])
    return visit.page("batch/found.html", section="search", job=told, terms=some, hits=hits)


@router.get(_PLACE + "/{job}/progress")
def progress(visit: Visiting, job: str) -> JSONResponse:
    """Tell how far it is."""
    return followed(visit, job)


@router.post(_PLACE + "/{job}/receipt")
def receipt(post: Posted, job: str) -> Response:
    """Hand out the receipt: exactly the bytes whose digest the ledger names."""
    order = {**post.order, "purpose": post.field("purpose")}
    return hand_out_made(post, ListMade(**order, thing=f"work:{job}"), RECEIPT)


def _form(visit: Visit | Posting, terms: str = "", repeated: object = None) -> HTMLResponse:
    before = visit.ask(ListWork(**visit.order, kind="search", most=_EARLIER))
    return visit.page(
        "batch/batch.html", section="search", terms=terms, repeated=repeated, before=before
    )


def _receipt(text: str) -> dict[str, Json]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadValue("batch", value="the file", type="receipt", detail="it is no JSON") from error
    if not isinstance(document, dict):
        raise BadValue("batch", value="the file", type="receipt", detail="it is no JSON object")
    return document
