# SPDX-License-Identifier: Apache-2.0
"""`sanad suggest`."""

from datetime import datetime
from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal


@office_command("sanad suggest news/gazette.txt --published 2025-03-10 --about I-07 --out list.csv --as analyst.one --compartment op-kohzard")  # fmt: skip
@click.argument("exhibit")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it appeared; without it “on Saturday” stays unresolved.")  # fmt: skip
@click.option("--about", multiple=True, metavar="[NUMBER=]ID", help="The incident on the register that incident NUMBER of the report is, or every other; may be repeated.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the suggestions into this new file, .csv or .jsonl, with columns for decisions.")  # fmt: skip
@click.option("--from", "filled", type=click.Path(path_type=Path, dir_okay=False), help="Record the decisions of such a .csv, filled in.")  # fmt: skip
@click.option("--paper", default="", help="With --from: who says what nobody else is named to say.")
def command(
    session: Session,
    exhibit: str,
    *,
    published: datetime | None,
    about: tuple[str, ...],
    out: Path | None,
    filled: Path | None,
    paper: str,
) -> bool:
    """Suggest what the words of a report EXHIBIT may say of incidents, or record what a person decided of it.

    By rules and word lists; nothing is recorded before a person accepts, corrects or rejects it, and then with the words cited.
    """
    from sanad.cli.suggested import document, incidents, lines
    from sanad.desk.procedures.decide_suggestions import COLUMNS, rows
    from sanad.desk.procedures.write_found import write_rows
    from sanad.desk.questions.suggest_claims import SuggestClaims

    if filled is not None:
        if not paper:
            raise click.UsageError(
                "--from needs --paper: who says what nobody else is named to say"
            )
        return _decide(session, exhibit, filled, paper)
    entered = incidents(about)
    order = {"by": session.by, "compartment": session.compartment}
    day = published.date() if published else None
    found = session.office.desk.ask(SuggestClaims(**order, exhibit=exhibit, published=day))
    if out is not None:
        write_rows(out, COLUMNS, rows(found, entered))
    session.out.result(document(found), lines(found, entered))
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
