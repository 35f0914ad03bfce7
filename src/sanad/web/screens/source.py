# SPDX-License-Identifier: Apache-2.0
"""The source of a value, as a piece of a page: `static/js/source.js` shows it beside the value."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from sanad.desk.questions.source_of import SourceOf
from sanad.web.visit import Visiting

router = APIRouter()


@router.get("/c/{compartment}/source")
def source(visit: Visiting, of: str) -> HTMLResponse:
    """Show what stands behind `claim:…`, `finding:…`, `row:…` or `entry:…`."""
    found = visit.ask(SourceOf(**visit.order, thing=of))
    return visit.page("source/source.html", found=found)
