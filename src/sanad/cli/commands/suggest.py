# SPDX-License-Identifier: Apache-2.0
"""`sanad suggest`."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal


@office_command("sanad suggest news/gazette.txt --published 2025-03-10 --out list.csv --as analyst.one --compartment op-kohzard")  # fmt: skip
@click.argument("exhibit")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it appeared; without it “on Saturday” stays unresolved.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the suggestions into this new file, .csv or .jsonl, with empty columns for decisions.")  # fmt: skip
@click.option("--from", "filled", type=click.Path(path_type=Path, dir_okay=False), help="Record the decisions of such a .csv, filled in.")  # fmt: skip
@click.option("--paper", default="", help="With --from: who says what nobody else is named to say.")
def command(
    session: Session,
    exhibit: str,
    *,
    published: datetime | None,
    out: Path | None,
    filled: Path | None,
    paper: str,
) -> bool:
    """Suggest what the words of a report EXHIBIT may say of incidents, or record what a person decided of it.

    By rules and word lists; nothing is recorded before a person accepts, corrects or rejects it, and then with the words cited.
    """
    from sanad.desk.procedures.decide_suggestions import COLUMNS, rows
    from sanad.desk.procedures.write_found import write_rows
    from sanad.desk.questions.suggest_claims import SuggestClaims

    if filled is not None:
        if not paper:
            raise click.UsageError(
                "--from needs --paper: who says what nobody else is named to say"
            )
        return _decide(session, exhibit, filled, paper)
    order = {"by": session.by, "compartment": session.compartment}
    day = published.date() if published else None
    found = session.office.desk.ask(SuggestClaims(**order, exhibit=exhibit, published=day))
    listed = list(rows(found.proposed))
    if out is not None:
        write_rows(out, COLUMNS, listed)
    document = {
        "exhibit": found.exhibit,
        "name": found.name,
        "suggestions": [{key: row[key] for key in COLUMNS[:12]} for row in listed],
        "questions": list(found.asked),
        "decided": found.decided,
    }
    session.out.result(document, _lines(document))
    return True


def _decide(session: Session, exhibit: str, filled: Path, paper: str) -> bool:
    from sanad.desk.door import Refused
    from sanad.desk.procedures.decide_suggestions import decide

    who = (session.by, session.compartment)
    done, refused = [], []
    for each in decide(session.office.desk, filled, paper, *who, exhibit):
        if isinstance(each.outcome, Refused):
            refused.append({"line": each.line, **refusal(each.outcome.error)})
        else:
            done.append({"line": each.line, "id": each.outcome})
    lines = [f"{len(done):,} decisions recorded, {len(refused):,} refused"]
    lines += [f"  line {one['line']}: {one['says']}" for one in refused]
    session.out.result({"done": done, "refused": refused}, lines)
    return not refused


def _lines(document: dict[str, Any]) -> Iterator[str]:
    count, decided = len(document["suggestions"]), document["decided"]
    yield f"{document['name']}: {count:,} suggestions, {decided:,} decided already"
    for row in sorted(
        document["suggestions"], key=lambda one: (one["incident"] or 0, one["start"])
    ):
        incident = f"[{row['incident']}] " if row["incident"] else ""
        said = f", according to {row['said_by']}" if row["said_by"] else ""
        doubts = f"  ({row['doubts']})" if row["doubts"] else ""
        words = " ".join(row["words"].split())
        yield f"  {incident}{row['kind']}: “{words}” → {row['value']}{said}{doubts}"
    yield from (f"  question: {question}" for question in document["questions"])
