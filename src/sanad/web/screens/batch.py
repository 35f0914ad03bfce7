# SPDX-License-Identifier: Apache-2.0
"""A list of names and numbers looked for at once: what is found of each, and a receipt that proves also what is not there."""

import json

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.procedures.hand_out_search_receipt import hand_out_search_receipt
from sanad.desk.questions.batch_search import BatchSearch
from sanad.errors import BadValue, SanadError
from sanad.values.canonical import Json
from sanad.web.handing import hand_out
from sanad.web.posting import Posted, Posting
from sanad.web.visit import Visiting

router = APIRouter()


@router.get("/c/{compartment}/search/list")
def asked(visit: Visiting, terms: str = "") -> HTMLResponse:
    """Show the form, with `terms` in it."""
    return visit.page("batch/batch.html", section="search", made=None, terms=terms)


@router.post("/c/{compartment}/search/list")
def found(post: Posted) -> Response:
    """Look for each line, show what is found, or hand out the receipt of it; with a receipt, repeat its search."""
    try:
        order = _order(post)
        if post.field("as") == "receipt":
            return hand_out(post, lambda: hand_out_search_receipt(post.desk, order))
        made = post.ask(order)
    except SanadError as error:
        return post.refused(error)
    return post.page("batch/batch.html", section="search", made=made, terms=post.field("terms"))


def _order(post: Posting) -> BatchSearch:
    """Return the order; a purpose that was typed goes before that of the day."""
    order = post.seat.order(post.compartment, post.field("purpose"))
    if post.field("receipt").strip():
        return BatchSearch(**order, again=_receipt(post.field("receipt")))
    lines = (line.strip() for line in post.field("terms").splitlines())
    return BatchSearch(**order, terms=tuple(line for line in lines if line))


def _receipt(text: str) -> dict[str, Json]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadValue("batch", value="the file", type="receipt", detail="it is no JSON") from error
    if not isinstance(document, dict):
        raise BadValue("batch", value="the file", type="receipt", detail="it is no JSON object")
    return document
