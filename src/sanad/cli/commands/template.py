# SPDX-License-Identifier: Apache-2.0
"""`sanad template`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import free_command
from sanad.cli.output import Output, refusal
from sanad.errors import SanadError


@free_command("sanad template calls.csv --template alpha-mobile     # or: sanad template --list")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--template", help="Id of a template, or the path of its file.")
@click.option("--encoding", help="Encoding of FILE, where it is not UTF-8 and does not say.")
@click.option("--rows", type=click.IntRange(1, 1000), default=20, show_default=True, help="Rows and rejects shown of each table.")  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List the templates there are.")
@click.option("--country", default="PK", show_default=True, help="Jurisdiction whose templates are used.")  # fmt: skip
def command(
    out: Output,
    file: Path | None,
    template: str | None,
    *,
    encoding: str | None,
    rows: int,
    listing: bool,
    country: str,
) -> bool:
    """Try a template on FILE: how many records it would store and set aside, the first of both, and why. Nothing is stored.

    FILE is read in a cell of its own, as `sanad read` would. No office is needed, and nothing is recorded.
    """
    from sanad.desk.procedures.try_template import templates, try_template
    from sanad.wiring import open_bench

    if listing is (file is not None) or (file is not None) is not (template is not None):
        raise click.UsageError("give FILE and --template, or --list")
    bench = open_bench(country)
    if file is None or template is None:
        return _list(out, templates(bench))
    found = try_template(bench, file, template, encoding, rows)
    tables = [_table(each) for each in found]
    out.result({"tables": tables}, (line for table in tables for line in _lines(table)))
    return not any("error" in table for table in tables)


def _list(out: Output, known: list[Any]) -> bool:
    rows = [
        {
            "id": one.id,
            "operator": one.operator,
            "records": one.records,
            "version": one.version,
            "header": list(one.header),
            "fingerprint": one.fingerprint,
            "path": str(one.path),
        }
        for one in known
    ]
    lines = [
        f"{one.id:<26} {one.records:<12} version {one.version:<4} {one.fingerprint[:12]}  {one.operator}, {len(one.header)} columns"
        for one in known
    ]
    out.result({"templates": rows}, lines)
    return True


def _table(each: Any) -> dict[str, Any]:  # noqa: ANN401  # readers.trial, behind the desk
    if isinstance(each.outcome, SanadError):
        return {"name": each.name, "error": refusal(each.outcome)}
    outcome = each.outcome
    account = outcome.receipt.as_json()
    return {"name": each.name, **account, "rows": outcome.rows, "rejects": outcome.rejects}


def _lines(table: dict[str, Any]) -> Iterator[str]:
    if "error" in table:
        yield f"{table['name']}: {table['error']['says']}"
        return
    counts = f"read {table['read']:,} = stored {table['stored']:,} + rejected {table['rejected']:,}"
    yield f"{table['name']}: {counts}, as {table['kind']} by {table['reader']} {table['version']}"
    if table["first"]:
        yield f"  {table['first']} to {table['last']}, of {', '.join(table['numbers'][:5])}"
    for code, count in table["rejects_by_code"].items():
        yield f"  {count:,} {code}"
    yield from (f"  note: {note}" for note in table["notes"])
    for row in table["rows"]:
        told = ", ".join(f"{key} {value}" for key, value in row.items() if _shown(key, value))
        yield f"  row {row['row']}: {told}"
    if table["stored"] > len(table["rows"]):
        yield f"  … the first {len(table['rows']):,} of {table['stored']:,} rows"
    for reject in table["rejects"]:
        yield f"  set aside {reject['row']}: {reject['code']}: {reject['reason']}"
        yield f"    {reject['written']}"
    if table["rejected"] > len(table["rejects"]):
        yield f"  … the first {len(table['rejects']):,} of {table['rejected']:,} set aside"


def _shown(key: str, value: object) -> bool:
    return value is not None and key not in {"row", "row_sha256"}
