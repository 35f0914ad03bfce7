# SPDX-License-Identifier: Apache-2.0
"""Help beside the work: the way from a dropped folder to a verified package, each part of the office in a few sentences, and its words."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from sanad.web.guide import PARTS, WAY, WORDS
from sanad.web.visit import AtHome

router = APIRouter()


@router.get("/help")
def beginning(visit: AtHome) -> HTMLResponse:
    """Show the way through the office, and what each word means."""
    place = visit.request.query_params.get("in", "")
    inside = place if place in visit.seat.compartments else ""
    return visit.page("help/help.html", way=WAY, parts=PARTS, words=WORDS, inside=inside)


@router.get("/help/{part}")
def of_part(visit: AtHome, part: str) -> HTMLResponse:
    """Tell what one part of the office is for."""
    if part not in PARTS:
        raise HTTPException(404)
    place = visit.request.query_params.get("in", "")
    inside = place if place in visit.seat.compartments else ""
    return visit.page("help/part.html", part=part, told=PARTS[part], inside=inside)
