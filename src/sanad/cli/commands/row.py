# SPDX-License-Identifier: Apache-2.0
"""`sanad row`."""

from collections.abc import Iterator
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad row 9a9aa549#547 --as analyst.one --compartment op-kohzard")
@click.argument("refs", nargs=-1, required=True, metavar="REF...")
def command(session: Session, refs: tuple[str, ...]) -> None:
    """Show the rows that a finding cites: REF is the beginning of an exhibit's digest, #, and the number of the record.

    Third parties appear as pseudonyms; what else may name one is masked.
    """
    from sanad.desk.acts.show_rows import ShowRows

    order = {"by": session.by, "compartment": session.compartment}
    rows = [vars(row) for row in session.office.desk.perform(ShowRows(**order, refs=refs))]
    session.out.result({"rows": rows}, (line for row in rows for line in _lines(row)))


def _lines(row: dict[str, Any]) -> Iterator[str]:
    columns = row["columns"]
    place = f"record {columns['row']}"
    if "start" in columns:
        place += f", bytes {columns['start']} to {columns['end']} (end exclusive)"
    yield f"{row['ref']}: {row['name']}, {place}; {row['records']}, read by {row['reader']}"
    yield f"  {'exhibit':<16} {row['exhibit']}"
    for column, value in columns.items():
        if value is not None:
            yield f"  {column:<16} {value}"
        if column == "started_at":
            yield from (f"  {'':<16} {at} {zone}" for zone, at in row["wall_clocks"].items())
    for column in row["masked"]:
        yield f"  {column:<16} masked"
    if row["clock"]:
        yield f"  times were written by the clocks of {row['clock']}"
