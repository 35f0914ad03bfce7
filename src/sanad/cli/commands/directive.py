# SPDX-License-Identifier: Apache-2.0
"""`sanad directive`."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.queue import task_lines

_DAY = click.DateTime(["%Y-%m-%d"])
_WHO = "--as supervisor.one --compartment op-kohzard"
_ISSUE = f'sanad directive issue --meeting "Apex Committee" --held-on 2026-01-05 --item 4 --decision "…" --action "Obtain the record" --department FIA --by-when 2026-02-01 {_WHO}'


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"\b\nExample:\n  {_ISSUE}",
)
def command() -> None:
    """Record what meetings decide, and follow what becomes of it."""


@office_command(_ISSUE)
@click.option("--meeting", required=True, help="Which meeting.")
@click.option("--held-on", required=True, type=_DAY, help="Its day.")
@click.option("--item", default="", help="Number of the decision in the minutes.")
@click.option("--decision", required=True, help="What was decided, in its own words.")
@click.option("--action", required=True, help="What is to be done, in one line.")
@click.option("--officer", "addressee", help="Officer who must do it.")
@click.option("--department", default="", help="Or the department.")
@click.option("--by-when", type=_DAY, help="Last day.")
@click.option("--paper", help="The exhibit that holds the minutes: digest, or name as delivered.")
@click.option("--about", help="subject:…, exhibit:…, claim:…, request:… or proceeding:…")
def issue(
    session: Session,
    held_on: datetime,
    addressee: str | None,
    by_when: datetime | None,
    **given: Any,  # noqa: ANN401  # the other options above
) -> None:
    """Issue a directive, and raise its task."""
    from sanad.desk.acts.issue_directive import IssueDirective

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment, **given}
    last = by_when.date() if by_when else None
    act = IssueDirective(**order, held_on=held_on.date(), officer=addressee, by_when=last)
    issued = session.office.desk.perform(act)
    session.out.result(
        vars(issued), [f"{issued.directive} is on record; its task is {issued.task}"]
    )


@office_command("sanad directive enter worksheet.toml")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
def enter(session: Session, sheet: Path) -> bool | None:
    """Issue the directives of a worksheet SHEET with their tasks, and enter the results, each by the officer the row names."""
    from sanad.desk.procedures.enter_docket import enter_directives
    from sanad.desk.sheets import load

    entered = enter_directives(session.office.desk, load(sheet, "worksheet"))
    return show_entered(session.out, "directives, tasks, results", entered)


@office_command(f"sanad directive list {_WHO}")
def listed(session: Session) -> None:
    """List the directives of the compartment with their tasks."""
    from sanad.desk.questions.list_directives import ListDirectives

    order = ListDirectives(by=session.by, compartment=session.compartment)
    rows = [
        {
            **each.directive.as_json(),
            "id": each.directive.id,
            "tasks": [line.as_json() for line in each.tasks],
        }
        for each in session.office.desk.ask(order)
    ]
    session.out.result({"directives": rows}, _lines(rows))


command.add_command(issue, "issue")
command.add_command(enter, "enter")
command.add_command(listed, "list")


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        item = f", item {row['item']}" if row["item"] else ""
        yield f"{row['id']}  {row['meeting']}, {row['held_on']}{item}, to {row['to']}: {row['decision']}"
        yield from task_lines(row["tasks"])
    filed = sum(all(task["state"] == "filed" for task in row["tasks"]) for row in rows)
    yield f"{filed:,} of {len(rows):,} directives are carried out and filed"
