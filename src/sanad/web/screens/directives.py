# SPDX-License-Identifier: Apache-2.0
"""Directives: what meetings decided, with what became of each."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.issue_directive import IssueDirective
from sanad.desk.questions.list_directives import ListDirectives
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.paged import part
from sanad.web.posting import Posted, Posting, Went
from sanad.web.typed import day, ordered, some_day
from sanad.web.visit import Visiting

router = APIRouter()
_COLUMNS = ("id", "meeting", "held_on", "item", "decision", "to", "by_when", "by", "open", "tasks")


@router.get("/c/{compartment}/directives")
def listed(visit: Visiting) -> Response:
    """Show the directives, the newest first; the address says from which on."""
    found = list(reversed(visit.ask(ListDirectives(**visit.order))))
    if wanted(visit):
        return exported(visit, "directives", _COLUMNS, map(_row, found))
    return visit.page("directives/directives.html", section="directives", found=part(visit, found), kinds=KINDS)  # fmt: skip


@router.get("/c/{compartment}/directives/{directive}")
def shown(visit: Visiting, directive: str) -> HTMLResponse:
    """Show one directive with its tasks."""
    [found] = visit.ask(ListDirectives(**visit.order, directive=directive))
    return visit.page("directives/directive.html", section="directives", found=found)


@router.post("/c/{compartment}/directives")
def issued(post: Posted) -> Response:
    """Issue a directive, and the task that carries it out."""

    def made() -> IssueDirective:
        return IssueDirective(**post.order, **_decision(post))

    return ordered(post, made, lambda made: Went(f"directives/{made.directive}"))


def _decision(post: Posting) -> dict[str, Any]:
    told: dict[str, Any] = {name: post.field(name) for name in ("meeting", "decision", "action", "item", "department")}  # fmt: skip
    told |= {name: post.field(name) or None for name in ("officer", "paper", "about")}
    return told | {
        "held_on": some_day(post.field("held_on")),
        "by_when": day(post.field("by_when")),
    }


def _row(each: Any) -> dict[str, Any]:  # noqa: ANN401  # of the desk's answer
    told = each.directive.as_json() | {"id": each.directive.id}
    opened = sum(line.task.state != "filed" for line in each.tasks)
    return {**{name: told.get(name) for name in _COLUMNS}, "open": opened, "tasks": len(each.tasks)}
