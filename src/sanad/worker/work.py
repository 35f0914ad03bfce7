# SPDX-License-Identifier: Apache-2.0
"""The worker of an office: takes up what was ordered, sends notices, orders the daily watch. One for an office, until it is stopped.

Stopping needs no ceremony: whatever ends the process, the next worker goes on with what it was doing.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import partial

from sanad.desk.procedures.deliver_notices import deliver_notices
from sanad.desk.procedures.watch_daily import watch_daily
from sanad.desk.working.carry_out import carry_out, waiting
from sanad.errors import MachineFault
from sanad.wiring import Office
from sanad.worker.engine import Engine, address_of, running

_PAUSE_S = 0.5


@dataclass(frozen=True)
class Daily:
    """Who has every compartment looked through each day, from what time of the office's day on."""

    officer: str
    at: time = time(6)


def work(
    office: Office,
    stopped: threading.Event,
    *,
    at_once: int = 2,
    daily: Daily | None = None,
    idle: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Work until `stopped`, or with `idle` until nothing waits; `tell` hears of each job that is taken up.

    Raises:
        AlreadyRunning: another worker works for this office.
        MachineFault: the database was not there at the start.
    """
    tools = office.tools
    with tools.records.alone("worker"):
        address = address_of(office.path, tools.database.url)
        with running(address, partial(_do, office, tell), at_once) as engine:
            notices = threading.Thread(target=_send, args=(office, stopped), daemon=True)
            notices.start()
            while not stopped.is_set():
                left = _round(office, engine, daily)
                if idle and not left:
                    stopped.set()
                stopped.wait(_PAUSE_S)
            notices.join()


def _do(office: Office, tell: Callable[[str], None], job: str) -> None:
    tell(job)
    carry_out(office.tools, job)


def _round(office: Office, engine: Engine, daily: Daily | None) -> bool:
    """Queue what waits, and tell whether anything does; a database that is away is asked again next time."""
    try:
        if daily is not None:
            watch_daily(office.desk, office.tools, daily.officer, daily.at)
        found = waiting(office.tools)
        for job in found:
            engine.submit(job.id, job.compartment)
    except MachineFault:
        return True
    return bool(found)


def _send(office: Office, stopped: threading.Event) -> None:
    """Send notices as they come due."""
    while not stopped.is_set():
        try:
            sent = deliver_notices(office.tools)
        except MachineFault:
            sent = 0
        if not sent:
            stopped.wait(_PAUSE_S)
