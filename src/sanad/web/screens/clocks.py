# SPDX-License-Identifier: Apache-2.0
"""Clocks: every time that runs, with how it was computed and on which provision; as a calendar file, too."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from sanad.desk.procedures.hand_out import hand_out_calendar
from sanad.desk.questions.list_clocks import ListClocks
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.handing import hand_out
from sanad.web.paged import part
from sanad.web.posting import Posted
from sanad.web.visit import Visiting

router = APIRouter()
_COLUMNS = ("id", "title", "thing", "at", "until", "alert", "basis", "explanation", "who")
_WITHIN = ("7", "14", "30", "90")
"""Days that the filter offers."""


@router.get("/c/{compartment}/clocks")
def listed(visit: Visiting) -> Response:
    """Show what runs, the first to end first."""
    within = _days(visit.request.query_params.get("within", ""))
    found = visit.ask(ListClocks(**visit.order, within_days=within))
    if wanted(visit):
        rows: list[Mapping[str, Json]] = [{**each.as_json(), "until": each.until} for each in found.running]  # fmt: skip
        return exported(visit, "clocks", _COLUMNS, rows)
    now = visit.office.tools.clock()
    shown: dict[str, Any] = {
        "found": part(visit, found.running),
        "of": found.of,
        "within": within,
        "offered": _WITHIN,
        "kinds": KINDS,
        "now": now,
    }
    return visit.page("clocks/clocks.html", section="clocks", **shown)


@router.post("/c/{compartment}/clocks")
def calendar(post: Posted) -> Response:
    """Hand out the clocks as a calendar file."""
    order = post.seat.order(post.compartment, post.field("purpose"))
    asked = ListClocks(**order, within_days=_days(post.field("within")))
    return hand_out(post, lambda: hand_out_calendar(post.desk, asked))


def _days(text: str) -> int | None:
    return int(text) if text in _WITHIN else None
