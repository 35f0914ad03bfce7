# SPDX-License-Identifier: Apache-2.0
"""`sanad incidents`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_HELP = {
    "duplicates": "Pairs that may be one incident and that nobody has judged, with what speaks for and against each.",
    "stories": "Reports that seem to tell one event, with why, and which share their wording.",
    "register": "Write the incidents adopted from this register, an exhibit, in its own columns.",
    "out": "Where to write them; a file that is not there yet.",
}


@office_command("sanad incidents --as analyst.one --compartment op-kohzard")
@click.option("--duplicates", is_flag=True, help=_HELP["duplicates"])
@click.option("--stories", is_flag=True, help=_HELP["stories"])
@click.option("--register", help=_HELP["register"])
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=_HELP["out"])
def command(
    session: Session, *, duplicates: bool, stories: bool, register: str | None, out: Path | None
) -> None:
    """List the incidents: when, where and how exactly that is known, where each stands, how many were killed by how many sources.

    A pair of --duplicates becomes one by a judgement (sanad judge) and two again by a later one; both ids stay. Neither list
    decides anything.
    """
    if duplicates + stories + (register is not None) > 1 or (register is None) != (out is None):
        message = "give one of --duplicates, --stories, --register; --register with --out"
        raise click.UsageError(message)
    if duplicates:
        _duplicates(session)
    elif stories:
        _stories(session)
    elif register is not None and out is not None:
        _rows(session, register, out)
    else:
        _listed(session)


def _ask(session: Session, question: Any, **given: str) -> Any:  # noqa: ANN401  # any question of the desk, and its answer
    return session.office.desk.ask(
        question(by=session.by, compartment=session.compartment, **given)
    )


def _listed(session: Session) -> None:
    from sanad.desk.questions.list_incidents import ListIncidents

    incidents = [
        {
            "incident": one.incident,
            "label": one.label,
            "status": str(one.line.status),
            "one_with": list(one.one_with),
            "dates": [vars(date) for date in one.line.dates],
            "places": [
                {"value": place, "drawn": drawn and vars(drawn)}
                for place, drawn in zip(one.line.places, one.drawn, strict=True)
            ],
            "killed": _figure(one.line.killed),
            "sources": one.line.sources,
        }
        for one in _ask(session, ListIncidents)
    ]
    session.out.result({"incidents": incidents}, _lines(incidents))


def _figure(found: Any) -> dict[str, Any] | None:  # noqa: ANN401  # the figure of a line, or none
    if found is None:
        return None
    names = ("low", "best", "high", "sources", "rule")
    return {name: getattr(found, name) for name in names}


def _lines(incidents: list[dict[str, Any]]) -> Iterator[str]:
    yield f"incidents: {len(incidents)}"
    for one in incidents:
        others = f" with {', '.join(one['one_with'])}" if one["one_with"] else ""
        yield f"{one['incident']}  {one['label']}: {one['status']}{others}; {_sources(one['sources'])}"
        if one["dates"]:
            yield f"    when: {' / '.join(map(_date, one['dates']))}"
        if one["places"]:
            places = dict.fromkeys(_place(place["value"]) for place in one["places"])
            yield f"    where: {' / '.join(places)}"
        if (killed := one["killed"]) is not None:
            yield f"    killed: {_range(killed)}, from {_sources(killed['sources'])}"


def _range(figure: dict[str, Any]) -> str:
    if figure["low"] == figure["high"]:
        return str(figure["low"])
    high = "open" if figure["high"] is None else figure["high"]
    return f"{figure['low']} to {high}, best {figure['best']}"


def _sources(number: int) -> str:
    return f"{number} independent source{'s' * (number != 1)}"


def _date(date: dict[str, Any]) -> str:
    return f"{date['said']} (known to a {date['precision']})" if date["precision"] else date["said"]


def _place(place: Any) -> str:  # noqa: ANN401  # a value of the register
    if isinstance(place, dict):
        return f"{place['name']} (known to a {place['precision']})"
    return f"{place} (how exactly is not said)"


def _duplicates(session: Session) -> None:
    from sanad.desk.questions.list_duplicates import ListDuplicates

    pairs = [
        {**vars(one), "reasons": list(one.reasons), "against": list(one.against)}
        for one in _ask(session, ListDuplicates)
    ]
    lines = [f"pairs that may be one incident and that nobody has judged: {len(pairs)}"]
    for pair in pairs:
        lines.append(f"{pair['left']} / {pair['right']}")
        lines += [f"    for: {reason}" for reason in pair["reasons"]]
        lines += [f"    against: {reason}" for reason in pair["against"]]
    session.out.result({"duplicates": pairs}, lines)


def _stories(session: Session) -> None:
    from sanad.desk.questions.list_stories import ListStories

    found = _ask(session, ListStories)
    stories = [
        {
            "independent": story.independent,
            "reports": [
                {
                    "exhibit": one.telling.report,
                    "name": found.names[one.telling.report],
                    "event": one.telling.number,
                    "like": one.like,
                    "reasons": [
                        {"shares": reason.words, "with": found.names[reason.report]}
                        for reason in one.reasons
                    ],
                }
                for one in story.members
            ],
        }
        for story in found.stories
    ]
    document = {"stories": stories, "read": found.reports, "undated": list(found.undated)}
    session.out.result(document, _story_lines(document, found.names))


def _story_lines(document: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    yield f"texts read: {document['read']}; stories: {len(document['stories'])}"
    for number, story in enumerate(document["stories"], start=1):
        yield f"{number}. tellings: {len(story['reports'])}; reports that share their wording with none before: {story['independent']}"
        for one in story["reports"]:
            like = f" (shares its wording with {names[one['like']]})" if one["like"] else ""
            yield f"    {one['name']}{like}"
            for reason in one["reasons"]:
                yield f"        {reason['shares']}, with {reason['with']}"
    if document["undated"]:
        yield f"texts without a known day of appearance, in which “on Saturday” is no day: {len(document['undated'])}"


def _rows(session: Session, register: str, out: Path) -> None:
    from sanad.desk.procedures.write_found import write_bytes
    from sanad.desk.questions.register_rows import RegisterRows

    found = _ask(session, RegisterRows, exhibit=register)
    write_bytes(out, found.raw)
    gone = [vars(one) for one in found.taken_back]
    lines = [f"rows written into {out}: {len(found.incidents)}"]
    lines += [
        f"    the row of {one['incident']} still says what was taken back, {one['property']}: {one['quote']}"
        for one in gone
    ]
    document = {"out": str(out), "incidents": list(found.incidents), "taken_back": gone}
    session.out.result(document, lines)
