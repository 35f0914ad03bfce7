# SPDX-License-Identifier: Apache-2.0
"""Proceedings: the board of what is pending and whose move it is, and one proceeding with everything recorded in it."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk import choices
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.questions.pending_board import PendingBoard
from sanad.desk.questions.proceedings import Proceedings
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.paged import AT_ONCE, scrolled
from sanad.web.posting import Posted, Posting, Went
from sanad.web.typed import day, number, ordered
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_COLUMNS = ("proceeding", "kind", "country", "authority", "reference", "subjects", "stage", "since", "days_least", "days_most", "waits_for", "next", "next_on", "overdue")  # fmt: skip


@router.get("/c/{compartment}/proceedings")
def board(visit: Visiting) -> Response:
    """Show the open proceedings, the longest wait first, and where the docket waits."""
    found, chosen = _board(visit)
    if wanted(visit):
        return exported(visit, "proceedings", _COLUMNS, map(_row, found.pending))
    shown: dict[str, Any] = {
        "found": found,
        "chosen": chosen,
        "choices": choices,
        "kinds": KINDS,
        "most": AT_ONCE,
    }
    return visit.page("proceedings/board.html", section="proceedings", **shown)


@router.get("/c/{compartment}/proceedings/rows")
def rows(visit: Visiting) -> HTMLResponse:
    """Give some rows of a long board."""
    found, _ = _board(visit)
    some = scrolled(visit, found.pending)
    return visit.page("proceedings/rows.html", some=some, labels=found.labels)


@router.post("/c/{compartment}/proceedings")
def opened(post: Posted) -> Response:
    """Put a proceeding on the docket."""
    names = ("kind", "country", "authority", "reference")
    given = {name: post.field(name) for name in names}
    subjects = tuple(post.field("subjects").replace(",", " ").split())
    request = post.field("request") or None
    act = OpenProceeding(**post.order, **given, subjects=subjects, request=request)
    return post.carry_out(act, lambda made: Went(f"proceedings/{made}"))


@router.get("/c/{compartment}/proceedings/{about}")
def followed(visit: Visiting, about: str) -> HTMLResponse:
    """Show one proceeding, or every one about an entry of the register, as of a day."""
    as_of = day(visit.request.query_params.get("as_of", ""))
    found = visit.ask(Proceedings(**visit.order, about=about, as_of=as_of))
    shown: dict[str, Any] = {"about": about, "found": found, "choices": choices, "as_of": as_of}
    return visit.page("proceedings/proceeding.html", section="proceedings", **shown)


@router.post("/c/{compartment}/proceedings/{proceeding}")
def recorded(post: Posted, proceeding: str) -> Response:
    """Record what happened, or correct what was recorded."""

    def made() -> RecordEvent:
        return RecordEvent(**post.order, proceeding=proceeding, **_event(post))

    return ordered(post, made, lambda _: Went(f"proceedings/{proceeding}"))


def _board(visit: Visit) -> tuple[Any, dict[str, str]]:
    query = visit.request.query_params
    chosen = {name: query[name] for name in ("stage", "waits_for") if query.get(name)}
    as_of = day(query.get("as_of", ""))
    return visit.ask(PendingBoard(**visit.order, **chosen, as_of=as_of)), chosen


def _event(post: Posting) -> dict[str, Any]:
    told: dict[str, Any] = {name: post.field(name) for name in ("kind", "on", "said")}
    texts = ("exhibit", "waits_for", "next", "next_on", "until")
    numbers = ("page", "about", "corrects")
    told |= {name: post.field(name) or None for name in texts}
    told |= {name: number(post.field(name)) for name in numbers}
    return told | {name: post.several(name) for name in ("subjects", "grounds")}


def _row(course: Any) -> Mapping[str, Json]:  # noqa: ANN401  # of the desk's answer
    of, next_ = course.proceeding, course.next
    return {
        "proceeding": of.id,
        "kind": of.kind,
        "country": of.country,
        "authority": of.authority,
        "reference": of.reference,
        "subjects": " ".join(of.subjects),
        "stage": course.now.stage,
        "since": course.now.since,
        "days_least": course.now.days.least,
        "days_most": course.now.days.most,
        "waits_for": course.waits_for,
        "next": next_.next if next_ else None,
        "next_on": next_.next_on if next_ else None,
        "overdue": course.overdue,
    }
