# SPDX-License-Identifier: Apache-2.0
"""`sanad confirm`."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal

_PLACE = ("part", "start", "end")


@office_command("sanad confirm card.png --pictures words/ --out words.csv --as analyst.one --compartment op-kohzard")  # fmt: skip
@click.argument("exhibit")
@click.option("--pictures", type=click.Path(path_type=Path, file_okay=False), help="Write a picture of each word, framed in its line, into this new folder.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the words into this new file, .csv or .jsonl, with an empty column for what a person reads.")  # fmt: skip
@click.option("--from", "filled", type=click.Path(path_type=Path, dir_okay=False), help="Record the readings of such a .csv, filled in.")  # fmt: skip
@click.option("--at", help="With --reading, record one: the place as it is listed, part:start-end in characters of the part.")  # fmt: skip
@click.option("--reading", help="What stands there, as a person sees it on the paper.")
def command(
    session: Session,
    exhibit: str,
    *,
    pictures: Path | None,
    out: Path | None,
    filled: Path | None,
    at: str | None,
    reading: str | None,
) -> bool:
    """List the words of EXHIBIT that a machine recognised and was not sure of, or record what a person reads there.

    Nothing is quoted from such a word before an officer who looked at the picture said what it is. Both readings are kept.
    """
    if (at is None) != (reading is None) or (at and filled):
        raise click.UsageError("give --at with --reading, or --from")
    if filled is not None:
        return _record_list(session, exhibit, filled)
    if at is not None and reading is not None:
        return _record(session, exhibit, at, reading)
    return _show(session, exhibit, pictures, out)


def _record(session: Session, exhibit: str, at: str, reading: str) -> bool:
    from sanad.desk.acts.confirm_words import ConfirmWords

    order = {"by": session.by, "compartment": session.compartment, "exhibit": exhibit}
    place = re.fullmatch(r"(\d{1,6}):(\d{1,9})-(\d{1,9})", at, re.ASCII)
    if place is None:
        raise click.UsageError("--at is part:start-end, for example 1:14-20")
    part, start, end = map(int, place.groups())
    act = ConfirmWords(**order, part=part, start=start, end=end, reading=reading)
    rows = [_kept(session.office.desk.perform(act))]
    session.out.result({"confirmed": rows, "refused": []}, _told(rows, []))
    return True


def _record_list(session: Session, exhibit: str, filled: Path) -> bool:
    from sanad.desk.door import Refused
    from sanad.desk.procedures.confirm_list import confirm_list

    desk = session.office.desk
    rows, refused = [], []
    for each in confirm_list(desk, filled, session.by, session.compartment, exhibit):
        if isinstance(each.outcome, Refused):
            refused.append(
                {"line": each.line, **_places(each.order), **refusal(each.outcome.error)}
            )
        else:
            rows.append(_kept(each.outcome))
    session.out.result({"confirmed": rows, "refused": refused}, _told(rows, refused))
    return not refused


def _show(session: Session, exhibit: str, pictures: Path | None, out: Path | None) -> bool:
    from sanad.desk.procedures.confirm_list import COLUMNS
    from sanad.desk.procedures.cut_words import cut_words
    from sanad.desk.procedures.write_found import write_rows
    from sanad.desk.questions.list_unsure import ListUnsure

    order = {"by": session.by, "compartment": session.compartment}
    found = session.office.desk.ask(ListUnsure(**order, exhibit=exhibit))
    drawn = cut_words(session.office.tools, found, pictures) if pictures and found.unsure else {}
    rows = [
        {**asdict(word), "picture": str(drawn[word]) if word in drawn else None}
        for word in found.unsure
    ]
    if out is not None:
        write_rows(out, COLUMNS, ({**row, "reading": ""} for row in rows))
    about = {"exhibit": found.exhibit, "name": found.name, "words": found.words}
    session.out.result({**about, "unsure": rows}, _listed(found.name, found.words, rows))
    return True


def _kept(confirmation: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    return {
        **_places(confirmation),
        "machine": confirmation.machine,
        "reading": confirmation.reading,
    }


def _places(where: Any) -> dict[str, int]:  # noqa: ANN401  # an order, or what was kept of it
    return {name: getattr(where, name) for name in _PLACE}


def _listed(name: str, words: int, rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f"{name}: {len(rows):,} of {words:,} recognised words need a person"
    for row in rows:
        place = f"{row['part']}:{row['start']}-{row['end']} ({row['label']})"
        english = f", in English “{row['english']}”" if row["english"] else ""
        yield f"  {place}: “{row['machine']}”, confidence {row['confidence']}{english}"
        yield "    " + " ".join(f"{row['before']}⟦{row['machine']}⟧{row['after']}".split())


def _told(rows: list[dict[str, Any]], refused: list[dict[str, Any]]) -> Iterator[str]:
    yield f"{len(rows):,} readings recorded, {len(refused):,} refused"
    for row in rows:
        yield f"  {row['part']}:{row['start']}-{row['end']}: “{row['reading']}”, where the machine read “{row['machine']}”"
    for row in refused:
        yield f"  line {row['line']}: {row['says']}"
