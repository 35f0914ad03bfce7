# SPDX-License-Identifier: Apache-2.0
"""`sanad task`."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal
from sanad.cli.queue import task_lines

_DAY = click.DateTime(["%Y-%m-%d"])
_WHO = "--as supervisor.one --compartment op-kohzard"
_MOVES = {"admit": "put for allocation"}
"""Steps whose name in the ledger is not what people say."""
_TASKS = click.argument("tasks", nargs=-1, required=True)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f'\b\nExample:\n  sanad task raise "Obtain the subscriber record" --about subject:S-01 --due 2026-03-02 {_WHO}',
)
def command() -> None:
    """Raise tasks, give them to officers, record results. A task is done with a result that another officer accepts.

    What the records themselves leave open, nobody raises: see `sanad tasks`.
    """


@office_command(
    f'sanad task raise "Obtain the subscriber record" --about subject:S-01 --due 2026-03-02 {_WHO}'
)
@click.argument("action")
@click.option("--about", required=True, help="subject:…, exhibit:…, claim:…, request:…, proceeding:… or directive:…")  # fmt: skip
@click.option("--directive", help="The directive that it carries out.")
@click.option("--question", help="The rule's or checklist's question that it answers.")
@click.option("--department", default="", help="Who must do it, if no officer of the cell.")
@click.option("--due", help="Last day, or moment with its zone.")
@click.option("--basis", default="", help="Provision or order that sets it.")
def raised(session: Session, **given: Any) -> None:  # noqa: ANN401  # the options above
    """Raise a task: ACTION in one line."""
    from sanad.desk.acts.raise_task import RaiseTask

    task = session.office.desk.perform(RaiseTask(**_order(session), **given))
    session.out.result({"task": task}, [f"{task} is raised"])


@office_command(f"sanad task list --state for_allocation {_WHO}")
@click.option("--state", help="raised, for_allocation, allocated, done, accepted, filed.")
@click.option("--turn", help="Officer whose turn it is.")
@click.option("--about", help="What it is about, written as when it was raised.")
@click.option("--origin", help="Directive, question or officer it comes from.")
@click.option("--department", help="Department that must do it.")
@click.option("--when", help="overdue, today, this_week, later.")
@click.option("--filed", is_flag=True, help="List what is closed too.")
def listed(session: Session, **wanted: Any) -> None:  # noqa: ANN401  # the options above
    """List the tasks of the compartment, by deadline."""
    from sanad.desk.questions.list_tasks import ListTasks

    found = session.office.desk.ask(ListTasks(**_order(session), **wanted))
    rows = [line.as_json() for line in found.tasks]
    lines = [*task_lines(rows), f"{len(rows):,} of {found.of:,} tasks"]
    session.out.result({"tasks": rows, "of": found.of}, lines)


@office_command(f"sanad task show TASK-231 {_WHO}")
@click.argument("task")
def shown(session: Session, task: str) -> None:
    """Show a TASK with every step that was taken."""
    from sanad.desk.questions.task_history import TaskHistory

    told = session.office.desk.ask(TaskHistory(**_order(session), task=task))
    document = {"task": told.task.as_json(), "steps": [step.as_json() for step in told.steps]}
    session.out.result(document, [*task_lines([document["task"]]), *_steps(document["steps"])])


@office_command(f"sanad task allocate TASK-231 TASK-240 --to analyst.one {_WHO}")
@_TASKS
@click.option("--to", help="Officer; without one the tasks wait for allocation.")
@click.option("--reason", default="", help="Why.")
def allocate(session: Session, tasks: tuple[str, ...], to: str | None, reason: str) -> bool:
    """Allocate TASKS to an officer, or put them for allocation."""
    from sanad.desk.acts.allocate_task import AllocateTask

    given = {**_order(session), "officer": to, "reason": reason}
    return _each(session, [AllocateTask(**given, task=task) for task in tasks])


@office_command(
    f'sanad task finish TASK-231 --asked "Alpha Mobile" --on 2026-03-01 --said "nothing is held" {_WHO}'
)
@click.argument("task")
@click.option("--exhibit", help="The file that shows the result: digest, or name as delivered.")
@click.option("--claim", help="The claim that it led to.")
@click.option("--asked", default="", help="Of a negative: who was asked.")
@click.option("--on", type=_DAY, help="On which day.")
@click.option("--said", default="", help="What they answered.")
def finish(session: Session, task: str, on: datetime | None, **given: Any) -> bool:  # noqa: ANN401  # as above
    """Finish a TASK with its result: a file, a claim, or a written negative."""
    from sanad.desk.acts.finish_task import FinishTask

    day = on.date() if on else None
    return _each(session, [FinishTask(**_order(session), task=task, on=day, **given)])


@office_command(f"sanad task accept TASK-231 {_WHO}")
@_TASKS
@click.option("--reason", default="", help="What was seen.")
def accept(session: Session, tasks: tuple[str, ...], reason: str) -> bool:
    """Accept the results of TASKS that others did."""
    return _review(session, tasks, accepted=True, reason=reason)


@office_command(f'sanad task return TASK-231 --reason "the record is of another number" {_WHO}')
@_TASKS
@click.option("--reason", required=True, help="What is missing.")
def returned(session: Session, tasks: tuple[str, ...], reason: str) -> bool:
    """Return TASKS to the officers who did them."""
    return _review(session, tasks, accepted=False, reason=reason)


@office_command(
    f'sanad task defer TASK-231 --to 2026-03-20 --reason "the operator asked for time" {_WHO}'
)
@_TASKS
@click.option("--to", "due", required=True, help="Last day, or moment with its zone.")
@click.option("--reason", required=True, help="Why.")
@click.option("--basis", default="", help="Where the law set the day: what moves it.")
def defer(session: Session, tasks: tuple[str, ...], **given: Any) -> bool:  # noqa: ANN401  # as above
    """Defer TASKS to another day."""
    from sanad.desk.acts.defer_task import DeferTask

    acts = [DeferTask(**_order(session), task=task, **given) for task in tasks]
    return _each(session, acts)


@office_command(f'sanad task file TASK-231 --reason "register of replies, 41" {_WHO}')
@_TASKS
@click.option("--reason", required=True, help="Where the result is kept, or why nobody need do it.")
def filed(session: Session, tasks: tuple[str, ...], reason: str) -> bool:
    """File TASKS whose results were accepted, or that are not needed."""
    from sanad.desk.acts.file_task import FileTask

    acts = [FileTask(**_order(session), task=task, reason=reason) for task in tasks]
    return _each(session, acts)


for name, each in {
    "raise": raised,
    "list": listed,
    "show": shown,
    "allocate": allocate,
    "finish": finish,
    "accept": accept,
    "return": returned,
    "defer": defer,
    "file": filed,
}.items():
    command.add_command(each, name)


def _order(session: Session) -> dict[str, Any]:
    return {"by": session.by, "compartment": session.compartment}


def _review(session: Session, tasks: tuple[str, ...], *, accepted: bool, reason: str) -> bool:
    from sanad.desk.acts.review_result import ReviewResult

    given = {**_order(session), "accepted": accepted, "reason": reason}
    return _each(session, [ReviewResult(**given, task=task) for task in tasks])


def _each(session: Session, acts: list[Any]) -> bool:
    """Take a step with each task, and show what became of each."""
    from sanad.desk.door import Refused

    outcomes = list(zip(acts, session.office.desk.perform_all(acts), strict=True))
    refused = [(act.task, outcome.error) for act, outcome in outcomes if isinstance(outcome, Refused)]  # fmt: skip
    done = [act.task for act, outcome in outcomes if not isinstance(outcome, Refused)]
    covers = [(act.task, outcome) for act, outcome in outcomes if getattr(outcome, "instead_of", None)]  # fmt: skip
    lines = [f"{len(done)} of {len(acts)} done"]
    lines += [f"  {task}: {at.instead_of} is away; it lies with {at.officer or 'whoever directs the cell'}" for task, at in covers]  # fmt: skip
    lines += [f"  refused  {task}: {error}" for task, error in refused]
    document = {
        "done": done,
        "instead": {task: at.officer for task, at in covers},
        "refused": [{"task": task, **refusal(error)} for task, error in refused],
    }
    session.out.result(document, lines)
    return not refused


def _steps(steps: list[dict[str, Any]]) -> Iterator[str]:
    for step in steps:
        result = step["result"] or {}
        told = [
            f"to {step['officer']}" if step["officer"] else "",
            f"until {step['due']['at']}" if step["due"] else "",
            result.get("thing", ""),
            f"asked {result['asked']} on {result['on']}: {result['said']}" if result.get("asked") else "",
            step["reason"],
        ]  # fmt: skip
        yield f"      {step['at']}  {step['by']}: {_MOVES.get(step['move'], step['move'])}  {'; '.join(filter(None, told))}".rstrip()
