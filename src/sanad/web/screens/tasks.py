# SPDX-License-Identifier: Apache-2.0
"""Tasks: the list of a compartment, one with every step that was taken, and the steps that may follow."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.act import Act
from sanad.desk.acts.allocate_task import AllocateTask
from sanad.desk.acts.defer_task import DeferTask
from sanad.desk.acts.file_task import FileTask
from sanad.desk.acts.finish_task import FinishTask
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.review_result import ReviewResult
from sanad.desk.questions.list_tasks import ListTasks
from sanad.desk.questions.task_history import TaskHistory
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.paged import part
from sanad.web.posting import Posted, Posting, Went
from sanad.web.typed import day, one_of, ordered
from sanad.web.visit import Visiting
from sanad.web.words import words

router = APIRouter()
_FILTERS = ("state", "turn", "about", "origin", "department", "when")
_COLUMNS = ("id", "action", "about", "label", "department", "state", "due", "turn", "when", "cause", "origin")  # fmt: skip


@router.get("/c/{compartment}/tasks")
def listed(visit: Visiting) -> Response:
    """Show the open tasks of the compartment, or those that the filters leave."""
    query = visit.request.query_params
    chosen = {name: query[name] for name in _FILTERS if query.get(name)}
    ticked = {name: name in query for name in ("filed", "unallocated")}
    asked: dict[str, Any] = {**visit.order, **chosen, **ticked}
    found = visit.ask(ListTasks(**asked))
    if wanted(visit):
        rows = ({**line.as_json(), "due": line.ends} for line in found.tasks)
        return exported(visit, "tasks", _COLUMNS, rows)
    shown = part(visit, found.tasks)
    return visit.page("tasks/tasks.html", section="desk", found=shown, of=found.of, chosen=chosen, kinds=KINDS)  # fmt: skip


@router.get("/c/{compartment}/tasks/{task}")
def shown(visit: Visiting, task: str) -> HTMLResponse:
    """Show a task with every step."""
    told = visit.ask(TaskHistory(**visit.order, task=task))
    return visit.page("tasks/task.html", section="desk", told=told)


@router.post("/c/{compartment}/tasks")
def raised(post: Posted) -> Response:
    """Raise a task."""
    names = ("action", "about", "department", "basis")
    fields = {name: post.field(name) for name in names}
    act = RaiseTask(**post.order, **fields, due=post.field("due") or None)
    return post.carry_out(act, lambda made: Went(f"tasks/{made}"))


@router.post("/c/{compartment}/tasks/several")
def several(post: Posted) -> Response:
    """Take one step with each of several tasks."""
    acts = (_step(post, task) for task in post.several("each"))
    told = words(post.seat.language)

    def said(n: int) -> str:
        return told.ngettext("%(n)s task taken a step further", "%(n)s tasks taken a step further", n) % {"n": n}  # fmt: skip

    return post.carry_out_all(acts, "desk", said)


@router.post("/c/{compartment}/tasks/{task}")
def moved(post: Posted, task: str) -> Response:
    """Take a step with a task."""
    return ordered(post, lambda: _step(post, task), lambda _: Went(f"tasks/{task}"))


def _step(post: Posting, task: str) -> Act[object]:
    return _STEPS[one_of(post.field("step"), _STEPS, type="step")](post, task)


def _allocate(post: Posting, task: str) -> Act[object]:
    officer = post.field("officer") or None
    return AllocateTask(**post.order, task=task, officer=officer, reason=post.field("reason"))


def _finish(post: Posting, task: str) -> Act[object]:
    return FinishTask(
        **post.order,
        task=task,
        exhibit=post.field("exhibit") or None,
        claim=post.field("claim") or None,
        asked=post.field("asked"),
        on=day(post.field("on")),
        said=post.field("said"),
    )


def _defer(post: Posting, task: str) -> Act[object]:
    fields = {name: post.field(name) for name in ("due", "reason", "basis")}
    return DeferTask(**post.order, task=task, **fields)


_STEPS: Mapping[str, Callable[[Posting, str], Act[object]]] = MappingProxyType(
    {
        "allocate": _allocate,
        "finish": _finish,
        "accept": lambda post, task: ReviewResult(
            **post.order, task=task, accepted=True, reason=post.field("reason")
        ),
        "return": lambda post, task: ReviewResult(
            **post.order, task=task, accepted=False, reason=post.field("reason")
        ),
        "defer": _defer,
        "file": lambda post, task: FileTask(**post.order, task=task, reason=post.field("reason")),
    }
)
"""Step, as a form names it → the act."""
