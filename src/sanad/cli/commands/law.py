# SPDX-License-Identifier: Apache-2.0
"""`sanad law`."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_IN_FORCE = {True: "in force", False: "not in force", None: "not known"}


@office_command("sanad law ATA-11V PPC-302 --on 2012-08-14 --as reviewer.one --compartment op-kohzard")  # fmt: skip
@click.argument("offences", nargs=-1, metavar="[OFFENCE]...")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day of the act.  [default: today]")
@click.option("--if", "supposed", metavar="AMENDMENT=DATE", help="What would change if that amendment began on that day.")  # fmt: skip
def command(
    session: Session, offences: tuple[str, ...], on: datetime | None, supposed: str | None
) -> None:
    """Which law applied to an act of a day: OFFENCEs, or all of them, with the penalty of that day and what is not known of it.

    With --if it is told, without writing anything, which penalties and rules would be others, and for acts of which days.
    """
    from sanad.desk.questions.law_changed import LawChanged
    from sanad.desk.questions.law_on import LawOn

    order = {"by": session.by, "compartment": session.compartment}
    if supposed is None:
        day = on.date() if on else None
        told = session.office.desk.ask(LawOn(**order, on=day, offences=offences))
        session.out.result(told, _law(told))
        return
    if offences or on:
        raise click.UsageError("--if stands alone")
    amendment, begins_on = _supposed(supposed)
    told = session.office.desk.ask(LawChanged(**order, amendment=amendment, begins_on=begins_on))
    session.out.result(told, _changed(told))


def _supposed(text: str) -> tuple[str, date]:
    amendment, _, day = text.partition("=")
    try:
        return amendment, date.fromisoformat(day)
    except ValueError as error:
        raise click.UsageError("write --if AMENDMENT=2026-03-01") from error


def _law(told: dict[str, Any]) -> Iterator[str]:
    yield f"the law for an act of {told['on']}"
    for each in told["provisions"]:
        by = each["amendment"]
        brought = f", by {by['id']} ({by['instrument']})" if by else ""
        yield f"{each['offence']:<20} {each['mark']}  {_penalty(each)}{brought}"
        yield f"{'':<20}    {each['title']} ({each['law']}, {each['section']})"
        for question in each["questions"]:
            yield f"{'':<20}    ? {question['text']} [{question['who']}]"
    for each in told["undated"]:
        yield f"not known whether it had begun: {each['id']}, {each['instrument']}: {each['changed']}"  # fmt: skip
    dated = [rule for rule in told["rules"] if rule["in_force_from"]]
    yield f"{len(told['rules']):,} rules in force, {len(dated):,} of them since a known day:"
    for rule in dated:
        yield f"{rule['in_force_from']}  {rule['id']}  {rule['title']}"


def _changed(told: dict[str, Any]) -> Iterator[str]:
    yield f"if {told['amendment']} ({told['instrument']}) began on {told['begins_on']}:"
    for each in told["provisions"]:
        yield f"{_days(each)}  {each['offence']}: {_text(each['now'])} → {_text(each['then'])}"
    for each in told["rules"]:
        yield f"{_days(each)}  rule {each['id']}: {_IN_FORCE[each['now']]} → {_IN_FORCE[each['then']]}"  # fmt: skip
    for question in told["questions"]:
        yield f"not known what would change: {question['text']} [{question['who']}]"
    if not told["provisions"] and not told["rules"] and not told["questions"]:
        yield "no penalty and no rule would be another"
    for each in told["flips"]:
        yield f"{each['request']}: {each['outcome']} → {each['would_be']}"
        for ruling in each["rulings"]:
            yield f"  {ruling['rule']}: {ruling['now']} → {ruling['then']}"


def _days(change: dict[str, Any]) -> str:
    return f"{change['since'] or '…':<10} to {change['until'] or '…':<10}"


def _text(each: dict[str, Any]) -> str:
    """Return a penalty with the amendment that brought its text, or why nothing is known of it."""
    brought = f", by {each['amendment']}" if each["amendment"] else ""
    return f"{_penalty(each)}{brought}" if each["known"] else f"{_penalty(each)} ({each['reason']})"


def _penalty(each: dict[str, Any]) -> str:
    """Return whether the provision is in force, and the penalty in words."""
    figures = each["penalty"]
    if figures is None:
        return "in force, penalty not known" if each["in_force"] else _IN_FORCE[each["in_force"]]
    years, months = divmod(figures["maximum_months"] or 0, 12)
    term = " ".join(
        part for part in (years and f"{years} y", months and f"{months} m") if part
    ) or "no prison"  # fmt: skip
    most = [word for word in ("death", "life") if figures[word]]
    most += [term] if figures["maximum_months"] is not None else []
    least = f", at least {figures['minimum']}" if figures["minimum"] else ""
    other = f"; {figures['other']}" if figures["other"] else ""
    return f"in force, {' or '.join(most)}{least}{other}"
