# SPDX-License-Identifier: Apache-2.0
"""`sanad account`."""

from datetime import timedelta
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_GOVERNS = "--as supervisor.one"


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"\b\nExample:\n  sanad account invite analyst.one {_GOVERNS}",
)
def command() -> None:
    """Let officers into the pages: one-time codes, sessions, tokens of programs, emergency access."""


@office_command(f"sanad account invite analyst.one {_GOVERNS}")
@click.argument("invited", metavar="OFFICER")
def invite(session: Session, invited: str) -> None:
    """Print a code by which OFFICER sets up how they sign in; it is good once, for a day, and shown only here."""
    from sanad.desk.acts.invite_officer import InviteOfficer

    made = session.office.desk.perform(InviteOfficer(by=session.by, officer=invited))
    document = {"officer": made.officer, "code": made.code, "until": made.until.isoformat()}
    session.out.result(document, [f"{made.officer}: {made.code}", f"good once, until {made.until:%Y-%m-%d %H:%M} UTC"])  # fmt: skip


@office_command("sanad account sessions --all --as supervisor.one")
@click.option("--all", "everybody", is_flag=True, help="Everybody's, for whoever governs.")
def sessions(session: Session, everybody: bool) -> None:  # noqa: FBT001  # an option
    """List the sessions that last, newest first."""
    from sanad.desk.questions.list_sessions import ListSessions

    found = session.office.desk.ask(ListSessions(by=session.by, everybody=everybody))
    shown = ("id", "officer", "way", "began", "seen", "purpose", "agent", "address")
    rows = [{name: getattr(each, name) for name in shown} for each in found]
    lines = [f"{row['id']}  {row['officer']} by {row['way']}, last used {row['seen']} from {row['address'] or 'unknown'}" for row in rows]  # fmt: skip
    session.out.result({"sessions": rows}, [*lines, f"{len(rows):,} sessions"])


@office_command("sanad account end 4f1c2a9e03b7d586 --as supervisor.one")
@click.argument("ended", metavar="SESSION")
def end(session: Session, ended: str) -> None:
    """End SESSION, an id of the list."""
    from sanad.desk.acts.end_session import EndSession

    holder = session.office.desk.perform(EndSession(by=session.by, session=ended))
    session.out.result({"session": ended, "officer": holder}, [f"ended: a session of {holder}"])


@office_command("sanad account tokens --as analyst.one")
@click.option("--all", "everybody", is_flag=True, help="Everybody's, for whoever governs.")
def tokens(session: Session, everybody: bool) -> None:  # noqa: FBT001  # an option
    """List the tokens that last, newest first; never the tokens themselves."""
    from sanad.desk.questions.list_tokens import ListTokens

    found = session.office.desk.ask(ListTokens(by=session.by, everybody=everybody))
    rows: list[dict[str, Any]] = [
        {
            **{name: getattr(each, name) for name in ("id", "officer", "label", "issued", "until", "seen")},
            "scope": sorted(each.scope),
            "compartments": sorted(each.compartments),
        }
        for each in found
    ]  # fmt: skip
    lines = [f"{row['id']}  {row['officer']}: {row['label']}, until {row['until']}" for row in rows]
    session.out.result({"tokens": rows}, [*lines, f"{len(rows):,} tokens"])


@office_command("sanad account token 'Nightly lists' --may list_subjects --in op-kohzard --days 30 --as analyst.one")  # fmt: skip
@click.argument("label")
@click.option("--may", "scope", multiple=True, required=True, help="Name of an act or question; repeat for others.")  # fmt: skip
@click.option("--in", "places", multiple=True, required=True, help="A compartment; repeat for others.")  # fmt: skip
@click.option("--days", type=click.IntRange(1, 365), required=True, help="How long it is good.")
def token(
    session: Session, label: str, scope: tuple[str, ...], places: tuple[str, ...], days: int
) -> None:
    """Print a token by which a program may order some things in your name; it is shown only here."""
    from sanad.desk.acts.issue_token import IssueToken

    until = session.office.tools.clock() + timedelta(days=days)
    order = IssueToken(
        by=session.by,
        label=label,
        scope=frozenset(scope),
        compartments=frozenset(places),
        until=until,
    )
    made = session.office.desk.perform(order)
    document = {"id": made.id, "token": made.token, "until": until.isoformat()}
    session.out.result(document, [made.token, f"{made.id}, until {until:%Y-%m-%d %H:%M} UTC"])


@office_command("sanad account revoke 4f1c2a9e03b7d586 --as supervisor.one")
@click.argument("ended", metavar="TOKEN")
def revoke(session: Session, ended: str) -> None:
    """End TOKEN, an id of the list."""
    from sanad.desk.acts.end_token import EndToken

    holder = session.office.desk.perform(EndToken(by=session.by, token=ended))
    session.out.result({"token": ended, "officer": holder}, [f"ended: a token of {holder}"])


@office_command("sanad account emergency --as auditor.one")
def emergency(session: Session) -> None:
    """List who asked for emergency access to the compartment, or in the office's own to any, newest first."""
    from sanad.desk.questions.list_emergencies import ListEmergencies

    order = ListEmergencies(by=session.by, compartment=session.compartment)
    rows = [
        {**vars(each.emergency), "state": each.state} for each in session.office.desk.ask(order)
    ]
    lines = [f"{row['id']}  {row['officer']} into {row['compartment']}: {row['state']}, {row['reason']}" for row in rows]  # fmt: skip
    session.out.result({"emergencies": rows}, [*lines, f"{len(rows):,} askings"])


@office_command(f"sanad account lift analyst.one --reason 'stands beside me' {_GOVERNS}")
@click.argument("waiting", metavar="OFFICER")
@click.option("--reason", required=True, help="How you know that it is the officer.")
def lift(session: Session, waiting: str, reason: str) -> None:
    """Let OFFICER's password be tried at once, after wrong ones made it wait; also your own, at the office's machine."""
    from sanad.desk.acts.lift_wait import LiftWait

    order = LiftWait(by=session.by, officer=waiting, reason=reason)
    count = session.office.desk.perform(order)
    session.out.result({"officer": waiting, "rejections": count}, [f"{waiting}: {count} wrong passwords or codes count no more"])  # fmt: skip


for each in (invite, sessions, end, tokens, token, revoke, emergency, lift):
    command.add_command(each)
