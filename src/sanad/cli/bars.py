# SPDX-License-Identifier: Apache-2.0
"""Progress on a terminal: how much of how much, how fast, how long still, and how much of it failed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from sanad.desk.procedures.progress import Progress

_LONGEST_MEMORY_S = 60
"""Rate and time left follow the last minute: files come in batches, large ones beside small ones."""


class RateColumn(ProgressColumn):
    """How many are done a second."""

    def render(self, task: Task) -> Text:
        """Return the rate of the last minute, or nothing yet."""
        speed = task.finished_speed or task.speed
        if speed is None:
            return Text("")
        return Text(f"{speed:,.0f}/s" if speed >= 10 else f"{speed:.1f}/s")  # noqa: PLR2004  # a digit more where it tells


class FailedColumn(ProgressColumn):
    """How many failed, if any did."""

    def render(self, task: Task) -> Text:
        """Return the count."""
        failed = task.fields["failed"]
        return Text(f"{failed:,} failed" if failed else "", style="red")


@contextmanager
def bars(
    console: Console | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[Progress]:
    """Yield a callback that draws a bar for each kind of work, on standard error unless told otherwise."""
    columns = (
        TextColumn("{task.description:<20}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(),
        FailedColumn(),
    )
    drawn = Bars(
        *columns,
        console=console or Console(stderr=True),
        speed_estimate_period=_LONGEST_MEMORY_S,
        get_time=clock,
    )
    tasks = {}
    with drawn:

        def tell(what: str, done: int, total: int, failed: int = 0) -> None:
            if what not in tasks:
                tasks[what] = drawn.add_task(what, total=total, failed=0)
            drawn.update(tasks[what], completed=done, total=total, failed=failed)

        yield tell
