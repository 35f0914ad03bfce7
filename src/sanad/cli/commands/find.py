# SPDX-License-Identifier: Apache-2.0
"""`sanad find`."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.values.verdict import Integrity


@office_command(
    "sanad find worksheet.toml        # or: sanad find --ask contacts -p number=+92… -p from=2025-01-01 -p to=2025-03-31 --as analyst.one"
)
@click.argument("sheet", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--ask",
    "method",
    metavar="METHOD",
    help="Ask a method and look at the answer, without keeping it.",
)
@click.option(
    "-p",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the method; a number or list is written as in TOML.",
)
@click.option("--methods", is_flag=True, help="List the methods.")
@click.option("--rerun", is_flag=True, help="Compute every finding again and compare the bytes.")
def command(
    session: Session,
    sheet: Path | None,
    method: str | None,
    given: tuple[str, ...],
    *,
    methods: bool,
    rerun: bool,
) -> bool | None:
    """Compute the findings of a worksheet SHEET; ask a method and look; or with --rerun prove that every finding gives the same bytes again.

    Third parties appear as pseudonyms. A question about somebody whom no paper and no entry of the register names is refused.
    """
    from sanad.desk.acts.ask_records import AskRecords
    from sanad.desk.procedures.enter_worksheet import enter_findings
    from sanad.desk.questions.list_methods import ListMethods
    from sanad.desk.questions.rerun_findings import RerunFindings
    from sanad.desk.sheets import load

    desk = session.office.desk
    order = {"by": session.by, "compartment": session.compartment}
    if methods:
        known = [vars(each) for each in desk.ask(ListMethods(**order))]
        session.out.result(
            {"methods": known},
            (
                f"{each['name']:<18} {each['about']}\n{'':<18} {each['parameters']}"
                for each in known
            ),
        )
        return None
    if method is not None:
        found = desk.perform(AskRecords(**order, method=method, parameters=_parameters(given)))
        document = {**found.as_json(), "sha256": found.sha256}
        session.out.result(document, _lines(document))
        return None
    if rerun:
        again = desk.ask(RerunFindings(**order))
        lines = [f"{item.finding} {item.method}: {item.verdict}; {item.says}" for item in again]
        session.out.result({"findings": [vars(item) for item in again]}, lines or ["no findings"])
        return all(item.verdict is Integrity.INTACT for item in again)
    if sheet is None:
        raise click.UsageError("name a worksheet, --ask, --methods or --rerun")
    with session.out.progress() as progress:
        entered = enter_findings(desk, load(sheet, "worksheet"), progress)
    return show_entered(session.out, "findings", entered)


def _parameters(given: tuple[str, ...]) -> dict[str, Any]:
    """Return the parameters: TOML where it is a number, a list or a table, else text as it stands."""
    found: dict[str, Any] = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not name:
            raise click.UsageError(f"{each}: NAME=VALUE")
        if name in found:
            raise click.UsageError(f"{name} is given twice; a list is written [1, 2]")
        try:
            parsed = tomllib.loads(f"value = {value}")["value"]
        except ValueError:  # no TOML, or a number of more digits than Python reads
            parsed = value
        # TOML takes +92… for a whole number, and 2025-01-01 for a day
        typed = isinstance(parsed, int | list | dict | str) and not value.startswith("+")
        found[name] = parsed if typed else value
    return found


def _lines(document: dict[str, Any]) -> Iterator[str]:
    yield document["sentence"]
    if document["rows"]:
        table = [document["columns"], *document["rows"]]
        widths = [max(len(row[at]) for row in table) for at in range(len(document["columns"]))]
        for row in table:
            yield "  ".join(
                cell.ljust(width) for cell, width in zip(row, widths, strict=True)
            ).rstrip()
    zone = document["parameters"]["zone"]
    yield f"{len(document['rows'])} rows, times as in {zone}; {document['method']} {document['version']}, {len(document['inputs'])} deliveries, {document['sha256'][:12]}"
