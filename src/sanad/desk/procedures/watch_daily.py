# SPDX-License-Identifier: Apache-2.0
"""Have every compartment looked through once a day, in the name of an officer who may: what drifted, what clocks call for."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from sanad.desk.act import Tools
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.door import Desk
from sanad.jobs import store
from sanad.jobs.job import State
from sanad.mandates import officer

KIND, _POWER = "watch", "task"


def watch_daily(desk: Desk, tools: Tools, by: str, at: time) -> list[str]:
    """Order the watch of each compartment in which `by` may, and in which none was ordered since `at` today; return the ids of the jobs.

    A worker that was off at that time orders it when it is on.
    """
    now = tools.clock().astimezone(ZoneInfo(tools.zone))
    begins = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    if now < begins:
        return []
    with tools.database.reading() as connection:
        serving = officer.serving(connection, by, now.date(), now)
        places = [] if serving is None else sorted(each for each, powers in serving.powers.items() if _POWER in powers)  # fmt: skip
        called = [each for each in places if not _ordered(connection, each, begins)]
    return [desk.perform(OrderWork(by=by, compartment=each, kind=KIND, order={})) for each in called]  # fmt: skip


def _ordered(connection: sa.Connection, compartment: str, since: datetime) -> bool:
    """Tell whether the watch was ordered since then, however much else was."""
    newest = store.of_compartment(connection, compartment, tuple(State), 1, kind=KIND)
    return any(datetime.fromisoformat(job.ordered_at) >= since for job in newest)
