# SPDX-License-Identifier: Apache-2.0
"""Long work of a compartment: what was ordered by whom, how far it is, what came of it; order, cancel, repeat what failed."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sanad.desk import intake_choices as choices
from sanad.desk.acts.cancel_work import CancelWork
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.acts.retry_work import RetryWork
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.list_work import ListWork
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.following import followed
from sanad.web.posting import Posted, Went
from sanad.web.sections import N_
from sanad.web.typed import number
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_NAMES = (N_("receive"), N_("read"), N_("index"), N_("build"), N_("bind"), N_("find"), N_("ask"), N_("rerun"), N_("match"), N_("draw"), N_("audit"), N_("watch"), N_("timestamp"), N_("search"), N_("collate"))  # fmt: skip
"""Kinds and steps of work, which pages show by their names."""
_AT_ONCE = 50
_SIMPLE = ("read", "index", "audit", "watch", "timestamp")
"""Kinds of work that need not be told anything, or little: they are ordered here, all others where they belong."""
_COLUMNS = ("work", "kind", "by", "state", "doing", "done", "total", "failed", "ordered_at", "started_at", "ended_at", "again")  # fmt: skip


@router.get("/c/{compartment}/jobs")
def listed(visit: Visiting) -> Response:
    """Show the jobs of the compartment, the newest first."""
    query = visit.request.query_params
    state, before = query.get("state") or None, number(query.get("after", ""))
    if wanted(visit):
        return exported(visit, "work", _COLUMNS, map(_row, _every(visit, state)))
    found = visit.ask(ListWork(**visit.order, state=state, most=_AT_ONCE, before=before))
    return visit.page(
        "jobs/jobs.html",
        section="jobs",
        found=found,
        kinds=KINDS,
        state_of=state,
        choices=choices,
        may_order=[
            kind for kind in _SIMPLE if visit.seat.may(choices.WORK[kind].power, visit.compartment)
        ],
        end=found.jobs[-1].seq if len(found.jobs) == _AT_ONCE else None,
    )


@router.post("/c/{compartment}/jobs")
def started(post: Posted) -> Response:
    """Order work of a kind that need not be told much."""
    needs: dict[str, Json] = {
        name: post.field(name) for name in ("which", "reader") if post.field(name)
    }
    act = OrderWork(**post.order, kind=post.field("kind"), order=needs)
    return post.carry_out(act, lambda made: Went(f"jobs/{made}"))


@router.get("/c/{compartment}/jobs/{job}")
def shown(visit: Visiting, job: str) -> HTMLResponse:
    """Show one job with what came of it."""
    found = visit.ask(FollowWork(**visit.order, work=job))
    return visit.page("jobs/job.html", section="jobs", job=found, choices=choices)


@router.get("/c/{compartment}/jobs/{job}/progress")
def progress(visit: Visiting, job: str) -> JSONResponse:
    """Tell how far a job is, for a page that looks after it."""
    return followed(visit, job)


@router.post("/c/{compartment}/jobs/{job}/cancel")
def cancelled(post: Posted, job: str) -> Response:
    """Cancel a job: what is done stays done."""
    return post.carry_out(CancelWork(**post.order, work=job), lambda _: Went(f"jobs/{job}"))


@router.post("/c/{compartment}/jobs/{job}/retry")
def again(post: Posted, job: str) -> Response:
    """Order what failed again."""
    return post.carry_out(RetryWork(**post.order, work=job), lambda made: Went(f"jobs/{made}"))


def _every(visit: Visit, state: str | None) -> Iterator[Any]:
    """Yield all jobs in a state, a page at a time."""
    before: int | None = None
    while found := visit.ask(ListWork(**visit.order, state=state, most=500, before=before)).jobs:
        yield from found
        before = found[-1].seq


def _row(job: Any) -> dict[str, Json]:  # noqa: ANN401  # of the desk's answer
    told = job.as_json()
    return {name: told[name] for name in _COLUMNS}
