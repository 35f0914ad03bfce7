# SPDX-License-Identifier: Apache-2.0
"""`sanad readings`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.pile import Pile

_STATES = ("waiting", "done", "failed")


@office_command("sanad readings --csv failures.csv --as clerk.one --compartment op-kohzard")
@click.option("--state", "states", type=click.Choice(_STATES), multiple=True, default=("failed",), show_default=True, help="Which to list; may be given more than once.")  # fmt: skip
@click.option("--csv", "out", type=click.Path(path_type=Path, dir_okay=False), help="Write the list into this new file, .csv or .jsonl.")  # fmt: skip
def command(session: Session, states: tuple[str, ...], out: Path | None) -> None:
    """List readings and what became of them, with the causes: failures unless told otherwise.

    A file that is locked by a password says so: ask the sender for an open copy, and receive it beside the locked one.
    """
    from sanad.desk.procedures.every_reading import (
        COLUMNS,
        as_line,
        counts_of_readings,
        every_reading,
    )
    from sanad.desk.procedures.write_found import write_rows

    desk, order = session.office.desk, {"by": session.by, "compartment": session.compartment}
    counts = counts_of_readings(desk, **order)
    every = every_reading(desk, **order, states=states)
    listed, written = Pile(), None
    if out is None:
        for reading in every:
            listed.add(reading)
    else:
        written = write_rows(out, COLUMNS, (as_line(reading) for reading in every))
    document = {"readings": listed, "counts": counts, "written": written}
    session.out.result(document, _lines(document))


def _lines(document: dict[str, Any]) -> Iterator[str]:
    counts = [f"{n:,} {state.replace('_', ' ')}" for state, n in document["counts"].items()]
    listed = len(document["readings"])
    told = f"{document['written']:,} written" if document["written"] is not None else f"{listed:,} listed"  # fmt: skip
    yield f"{told}; in all: {', '.join(counts) or 'none'}"
    for row in document["readings"]:
        says = (row["outcome"] or {}).get("says") or f"{row['reader'] or ''} {row['version'] or ''}"
        needs = f"needs a {row['needs']}  " if row["needs"] else ""
        yield f"  {row['state']}  {needs}{row['step']}  {row['name']}: {says}"
