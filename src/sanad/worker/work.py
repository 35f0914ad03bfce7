# SPDX-License-Identifier: Apache-2.0
"""The worker of an office: takes up what was ordered, sends notices, orders the daily watch. One for an office, until it is stopped.

Stopping needs no ceremony: whatever ends the process, the next worker goes on with what it was doing. A database that is away is asked again; a fault of the
program in one of the three is told to the log, and keeps none of them from its next round.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sanad.desk.procedures.deliver_notices import deliver_notices
from sanad.desk.procedures.watch_daily import Daily, watch_daily
from sanad.desk.working.carry_out import carry_out, waiting
from sanad.errors import MachineFault
from sanad.values.fault import told
from sanad.wiring import Office
from sanad.worker.engine import Engine, address_of, running

_PAUSE_S = 0.5
_PAUSE_AFTER_FAULT_S = 60.0
"""It will most likely come again: the log is not filled with it."""
_LOG = logging.getLogger(__name__)


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
            watch = _Duty(partial(_watched, office, daily))
            queue = _Duty(partial(_queued, office, engine))
            while not stopped.is_set():
                watch()
                if queue() == 0 and idle:
                    stopped.set()
                stopped.wait(_PAUSE_S)
            notices.join()


def _do(office: Office, tell: Callable[[str], None], job: str) -> None:
    tell(job)
    carry_out(office.tools, job)


def _watched(office: Office, daily: Daily | None) -> int:
    """Order what the daily watch calls for, and return how many."""
    return len(watch_daily(office.desk, office.tools, daily)) if daily is not None else 0


def _queued(office: Office, engine: Engine) -> int:
    """Queue what waits, and return how many do."""
    found = waiting(office.tools)
    for job in found:
        engine.submit(job.id, job.compartment)
    return len(found)


def _send(office: Office, stopped: threading.Event) -> None:
    """Send notices as they come due."""
    deliver = _Duty(partial(deliver_notices, office.tools))
    while not stopped.is_set():
        if not deliver():
            stopped.wait(_PAUSE_S)


@dataclass
class _Duty:
    """What the worker does again and again, whatever came of it the last time."""

    do: Callable[[], int]
    rests_until: float = 0.0

    def __call__(self) -> int | None:
        """Return of how many things it was done; None where that is not known."""
        if time.monotonic() < self.rests_until:
            return None
        try:
            return self.do()
        except MachineFault:
            return None
        except Exception as fault:  # noqa: BLE001  # a fault of the program in one duty ends no other
            _LOG.error("%s", told(fault))
            self.rests_until = time.monotonic() + _PAUSE_AFTER_FAULT_S
            return None
