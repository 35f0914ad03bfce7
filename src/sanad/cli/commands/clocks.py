# SPDX-License-Identifier: Apache-2.0
"""`sanad clocks`."""

from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad clocks --within 14 --ics clocks.ics --as clerk.one --compartment op-kohzard")
@click.option("--within", "within_days", type=click.IntRange(0, 36_500), metavar="DAYS", help="Only what is over, or calls, within so many days.")  # fmt: skip
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False), help="Write them into a new calendar file (iCalendar), too.")  # fmt: skip
def command(session: Session, within_days: int | None, ics: Path | None) -> None:
    """Which times run, when each is over, on which legal basis, and how that was computed; the first to end first."""
    from sanad.desk.procedures.write_calendar import write_calendar
    from sanad.desk.questions.list_clocks import ListClocks

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    asked = ListClocks(**order, within_days=within_days)
    desk = session.office.desk
    found = desk.ask(asked) if ics is None else write_calendar(desk, asked, ics)
    lines = [f"{each.title}, {each.until}: {each.thing}\n    {each.explanation}" for each in found.running]  # fmt: skip
    session.out.result(
        {"clocks": [each.as_json() for each in found.running], "of": found.of},
        [*lines, f"{len(found.running)} of {found.of} clocks"],
    )
