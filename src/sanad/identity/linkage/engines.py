# SPDX-License-Identifier: Apache-2.0
"""Where pairs are compared: DuckDB in this process, or Spark, by the same settings and to the same answers.

An engine is given tables `records_left`, `records_right` and `rare_<column>` of a DuckDB connection, and returns Splink's
predictions. Nothing is fetched from anywhere: Spark takes the comparison functions that come with Splink from its package, and keeps its
face off and its driver on the loopback. Spark is for lists that one machine cannot compare; for any other it is ten times slower.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from sanad.identity.linkage.model import LEFT, RIGHT, Model

if TYPE_CHECKING:
    from pyspark.sql import SparkSession
    from splink.internals.database_api import DatabaseAPI
    from splink.internals.splink_dataframe import SplinkDataFrame

Engine = Callable[[duckdb.DuckDBPyConnection, Model, int], pa.Table]
"""Compares the records of a connection by a model, for a list of so many rows."""
MEMORY, THREADS = "2GB", 2


def open_duckdb(spill: Path, memory: str = MEMORY, threads: int = THREADS) -> duckdb.DuckDBPyConnection:  # fmt: skip
    """Return a connection that holds no more than `memory` and writes what does not fit into the folder `spill`."""
    config: dict[str, Any] = {
        "memory_limit": memory,
        "threads": threads,
        "temp_directory": str(spill),
        "preserve_insertion_order": False,  # half the memory; every order that counts is asked for
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(config=config)


def in_duckdb(run: duckdb.DuckDBPyConnection, model: Model, rows: int) -> pa.Table:
    """Compare in DuckDB."""
    from splink import DuckDBAPI  # noqa: PLC0415  # takes a quarter of a second

    names = ("records_left", "records_right", *map(_rare, model.rare_columns))
    found = _predict(DuckDBAPI(run), {name: name for name in names}, model, rows)
    return found.as_duckdbpyrelation().to_arrow_table()


def in_spark(session: "SparkSession", folder: Path) -> Engine:
    """Return an engine that compares in a Spark session, which reads what is compared from Parquet files in `folder`."""

    def engine(run: duckdb.DuckDBPyConnection, model: Model, rows: int) -> pa.Table:
        from splink.backends.spark import SparkAPI  # noqa: PLC0415  # as above

        tables = {}
        for name in ("records_left", "records_right", *map(_rare, model.rare_columns)):
            file = folder / f"{name}.parquet"
            run.execute(f"copy {name} to '{str(file).replace(chr(39), chr(39) * 2)}' (format parquet)")  # fmt: skip
            tables[name] = session.read.parquet(str(file))
        api = SparkAPI(spark_session=session, break_lineage_method="persist")  # type: ignore[no-untyped-call]  # Splink's
        table: pa.Table = _predict(api, tables, model, rows).as_spark_dataframe().toArrow()
        return table

    return engine


def functions() -> list[str]:
    """Return the file of comparison functions that a Spark session needs."""
    from splink.backends.spark import similarity_jar_location  # noqa: PLC0415  # only where Spark is installed

    return [similarity_jar_location()]


def _predict(api: "DatabaseAPI[Any]", tables: dict[str, Any], model: Model, rows: int) -> "SplinkDataFrame":  # fmt: skip
    from splink import Linker  # noqa: PLC0415  # as above

    left = api.register(tables["records_left"], dataset_display_name=LEFT)
    right = api.register(tables["records_right"], dataset_display_name=RIGHT)
    linker = Linker([left, right], model.settings(rows), log_level=None)
    for column in model.rare_columns:
        share = api.register(tables[_rare(column)], table_name=_rare(column))
        linker.table_management.register_term_frequency_lookup(share, column)
    return linker.inference.predict(threshold_match_weight=model.possible)


def _rare(column: str) -> str:
    return f"rare_{column}"
