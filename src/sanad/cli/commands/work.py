# SPDX-License-Identifier: Apache-2.0
"""`sanad work`."""

import json
import os
import signal
import threading
from collections.abc import Callable
from datetime import time
from functools import partial
from time import sleep
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.errors import AlreadyRunning

_RUN = "run"
_TURN_S = 2
_DOES = (_RUN, "list", "show", "order", "cancel", "retry")


@office_command("sanad work                                    # carries out what is ordered")
@click.argument("what", type=click.Choice(_DOES), default=_RUN)
@click.argument("name", default="")
@click.option("--needs", default="{}", metavar="JSON", help="With order: what the work needs to be told (docs/formats/work.md).")  # fmt: skip
@click.option("--purpose", default="", help="With order: what for; it stays on record.")
@click.option("--at-once", default=2, show_default=True, type=click.IntRange(1, 16), help="How many jobs are done side by side, each in another compartment.")  # fmt: skip
@click.option("--daily", metavar="OFFICER", help="Have every compartment looked through each day, in the name of this officer, as `sanad watch` does.")  # fmt: skip
@click.option("--daily-at", type=click.DateTime(["%H:%M"]), default="06:00", help="From what time of the office's day on.")  # fmt: skip
@click.option("--idle", is_flag=True, help="End when nothing waits.")
@click.option("--with-parent", is_flag=True, hidden=True)
def command(session: Session, what: str, name: str, needs: str, purpose: str, **run: Any) -> None:  # noqa: ANN401  # the options of the worker
    """Carry out what is ordered, until stopped: the worker of the office, one at a time. Stopped in any way, the next one goes on where it was.

    Or, as an officer: list the jobs of the compartment, show one, order work of a kind, cancel a job, or order what failed of it again (retry).
    """
    if what == _RUN:
        _work(session, **run)
    elif what == "list":
        _list(session)
    elif not name:
        raise click.UsageError(f"name the {'kind of work' if what == 'order' else 'job'}")
    else:
        _order(session, what, name, needs, purpose)


def _work(
    session: Session,
    *,
    at_once: int,
    daily: str | None,
    daily_at: Any,  # noqa: ANN401  # datetime of click, of which the time counts
    idle: bool,
    with_parent: bool,
) -> None:
    from sanad.desk.procedures.watch_daily import Daily
    from sanad.worker.work import work

    taken: list[str] = []

    def tell(job: str) -> None:
        taken.append(job)
        click.echo(f"carrying out {job}", err=True)

    if with_parent:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: os._exit(0))  # the next worker goes on
    watch = Daily(daily, time(daily_at.hour, daily_at.minute)) if daily else None
    done = partial(work, session.office, threading.Event(), at_once=at_once, daily=watch, idle=idle, tell=tell)  # fmt: skip
    _in_turn(done) if with_parent else done()
    session.out.result({"carried_out": taken}, [f"{len(taken)} jobs carried out"])


def _in_turn(work: Callable[[], None]) -> None:
    """Work as soon as nobody else does: the worker of a server that was killed may still be ending."""
    told = False
    while True:
        try:
            work()
        except AlreadyRunning:
            if not told:
                click.echo("another worker works for this office; that of this server waits for its place", err=True)  # fmt: skip
            told = True
            sleep(_TURN_S)
        else:
            return


def _end_with_parent() -> None:
    """End this process when nobody holds the other end of its input any more."""
    while os.read(
        0, 1
    ):  # not by `sys.stdin`: its lock would be held, and Python aborts over it when the command ends by itself
        pass
    os._exit(0)


def _list(session: Session) -> None:
    from sanad.desk.questions.list_work import ListWork

    found = session.office.desk.ask(ListWork(by=session.by, compartment=session.compartment))
    jobs = [job.as_json() for job in found.jobs]
    lines = [_line(each) for each in jobs]
    session.out.result({"jobs": jobs, "of": found.of}, [*lines, f"{len(jobs)} of {found.of} jobs"])


def _order(session: Session, what: str, name: str, needs: str, purpose: str) -> None:
    from sanad.desk.acts.cancel_work import CancelWork
    from sanad.desk.acts.order_work import OrderWork
    from sanad.desk.acts.retry_work import RetryWork
    from sanad.desk.questions.follow_work import FollowWork

    desk = session.office.desk
    who: dict[str, Any] = {"by": session.by, "compartment": session.compartment, "purpose": purpose}
    if what == "order":
        name = desk.perform(OrderWork(**who, kind=name, order=_read(needs)))
    elif what == "retry":
        name = desk.perform(RetryWork(**who, work=name))
    elif what == "cancel":
        desk.perform(CancelWork(**who, work=name))
    job = desk.ask(FollowWork(**who, work=name)).as_json()
    session.out.result({"job": job}, [_line(job)])


def _read(needs: str) -> dict[str, Any]:
    try:
        found = json.loads(needs)
    except ValueError as error:
        raise click.UsageError(f"--needs is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise click.UsageError("--needs is no JSON object")
    return found


def _line(job: dict[str, Any]) -> str:
    far = f", {job['doing']}: {job['done']:,} of {job['total']:,}" if job["doing"] else ""
    failed = f", {job['failed']:,} failed" if job["failed"] else ""
    left = f", {job['left_s']:,} s left" if job["state"] == "running" and job["left_s"] else ""
    error = f": {job['error']['says']}" if job["error"] else ""
    return f"{job['work']}  {job['kind']}, {job['state']}{far}{failed}{left}{error}"
