# SPDX-License-Identifier: Apache-2.0
"""Frozen inputs: record files of named exhibits, opened for questions and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from sanad.readers.rows import CALLS, PAYMENTS
from sanad.values.canonical import Json

_EMPTY = {"calls": CALLS, "payments": PAYMENTS}


@dataclass(frozen=True)
class Input:
    """One exhibit's records: its digest, its name as delivered, its record file, and what the delivery covers.

    `numbers` are whose records these are; where `names_all` is false there are more than a reader names.
    """

    exhibit: str
    name: str
    kind: str  # calls or payments
    file: Path
    numbers: tuple[str, ...] = ()
    coverage: dict[str, Json] = field(default_factory=dict)
    names_all: bool = True


def open_inputs(inputs: Sequence[Input], zone: str) -> duckdb.DuckDBPyConnection:
    """Return a connection with the views `calls` and `payments`: the readers' columns, `exhibit`, and local times.

    `calls.started_local` is the wall clock of `zone`; `started_at` stays UTC. `ref` is the short citation of a row, `<8 digits of
    the exhibit>#<row>`. Rows stay in the files until a question reads them; the connection can reach no other file.
    """
    connection = duckdb.connect(config={"threads": "2"})
    connection.execute("set TimeZone = 'UTC'")
    for kind, schema in _EMPTY.items():
        connection.register(f"no_{kind}", schema.empty_table())
        parts = [f"select ''::varchar as exhibit, * from no_{kind}"]  # noqa: S608  # fixed words
        for item in sorted(inputs, key=lambda each: each.exhibit):
            if item.kind == kind:
                path = str(item.file).replace("'", "''")
                parts.append(f"select '{item.exhibit}' as exhibit, * from read_parquet('{path}')")  # noqa: S608
        local = (
            ", timezone($zone, timezone('UTC', started_at)) as started_local"
            if kind == "calls"
            else ""
        )
        query = " union all by name ".join(parts)
        connection.execute(
            f"create view {kind} as select *, left(exhibit, 8) || '#' || row as ref"  # noqa: S608
            f"{local.replace('$zone', repr(zone))} from ({query})"
        )
    files = [str(item.file) for item in inputs]
    connection.execute("set allowed_paths = $files", {"files": files})
    connection.execute("set enable_external_access = false; set lock_configuration = true")
    return connection
