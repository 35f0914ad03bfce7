# SPDX-License-Identifier: Apache-2.0
"""`sanad cell`."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_DAY = click.DateTime(["%Y-%m-%d"])
_WHO = "--as supervisor.one --compartment op-kohzard"


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"\b\nExample:\n  sanad cell show {_WHO}",
)
def command() -> None:
    """Show what lies with whom; say who is away and who stands in, and which teams there are."""


@office_command(f"sanad cell show {_WHO}")
def show(session: Session) -> None:
    """Show what lies with each officer, by name; teams; who is away."""
    from sanad.desk.questions.cell_workload import CellWorkload

    found = session.office.desk.ask(CellWorkload(by=session.by, compartment=session.compartment))
    document = {
        "officers": [{**vars(load), "away": _away(found.away.get(load.officer))} for load in found.loads],
        "teams": [
            {"team": team.name, "members": {who: str(day) for who, day in team.members.items()}}
            for team in found.teams
        ],
        "of": found.of,
    }  # fmt: skip
    session.out.result(document, _lines(document))


@office_command(
    f"sanad cell team calls --member analyst.one --member analyst.two --since 2026-03-01 {_WHO}"
)
@click.argument("team")
@click.option("--member", "members", multiple=True, help="An officer; repeat for others. Without any the team is dissolved.")  # fmt: skip
@click.option("--since", type=_DAY, required=True, help="From which day on.")
def formed(session: Session, team: str, members: tuple[str, ...], since: datetime) -> None:
    """Say of whom TEAM consists from a day on."""
    from sanad.desk.acts.form_team import FormTeam

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    act = FormTeam(**order, team=team, members=members, since=since.date())
    made = session.office.desk.perform(act)
    told = {who: str(day) for who, day in made.members.items()}
    session.out.result(
        {"team": team, "members": told}, [f"{team}: {', '.join(told) or 'dissolved'}"]
    )


@office_command(
    f"sanad cell absent analyst.one --from 2026-03-01 --to 2026-03-10 --cover analyst.two {_WHO}"
)
@click.argument("absentee", metavar="OFFICER")
@click.option("--from", "first", type=_DAY, required=True, help="First day.")
@click.option("--to", "last", type=_DAY, required=True, help="Last day.")
@click.option("--cover", help="Who stands in; without one, OFFICER is there after all.")
def absent(
    session: Session, absentee: str, first: datetime, last: datetime, cover: str | None
) -> None:
    """State that OFFICER is away, and who stands in."""
    from sanad.desk.acts.state_absence import StateAbsence

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    days = (first.date(), last.date())
    act = StateAbsence(**order, officer=absentee, first=days[0], last=days[1], cover=cover)
    told = f"{cover} stands in" if cover else "is there"
    entry = session.office.desk.perform(act)
    session.out.result({"entry": entry}, [f"{absentee}, {days[0]} to {days[1]}: {told}"])


for name, each in {"show": show, "team": formed, "absent": absent}.items():
    command.add_command(each, name)


def _away(absence: Any) -> dict[str, str] | None:  # noqa: ANN401  # the desk's answer
    return None if absence is None else {"until": str(absence.last), "cover": absence.cover}


def _lines(document: dict[str, Any]) -> Iterator[str]:
    for row in document["officers"]:
        away = row["away"]
        gone = f"; away until {away['until']}, {away['cover']} stands in" if away else ""
        yield f"{row['officer']}: {row['open']:,} open, {row['overdue']:,} overdue, waits for {row['waiting']:,}{gone}"
    for team in document["teams"]:
        since = ", ".join(f"{who} since {day}" for who, day in team["members"].items())
        yield f"team {team['team']}: {since}"
    yield f"{document['of']:,} open tasks"
