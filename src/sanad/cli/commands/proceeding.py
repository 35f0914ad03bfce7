# SPDX-License-Identifier: Apache-2.0
"""`sanad proceeding`."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from sanad.cli.batch import show_entered
from sanad.cli.courses import course_document, course_words
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  sanad proceeding show S-01 --as clerk.one --compartment op-kohzard",
)
def command() -> None:
    """Follow proceedings before courts and authorities of any country: open one, record what happened in it, show where it stands."""


@office_command(
    'sanad proceeding open criminal --country PK --authority "Anti-Terrorism Court I, Testpur" --reference 41/2025 --subject S-01 --as clerk.one'
)
@click.argument("kind")
@click.option("--country", required=True, help="Of the court or authority: ISO 3166, or INT for an international one.")  # fmt: skip
@click.option("--authority", required=True, help="Court or authority.")
@click.option("--reference", default="", help="What the authority calls the matter, once it does.")
@click.option("--subject", "subjects", multiple=True, required=True, help="Whom it is about; repeat for others.")  # fmt: skip
@click.option("--request", help="The request of this office that it carries on.")
def opened(session: Session, **given: Any) -> None:  # noqa: ANN401  # the options above
    """Put a proceeding on the docket. KIND: criminal, appeal, extradition, mla, notice, sanctions, asylum, review."""
    from sanad.desk.acts.open_proceeding import OpenProceeding

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    name = session.office.desk.perform(OpenProceeding(**order, **given))
    session.out.result({"proceeding": name}, [f"{name} is on the docket"])


@office_command(
    'sanad proceeding record P-12 charge_framed --on 2026-02-03 --said "The court framed the charge." --exhibit orders/2026-02-03.pdf --waits-for court --next "evidence of the prosecution" --next-on 2026-03-01 --as clerk.one'
)
@click.argument("proceeding")
@click.argument("kind")
@click.option("--on", required=True, help="When: a day, or the month or year if no more is known.")
@click.option("--said", required=True, help="What happened, in one sentence.")
@click.option("--exhibit", help="The paper that says so; without it the event rests on your report, and says so.")  # fmt: skip
@click.option("--page", type=int, help="Its page.")
@click.option("--waits-for", help="Whose move is next: court, prosecution, police, ministry, foreign_authority, defence, us.")  # fmt: skip
@click.option("--next", "next", help="What is next.")
@click.option("--next-on", help="The day fixed for it.")
@click.option("--until", help="Of a warrant, proclamation, attachment or bail: the last day on which it is in force.")  # fmt: skip
@click.option("--subject", "subjects", multiple=True, help="Whom it concerns, if not everybody.")
@click.option("--ground", "grounds", multiple=True, help="Of a refusal: a ground; repeat for others.")  # fmt: skip
@click.option("--about", type=int, help="Number of the event that this one speaks of: which warrant was recalled.")  # fmt: skip
@click.option("--corrects", type=int, help="Number of the event whose place this one takes; both stay.")  # fmt: skip
def record(session: Session, **given: Any) -> None:  # noqa: ANN401  # as above
    """Record that KIND happened in PROCEEDING. The kinds stand in docs/howto/follow-a-case.md."""
    from sanad.desk.acts.record_event import RecordEvent

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    place = session.office.desk.perform(RecordEvent(**order, **given))
    session.out.result({"event": place}, [f"{place} is on record"])


@office_command("sanad proceeding enter worksheet.toml")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
def enter(session: Session, sheet: Path) -> bool | None:
    """Open the proceedings of a worksheet SHEET and record its events, each by the officer the row names."""
    from sanad.desk.procedures.enter_docket import enter_proceedings
    from sanad.desk.sheets import load

    entered = enter_proceedings(session.office.desk, load(sheet, "worksheet"))
    return show_entered(session.out, "proceedings and events", entered)


@office_command("sanad proceeding show S-01 --as clerk.one --compartment op-kohzard")
@click.argument("about")
@click.option("--as-of", type=_DAY, help="As things stood at the end of this day.")
def show(session: Session, about: str, as_of: datetime | None) -> None:
    """Show one proceeding, or every one about an entry of the register: where it stands, and each event with its source."""
    from sanad.desk.questions.proceedings import Proceedings

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    day = None if as_of is None else as_of.date()
    found = session.office.desk.ask(Proceedings(**order, about=about, as_of=day))
    document = {"about": about, "proceedings": [_document(each) for each in found]}
    session.out.result(document, _lines(document))


def _document(each: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    of = each.proceeding
    return {
        "proceeding": of.id,
        "kind": of.kind,
        "country": of.country,
        "authority": of.authority,
        "reference": of.reference,
        "subjects": list(of.subjects),
        "request": of.request,
        "opened_on": of.opened_on,
        "course": None if each.course is None else course_document(each.course),
        "measures": [_measure(measure) for measure in each.measures],
        "events": [_event(event, each.set_aside) for event in each.events],
        "corrected": [_event(event, each.set_aside) for event in each.corrected],
    }


def _measure(measure: Any) -> dict[str, Any]:  # noqa: ANN401  # as above
    event = measure.event
    return {"event": event.number, "kind": event.kind, "since": event.on, "until": event.until, "state": measure.state}  # fmt: skip


def _event(event: Any, set_aside: frozenset[int]) -> dict[str, Any]:  # noqa: ANN401  # as above
    told = {name: value for name, value in event._asdict().items() if name not in ("seq", "proceeding")}  # fmt: skip
    lists = {"subjects": event.subjects.split(), "grounds": event.grounds.split()}
    return {**told, **lists, "source": event.source, "set_aside": event.number in set_aside}


def _lines(document: dict[str, Any]) -> Iterator[str]:
    if not document["proceedings"]:
        yield f"no proceeding about {document['about']} is on the docket"
    for one in document["proceedings"]:
        reference = f", {one['reference']}" if one["reference"] else ""
        yield f"{one['proceeding']}  {one['kind']}, {one['country']}: {one['authority']}{reference}; about {', '.join(one['subjects'])}"
        yield f"    {course_words(one['course'])}"
        for measure in one["measures"]:
            until = f", until {measure['until']}" if measure["until"] else ""
            yield f"    {measure['kind'].replace('_', ' ')} of {measure['since']}{until}: {measure['state'].replace('_', ' ')}"
        for event in one["events"]:
            yield f"    {event['number']:>3}  {event['on']}  {_told(event)}"
        for event in one["corrected"]:
            yield f"    {event['number']:>3}  corrected: {_told(event)}"


def _told(event: dict[str, Any]) -> str:
    whom = f" ({', '.join(event['subjects'])})" if event["subjects"] else ""
    grounds = f"; grounds: {', '.join(event['grounds'])}" if event["grounds"] else ""
    aside = ", set aside" if event["set_aside"] else ""
    return f"{event['kind'].replace('_', ' ')}{whom}: {event['said']}{grounds}  [{event['source']}{aside}]"


for name, one in (("open", opened), ("record", record), ("enter", enter), ("show", show)):
    command.add_command(one, name)
