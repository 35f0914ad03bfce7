# SPDX-License-Identifier: Apache-2.0
"""`sanad request`."""

from pathlib import Path
from typing import Any

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  sanad request check RN-01 --as drafter.one --compartment op-kohzard",
)
def command() -> None:
    """Requests to other authorities: draft, check, answer, sign, send, withdraw. Every step is on record."""


@office_command("sanad request draft worksheet.toml")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
def draft(session: Session, sheet: Path) -> bool | None:
    """Draft the requests of a worksheet SHEET, record the answers to their questions and have them signed, each by the officer the row names."""
    from sanad.desk.procedures.enter_worksheet import enter_requests
    from sanad.desk.sheets import load

    desk = session.office.desk
    return show_entered(session.out, "requests", enter_requests(desk, load(sheet, "worksheet")))


@office_command("sanad request list --checked --as reviewer.one --compartment op-kohzard")
@click.option("--checked", is_flag=True, help="Put each before every rule, too.")
def listed(session: Session, checked: bool) -> None:  # noqa: FBT001  # a flag
    """List the requests of the compartment with how far each has come."""
    from sanad.desk.questions.list_requests import ListRequests

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    rows = session.office.desk.ask(ListRequests(**order, checked=checked))
    lines = [
        f"{row['request']:<10} {row['kind']:<18} {row['subject']:<8} {row['state']:<10} {row.get('outcome') or row.get('stops') or ''}"
        for row in rows
    ]
    session.out.result({"requests": rows}, [*lines, f"{len(rows)} of {len(rows)} requests"])


@office_command("sanad request check RN-01 --as drafter.one --compartment op-kohzard")
@click.argument("request")
@click.option(
    "--all", "passed", is_flag=True, help="Name the rules that are met or do not apply, too."
)
def check(session: Session, request: str, passed: bool) -> None:  # noqa: FBT001  # a flag
    """Put one REQUEST before every rule: who signed it, then gate by gate what refuses, what is to be answered and by whom; and the fact grid.

    A request that is not ready is an answer, not a failure: exit code 0. The outcome is words, never a number.
    """
    from sanad.cli.verdicts import grid_lines, verdict_document, verdict_lines
    from sanad.desk.questions.check_request import CheckRequest

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    checked = session.office.desk.ask(CheckRequest(**order, request=request))
    lines = [*verdict_lines(checked, passed=passed), "", *grid_lines(checked)]
    session.out.result(verdict_document(checked), lines)


@office_command(
    'sanad request answer RN-01 NEU-Q2 compliant --reason "No office, no party; the act was for money." --as reviewer.one --compartment op-kohzard'
)
@click.argument("request")
@click.argument("question")
@click.argument("answer")
@click.option("--reason", required=True, help="Why, in your own words; it is kept for ever.")
@click.option("--named", help="Who answered, where the rule asks somebody who is no officer here.")
@click.option(
    "--paper", help="The exhibit in which that answer stands: digest, or name as delivered."
)
def answer(session: Session, **given: Any) -> None:  # noqa: ANN401  # the options above
    """Answer a QUESTION that a rule asks of a REQUEST, under your own name, as the person whom the rule asks."""
    from sanad.desk.acts.answer_question import AnswerQuestion

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    done = session.office.desk.perform(AnswerQuestion(**order, **given))
    document = {**vars(done), **given}
    session.out.result(document, [f"{given['question']}: {given['answer']}, as {done.as_whom}"])


@office_command("sanad request sign RN-01 review --as reviewer.one --compartment op-kohzard")
@click.argument("request")
@click.argument("step", type=click.Choice(["draft", "review", "approve"]))
def sign(session: Session, request: str, step: str) -> None:
    """Sign a STEP of a REQUEST: the draft as it stands, the answers, and the rules it was checked by. It is shown, and what was shown is signed."""
    from sanad.cli.verdicts import verdict_lines
    from sanad.desk.acts.sign_request import SignRequest
    from sanad.desk.questions.check_request import CheckRequest

    desk = session.office.desk
    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    checked = desk.ask(CheckRequest(**order, request=request))
    over = desk.perform(SignRequest(**order, request=request, step=step, draft=checked.over(step)))
    lines = [*verdict_lines(checked, with_questions=False), f"{request}: {step} signed over {over[:16]}"]  # fmt: skip
    session.out.result({"request": request, "step": step, "draft": over}, lines)


@office_command(
    'sanad request send RN-01 --country INT --authority "INTERPOL, by NCB Islamabad" --reference 2026/118 --on 2026-02-03 --as liaison.one --compartment op-kohzard'
)
@click.argument("request")
@click.option("--country", required=True, help="Of the authority: ISO 3166, or INT.")
@click.option("--authority", required=True, help="To whom it goes.")
@click.option("--reference", required=True, help="The number under which it goes.")
@click.option("--on", required=True, help="The day on which it went, YYYY-MM-DD.")
def send(session: Session, **given: Any) -> None:  # noqa: ANN401  # the options above
    """Record that a REQUEST went out: only one that is ready today and signed by all three. It is followed as a proceeding from here on."""
    from sanad.desk.acts.send_request import SendRequest

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    name = session.office.desk.perform(SendRequest(**order, **given))
    document = {"request": given["request"], "proceeding": name}
    session.out.result(document, [f"{given['request']} is followed as {name}"])


@office_command(
    'sanad request withdraw RN-01 --reason "The court acquitted on 4 March 2026." --as drafter.one --compartment op-kohzard'
)
@click.argument("request")
@click.option("--reason", required=True, help="Why; it is kept for ever.")
def withdraw(session: Session, request: str, reason: str) -> None:
    """Withdraw a REQUEST: a draft is not carried on, one that was sent is called back."""
    from sanad.desk.acts.withdraw_request import WithdrawRequest

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    name = session.office.desk.perform(WithdrawRequest(**order, request=request, reason=reason))
    told = f", called back in {name}" if name else ""
    session.out.result({"request": request, "proceeding": name}, [f"{request} is withdrawn{told}"])


for name, each in {
    "draft": draft,
    "list": listed,
    "check": check,
    "answer": answer,
    "sign": sign,
    "send": send,
    "withdraw": withdraw,
}.items():
    command.add_command(each, name)
