# SPDX-License-Identifier: Apache-2.0
"""The morning desk: what waits for the officer and until when, what they wait for, what has changed, which clocks run."""

from itertools import chain
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.mark_seen import MarkSeen
from sanad.desk.questions.list_clocks import ListClocks
from sanad.desk.questions.list_drift import ListDrift
from sanad.desk.questions.my_desk import MyDesk
from sanad.desk.questions.what_is_new import WhatIsNew
from sanad.web.paged import AT_ONCE, part
from sanad.web.posting import Posted, Went
from sanad.web.typed import PLACES, number, ordered
from sanad.web.visit import Visiting

router = APIRouter()
_SOON_DAYS = 14  # of clocks on the strip: what can still be done something about


@router.get("/c/{compartment}/desk")
def desk(visit: Visiting) -> HTMLResponse:
    """Show the officer's queue, the clock strip and what has changed under what was signed."""
    mine = visit.ask(MyDesk(**visit.order))
    clocks = visit.ask(ListClocks(**visit.order, within_days=_SOON_DAYS))
    drifted = visit.ask(ListDrift(**visit.order))
    news = visit.ask(WhatIsNew(**visit.order))
    found: dict[str, Any] = {
        "mine": mine,
        "queue": part(visit, list(chain.from_iterable(mine.queue.values()))),
        "most": AT_ONCE,
        "clocks": clocks,
        "drifted": drifted,
        "news": news,
        "days": _SOON_DAYS,
        "now": visit.office.tools.clock(),
    }
    return visit.page("desk/desk.html", section="desk", **found)


@router.post("/c/{compartment}/desk/seen")
def seen(post: Posted) -> Response:
    """Count as new from now on what came after the page was shown."""

    def act() -> MarkSeen:
        return MarkSeen(**post.order, until=number(post.field("until"), PLACES) or 0)

    return ordered(post, act, lambda _: Went("desk"))
