# SPDX-License-Identifier: Apache-2.0
"""`sanad search`."""

from pathlib import Path
from typing import Literal

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.searching import indexed, show_found

EXAMPLE = (
    """sanad search '"abdullah khan" OR 0399-0000001' --as analyst.one --compartment op-kohzard"""
)


@office_command(EXAMPLE)
@click.argument("words", required=False)
@click.option("--also", multiple=True, help="Search this compartment too; may be repeated.")
@click.option("--sounds", type=click.Choice(["none", "across", "both"]), default="across", show_default=True, help="Find words by sound: not at all, in the other script, in both.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Hits shown, the most relevant first.")  # fmt: skip
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits passed over before those.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write all hits into this new file, .csv or .jsonl.")  # fmt: skip
@click.option("--rebuild", is_flag=True, help="Make the index anew first.")
def command(
    session: Session,
    words: str | None,
    *,
    also: tuple[str, ...],
    sounds: Literal["none", "across", "both"],
    limit: int,
    offset: int,
    out: Path | None,
    rebuild: bool,
) -> None:
    """Find WORDS in everything that was read, texts and tables, across scripts.

    Words that must all stand in a part, "phrases", "near words"~3, misspelt~1, begin*, -not, OR, (brackets), and the fields
    kind: layer: language: exhibit: name: from: to:. What was read since the last search is indexed first.
    """
    from sanad.desk.procedures.write_found import write_hits
    from sanad.desk.questions.search_text import SearchText

    if words is None and not rebuild:
        raise click.UsageError("give WORDS, or --rebuild")
    put = indexed(session, anew=rebuild)
    if words is None:
        session.out.result({"indexed": put}, [f"{put:,} parts indexed"])
        return
    question = SearchText(
        by=session.by, compartment=session.compartment, also=also, words=words, sounds=sounds
    )
    found = session.office.desk.ask(question)
    hits = found.texts.best(limit, offset)
    written = None if out is None else write_hits(out, found.texts.every())
    show_found(session.out, found, hits, written)
