# SPDX-License-Identifier: Apache-2.0
"""Have every compartment looked through once a day, in the name of an officer who may: what drifted, what clocks call for."""

import logging
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from sanad.desk.act import Tools
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.door import Desk
from sanad.errors import MachineFault, SanadError
from sanad.jobs import store
from sanad.jobs.job import State
from sanad.mandates import officer

KIND, _POWER = "watch", "task"
_LOG = logging.getLogger(__name__)


@dataclass
class Daily:
    """Who has every compartment looked through each day, and from what time of the office's day on."""

    officer: str
    at: time = time(6)
    refused: dict[str, date] = field(default_factory=dict)
    """The day on which the order was last refused in a compartment: it is not repeated on that day."""


def watch_daily(desk: Desk, tools: Tools, daily: Daily) -> list[str]:
    """Order the watch of each compartment in which the officer may, and in which none was ordered since its time today; return the ids of the jobs.

    A worker that was off at that time orders it when it is on. A refusal is in the ledger and in the log, and keeps no other compartment from being watched.
    """
    now = tools.clock().astimezone(ZoneInfo(tools.zone))
    begins = now.replace(hour=daily.at.hour, minute=daily.at.minute, second=0, microsecond=0)
    if now < begins:
        return []
    with tools.database.reading() as connection:
        serving = officer.serving(connection, daily.officer, now.date(), now)
        places = [] if serving is None else sorted(each for each, powers in serving.powers.items() if _POWER in powers)  # fmt: skip
        left = [each for each in places if daily.refused.get(each) != now.date()]
        called = [each for each in left if not _ordered(connection, each, begins)]
    ordered = []
    for place in called:
        try:
            order = OrderWork(by=daily.officer, compartment=place, kind=KIND, order={})
            ordered.append(desk.perform(order))
        except MachineFault:
            raise
        except SanadError as refusal:
            daily.refused[place] = now.date()
            _LOG.error("The daily watch of %s was refused: %s", place, refusal.code)
    return ordered


def _ordered(connection: sa.Connection, compartment: str, since: datetime) -> bool:
    """Tell whether the watch was ordered since then, however much else was."""
    newest = store.of_compartment(connection, compartment, tuple(State), 1, kind=KIND)
    return any(datetime.fromisoformat(job.ordered_at) >= since for job in newest)
