# SPDX-License-Identifier: Apache-2.0
"""`sanad mentions`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad mentions S-01 --out mentions.csv --as analyst.one --compartment op-kohzard")
@click.argument("subjects", nargs=-1)
@click.option("--also", multiple=True, help="Look into this compartment too; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write every mention into this new file, .csv or .jsonl.")  # fmt: skip
def command(
    session: Session, subjects: tuple[str, ...], also: tuple[str, ...], out: Path | None
) -> None:
    """Find every place that names SUBJECTS, or everybody on the register, or gives a number or account of theirs.

    Places are counted for each subject, in a table each value that names them; --out holds each with exhibit, part and characters, or column
    and rows. What only sounds alike is told
    apart: it is a reason to look and proves nothing.
    """
    from sanad.cli.searching import indexed, not_searched
    from sanad.desk.procedures.write_found import write_rows
    from sanad.desk.questions.find_mentions import MENTION, FindMentions

    indexed(session)
    question = FindMentions(
        by=session.by, compartment=session.compartment, also=also, subjects=subjects
    )
    found = session.office.desk.ask(question)
    counts: dict[str, Counter[str]] = {each.subject: Counter() for each in found.sought}

    def every() -> Iterator[dict[str, Any]]:
        for mention in found.every():
            counts[mention.subject][mention.how] += 1
            yield vars(mention)

    written = write_rows(out, MENTION, every()) if out else sum(1 for _ in every())
    rows = [
        {"subject": name, "as_written": each["as_written"], "sounds_alike": each["sounds_alike"]}
        for name, each in counts.items()
    ]
    document = {
        "mentions": written,
        "subjects": rows,
        "terms": len(found.sought),
        "layers": len(found.there.searched),
        "not_searched": [vars(each) for each in found.there.not_searched],
        "left_out": list(found.left_out),
    }
    lines = [
        f"{row['subject']}: {row['as_written']:,} as written, {row['sounds_alike']:,} sound alike"
        for row in rows
    ]
    left = not_searched((each.exhibit, each.why) for each in found.there.not_searched)
    head = f"{written:,} mentions of {len(found.sought):,} names and numbers in {len(found.there.searched):,} layers and their tables; {left}"
    session.out.result(document, [head, *lines])
