# SPDX-License-Identifier: Apache-2.0
"""How the demonstration is told, and on which days it happens."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic
from typing import Any

import click

from sanad.cli.output import Output
from sanad.desk.sheets import Sheet

_NINE = time(9, tzinfo=UTC)


class Calendar:
    """The clock of the story: from nine in the morning, UTC, of the day it was last turned to, at the pace of the machine."""

    def __init__(self, day: date) -> None:
        """Begin with `day`."""
        self.turn_to(day)

    def turn_to(self, day: date) -> None:
        """Let the next day of the story begin."""
        self._begun, self._since = datetime.combine(day, _NINE), monotonic()

    def __call__(self) -> datetime:
        """Return the moment in the story, UTC."""
        return self._begun + timedelta(seconds=monotonic() - self._since)


def last_day(papers: Sheet, sheet: Sheet) -> date:
    """Return the last day on which, by the two sheets of a folder, something came or was sent; today where they name none."""
    days = [row["received_at"].date() for row in papers.rows("delivery") if "received_at" in row]
    days += [row["sent_to"]["on"] for row in sheet.rows("request") if "sent_to" in row]
    return max(days, default=datetime.now(UTC).date())


@dataclass
class Story:
    """What was done so far: a document for programs, lines for people, whether anything that must hold did not, and what each step took."""

    out: Output
    document: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    broken: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    def tell(self, *lines: str) -> None:
        """Show lines now to people, keep nothing of them for programs."""
        if not self.out.as_json:
            for line in lines:
                click.echo(line)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step and announce it."""
        begun = monotonic()
        self.tell("", click.style(name, bold=True))
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + monotonic() - begun
