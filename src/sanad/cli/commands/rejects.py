# SPDX-License-Identifier: Apache-2.0
"""`sanad rejects`."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_SHOWN = 20
_COLUMNS = ("row", "code", "reason", "written")


@office_command(
    "sanad rejects calls.csv --out rejects.csv --as analyst.one --compartment op-kohzard"
)
@click.argument("exhibit")
@click.option("--step", default="content", show_default=True, help="Step of reading: content, or the reader that follows it.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write all of them into this new file, .csv or .jsonl.")  # fmt: skip
def command(session: Session, exhibit: str, step: str, out: Path | None) -> None:
    """Show the records of EXHIBIT (digest, or name as delivered) that were set aside when it was read: why, and as they were written.

    For the sender, who is asked to explain or to send them again.
    """
    from sanad.desk.procedures.named_exhibit import named_exhibit
    from sanad.desk.procedures.write_found import write_rows
    from sanad.desk.questions.list_rejects import ListRejects

    office, order = session.office, {"by": session.by, "compartment": session.compartment}
    sha256 = named_exhibit(office.tools, exhibit)
    found = office.desk.ask(ListRejects(**order, exhibit=sha256, step=step))
    written = None if out is None else write_rows(out, _COLUMNS, found.rows())
    document = {
        "exhibit": sha256,
        "name": found.name,
        "reader": found.reader,
        "read": found.read,
        "rejected": found.rejected,
        "rejects_by_code": found.by_code,
        "rejects": list(islice(found.rows(), _SHOWN)),
        "written": written,
    }
    session.out.result(document, _lines(document))


def _lines(document: dict[str, Any]) -> Iterator[str]:
    rejected, shown = document["rejected"], document["rejects"]
    yield f"{document['name']}: {rejected:,} of {document['read']:,} records set aside by {document['reader']}"
    yield from (f"  {count:,} {code}" for code, count in document["rejects_by_code"].items())
    for row in shown:
        yield f"  {row['row']}: {row['code']}: {row['reason']}"
        yield f"    {row['written']}"
    if rejected > len(shown):
        yield f"  … the first {len(shown)} of {rejected:,}; --out writes all of them"
    if document["written"] is not None:
        yield f"{document['written']:,} lines written"
