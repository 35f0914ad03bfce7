# SPDX-License-Identifier: Apache-2.0
"""Engines that hold frozen records and answer expressions: DuckDB in this process, Apache Spark on a cluster.

An engine is opened on named record files and sees nothing else. It compiles an expression to its own SQL, and gives the same rows as any
other: what an expression leaves open (order, ties, zones) is settled by the methods, not here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb
import ibis
import ibis.config
import ibis.expr.types as ir
import pyarrow as pa

from sanad.analysis.frozen import SCHEMAS, Input

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Row = tuple[Any, ...]


class Engine(Protocol):
    """Holds the tables of `sanad.analysis.records`."""

    def sql(self, expression: ir.Table) -> str:
        """Return the statement that answers an expression on this engine."""

    def table(self, expression: ir.Table) -> pa.Table:
        """Return the answer as columns."""

    def rows(self, expression: ir.Table) -> list[Row]:
        """Return the answer as rows of Python values; instants are UTC and naive."""

    def kept(self, expression: ir.Table) -> ir.Table:
        """Return a table of the answer, which is computed once however often it is asked; it goes with the engine."""


Opener = Callable[[Sequence[Input], str], AbstractContextManager[Engine]]
"""Opens an engine on inputs, with the zone in which wall clocks are meant."""


class DuckDB:
    """DuckDB in this process. It reads the files named, and can reach no other."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Take a connection that has the views."""
        self._connection = connection
        self._kept: dict[str, str] = {}

    def sql(self, expression: ir.Table) -> str:
        """Return the statement in DuckDB's SQL."""
        return str(ibis.to_sql(expression, dialect="duckdb"))

    def table(self, expression: ir.Table) -> pa.Table:
        """Return the answer as columns."""
        return self._connection.execute(self.sql(expression)).to_arrow_table()

    def rows(self, expression: ir.Table) -> list[Row]:
        """Return the answer as rows."""
        return self._connection.execute(self.sql(expression)).fetchall()

    def kept(self, expression: ir.Table) -> ir.Table:
        """Compute the answer into a table of this connection, once."""
        statement = self.sql(expression)
        if statement not in self._kept:
            name = f"kept_{len(self._kept)}"
            self._connection.execute(f"create temp table {name} as {statement}")
            self._kept[statement] = name
        return ibis.table(expression.schema(), name=self._kept[statement])


class _SparkOptions(ibis.config.Config):  # type: ignore[misc]  # Ibis ships no types
    """What the compiler for Spark asks; it is set by a back end of Ibis that is of no other use here and brings pandas."""

    treat_nan_as_null: bool = False


class Spark:
    """A Spark session, whose workers read the files where they lie."""

    def __init__(self, session: "SparkSession") -> None:
        """Take a session that has the views."""
        ibis.options.pyspark = _SparkOptions()
        self._session = session
        self._kept: dict[str, str] = {}

    def sql(self, expression: ir.Table) -> str:
        """Return the statement in Spark's SQL."""
        return str(ibis.to_sql(expression, dialect="pyspark"))

    def table(self, expression: ir.Table) -> pa.Table:
        """Return the answer as columns; Spark's instants bear a zone, which is UTC and is taken off."""
        found = self._session.sql(self.sql(expression)).toArrow()
        naive = [
            field.with_type(pa.timestamp("us")) if pa.types.is_timestamp(field.type) else field
            for field in found.schema
        ]
        return found.cast(pa.schema(naive))

    def rows(self, expression: ir.Table) -> list[Row]:
        """Return the answer as rows."""
        return [tuple(row.values()) for row in self.table(expression).to_pylist()]

    def kept(self, expression: ir.Table) -> ir.Table:
        """Have the workers compute the answer and keep it; what it was made of is cut off, or plans would grow with every use."""
        statement = self.sql(expression)
        if statement not in self._kept:
            name = f"kept_{len(self._kept)}"
            self._session.sql(statement).localCheckpoint().createOrReplaceTempView(name)
            self._kept[statement] = name
        return ibis.table(expression.schema(), name=self._kept[statement])

    def close(self) -> None:
        """Forget what was kept."""
        for name in self._kept.values():
            self._session.catalog.dropTempView(name)


@contextmanager
def in_duckdb(inputs: Sequence[Input], zone: str) -> Iterator[Engine]:
    """Open DuckDB on record files; they are read when an expression asks."""
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'; set parquet_metadata_cache = true")
        for kind, schema in SCHEMAS.items():
            connection.register("none", schema.empty_table())
            connection.execute(f"create table no_{kind} as select * from none")  # noqa: S608  # fixed words
            connection.unregister("none")  # a join cannot push its filter into what Arrow holds
            parts = [f"select ''::varchar as exhibit, * from no_{kind}"]  # noqa: S608  # fixed words
            if files := _files(inputs, kind):
                parts.append(
                    f"select {_exhibit('filename', files)} as exhibit, * exclude (filename) "  # noqa: S608
                    f"from read_parquet([{', '.join(map(_quoted, files))}], union_by_name = true, filename = true)"
                )
            local = f", timezone('{zone}', timezone('UTC', started_at)) as started_local" if kind == "calls" else ""  # fmt: skip
            connection.execute(
                f"create view {kind} as select *, left(exhibit, 8) || '#' || row as ref{local} "  # noqa: S608
                f"from ({' union all by name '.join(parts)})"
            )
        allowed = [str(item.file) for item in inputs]
        connection.execute("set allowed_paths = $files", {"files": allowed})
        connection.execute("set enable_external_access = false; set lock_configuration = true")
        yield DuckDB(connection)


def in_spark(session: "SparkSession") -> Opener:
    """Return an opener on a Spark session, whose zone is UTC."""

    @contextmanager
    def opened(inputs: Sequence[Input], zone: str) -> Iterator[Engine]:
        for kind, schema in SCHEMAS.items():
            whole = session.createDataFrame(schema.empty_table())
            if files := _files(inputs, kind):
                whole = session.read.schema(whole.schema).parquet(*map(str, files))
            exhibit = _exhibit("_metadata.file_path", files)
            local = [f"from_utc_timestamp(started_at, '{zone}') as started_local"] if kind == "calls" else []  # fmt: skip
            ref = "concat(left(exhibit, 8), '#', cast(row as string)) as ref"
            named = whole.selectExpr(f"{exhibit} as exhibit", "*")
            named.selectExpr("*", ref, *local).createOrReplaceTempView(kind)
        engine = Spark(session)
        try:
            yield engine
        finally:
            engine.close()
            for kind in SCHEMAS:
                session.catalog.dropTempView(kind)

    return opened


def _files(inputs: Iterable[Input], kind: str) -> list[Path]:
    """Return the files of a kind by exhibit: one scan of them all, as a union of scans opens in time that grows with its square.

    Raises:
        ValueError: rows could not be told apart by the path of their file.
    """
    ours = sorted((item for item in inputs if item.kind == kind), key=lambda item: item.exhibit)
    files = [item.file for item in ours]
    for item in ours:
        if str(item.file)[-_tail(files) :][:_DIGITS] != item.exhibit:
            raise ValueError(f"{item.file}: the path does not bear {item.exhibit} where others do")
    return files


def _exhibit(path: str, files: Sequence[Path]) -> str:
    """Return the SQL for a row's exhibit, by the path of its file; both engines understand it."""
    return f"left(right({path}, {_tail(files)}), {_DIGITS})" if files else "''"


def _tail(files: Sequence[Path]) -> int:
    """Return how many signs from the end of the first path the last digest in it begins."""
    found = [*re.finditer("[0-9a-f]{64}", str(files[0]))]
    return len(str(files[0])) - found[-1].start() if found else 0


_DIGITS = 64


def _quoted(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"
