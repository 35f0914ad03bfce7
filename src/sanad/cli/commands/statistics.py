# SPDX-License-Identifier: Apache-2.0
"""`sanad statistics`."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_COLUMNS = ("measure", "of", "value", "counted", "withheld")


def _day(context: click.Context, option: click.Parameter, given: datetime) -> date:
    del context, option
    return given.date()


_DAY: dict[str, Any] = {
    "type": click.DateTime(["%Y-%m-%d"]),
    "callback": _day,
    "required": True,
    "metavar": "DAY",
}


@office_command(
    "sanad statistics --from 2026-01-01 --to 2026-03-31 --publish --out figures.csv --as auditor.one"
)
@click.option("--from", "first", **_DAY, help="The first day.")
@click.option("--to", "last", **_DAY, help="The last day.")
@click.option("--publish", is_flag=True, help="Only what may be printed outside the office: one quarter, no figure below 5.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write them into this new file, .csv or .jsonl, too.")  # fmt: skip
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), help="Write the signed report of a quarter into this new folder; as --publish.")  # fmt: skip
@click.option("--for", "recipient", default="", help="Who oversees the office; with --report.")
@click.option("--language", default="en", show_default=True, help="en or ur; with --report.")
def command(  # the options above
    session: Session,
    out: Path | None,
    report: Path | None,
    recipient: str,
    language: str,
    **period: Any,  # noqa: ANN401  # the options above
) -> None:
    """Counts and times of a period, of the office or with --compartment of one: what was asked, refused, signed, withdrawn, unmasked, erased.

    Each says how it was counted. None is of an officer, or of a person asked about. With --publish no figure below 5 is printed,
    because so small a number could point at somebody: such classes are told together as "others". --report prints the same, for --for,
    as a paper in --language.
    """
    from sanad.desk.procedures.write_found import write_rows
    from sanad.desk.procedures.write_report import write_report
    from sanad.desk.questions.statistics import Statistics

    office, dispatch = session.office, None
    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    if report is None:
        found = office.desk.ask(Statistics(**order, **period))
    else:
        order |= {"recipient": recipient, "language": language}
        days = period["first"], period["last"]
        found, dispatch = write_report(office.desk, office.tools, *days, report, **order)
    rows = [figure.as_json() for figure in found]
    document = {
        "from": str(period["first"]),
        "to": str(period["last"]),
        "compartment": session.compartment,
        "published": period["publish"] or report is not None,
        "figures": rows,
        "written": None if out is None else write_rows(out, _COLUMNS, rows),
        "dispatch": dispatch,
    }
    told = [f"written to {report}, dispatch number {dispatch}"] if report else []
    session.out.result(document, [*_lines(rows), *told])


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    for measure, group in groupby(rows, key=lambda row: (row["measure"], row["counted"])):
        yield f"{measure[0]}: {measure[1]}"
        yield from (f"  {row['value']!s:>12}  {row['of']}" for row in group)
    reasons = {row["value"]: row["withheld"] for row in rows if row["withheld"]}
    yield from (f"{value}: {reason}" for value, reason in reasons.items())
