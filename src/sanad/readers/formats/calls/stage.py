# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: S608 - SQL is this folder's trade: names are its own, texts of templates and paths are quoted
"""Put the data records of a file into a Parquet stage: one row per record, fields as a CSV reader gives them.

Two ways lead to the same stage. `fast` is DuckDB's own reader, and holds only for files in which it provably
agrees with a plain CSV reader: see `agrees`. `slow` is Python's `csv` and takes every file.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from sanad.readers.formats.calls.compiled import quoted
from sanad.readers.formats.calls.template import Template
from sanad.readers.tabular.header import QUOTE, Header
from sanad.readers.tabular.records import LONGEST_LINE, data_records
from sanad.readers.tabular.survey import Survey

BATCH = 122_880
"""Records per row group, the size that DuckDB writes and reads best."""

PARQUET = "FORMAT parquet, COMPRESSION lz4_raw, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 5000"

_ABSENT = "\\x1f\\x1f"
"""Stands for a missing field in DuckDB's reader; files that hold U+001F are read the slow way."""


def fast(
    connection: duckdb.DuckDBPyConnection, source: Path, stage: Path, header: Header[Template]
) -> int | None:
    """Stage a clean UTF-8 file in parallel and return its records, or None when DuckDB refuses it."""
    names = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(len(header.template.header) + 1))
    query = f"""
        COPY (SELECT * FROM read_csv({quoted(str(source))}, auto_detect = false, header = false,
            skip = {header.lines}, columns = {{{names}}}, delim = {quoted(header.template.delimiter)},
            quote = '"', escape = '"', strict_mode = true, null_padding = true,
            nullstr = e'{_ABSENT}', max_line_size = {LONGEST_LINE}))
        TO {quoted(str(stage))} ({PARQUET})"""
    try:
        found = connection.execute(query).fetchone()
    except (duckdb.OutOfMemoryException, duckdb.IOException):
        raise
    except duckdb.Error:
        return None
    return int(found[0]) if found else None


def agrees(
    connection: duckdb.DuckDBPyConnection,
    stage: Path,
    records: int,
    header: Header[Template],
    seen: Survey,
    raw: bytes,
) -> bool:
    """Tell whether what DuckDB staged is what a plain CSV reader gives, field for field.

    * One kind of line end, and as many records as lines after the header: nothing was skipped, and
      no quotation mark joined two lines or cut one in two.
    * No record has more fields than the header: DuckDB overlooks an empty one at the end.
    * When quotation marks occur, every byte is accounted for: those of the fields, the delimiters, the
      line ends and the quotation marks that are gone. DuckDB drops blanks beside quotation marks; a
      plain CSV reader keeps them.
    """
    if (
        seen.newline is None
        or seen.has_nul
        or seen.has_separator
        or records != seen.lines - header.lines
        or _any(connection, stage, f"c{len(header.template.header)}")
    ):
        return False
    before = _bytes_of_lines(raw, header.lines)
    quotes = seen.quotes - raw[:before].count(b'"')
    if quotes == 0:
        return True
    fields, kept, delimiters = _bytes_staged(connection, stage, len(header.template.header))
    ends = (seen.feeds - header.lines) * len(seen.newline)
    width = len(header.template.delimiter.encode())
    return seen.size - before == fields + delimiters * width + ends + quotes - kept


def _any(connection: duckdb.DuckDBPyConnection, stage: Path, column: str) -> bool:
    """Tell whether a column holds anything; Parquet's own statistics answer."""
    query = f"SELECT count({column}) FROM read_parquet({quoted(str(stage))})"
    return connection.execute(query).fetchone() != (0,)


def _bytes_staged(
    connection: duckdb.DuckDBPyConnection, stage: Path, width: int
) -> tuple[int, int, int]:
    """Return bytes of all fields, quotation marks among them, and delimiters between them."""
    columns = [f"c{n}" for n in range(width)]
    sizes = " + ".join(f"coalesce(sum(strlen({c})), 0)" for c in columns)
    marks = " + ".join(
        f"coalesce(sum(CASE WHEN contains({c}, '{QUOTE}')"
        f" THEN strlen({c}) - strlen(replace({c}, '{QUOTE}', '')) END), 0)"
        for c in columns
    )
    filled = " + ".join(f"count({c})" for c in columns)
    query = f"SELECT {sizes}, {marks}, {filled} - count(*) FROM read_parquet({quoted(str(stage))})"
    found = connection.execute(query).fetchone() or (0, 0, 0)
    return int(found[0]), int(found[1]), int(found[2])


def slow(source: Path, stage: Path, header: Header[Template], where: str) -> int:
    """Stage any file record by record; memory stays at one row group. `where` is the name of the file for a person.

    Raises:
        MalformedFile: a line of a mebibyte, or a field that never ends: an unclosed quotation mark.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - the fast way does without it

    width = len(header.template.header)
    schema = pa.schema([(f"c{n}", pa.string()) for n in range(width + 1)])
    total = 0
    with pq.ParquetWriter(stage, schema, compression="lz4") as writer:
        batch: list[tuple[str | None, ...]] = []
        for record in data_records(source, header, where):
            batch.append(_row(record, width))
            total += 1
            if len(batch) == BATCH:
                writer.write_table(_table(batch, schema))
                batch = []
        if batch:
            writer.write_table(_table(batch, schema))
    return total


def _row(record: list[str], width: int) -> tuple[str | None, ...]:
    rest = " | ".join(record[width:]) if len(record) > width else None
    missing = (None,) * (width - len(record))
    return (*record[:width], *missing, rest)


def _table(batch: list[tuple[str | None, ...]], schema: pa.Schema) -> pa.Table:
    columns = zip(*batch, strict=True)
    return pa.Table.from_arrays([pa.array(c, pa.string()) for c in columns], schema=schema)


def _bytes_of_lines(raw: bytes, lines: int) -> int:
    at = 0
    for _ in range(lines):
        at = raw.find(b"\n", at) + 1 or len(raw)
    return at
