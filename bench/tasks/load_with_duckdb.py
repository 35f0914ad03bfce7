# SPDX-License-Identifier: Apache-2.0
"""Load call records with bare DuckDB, the columns known beforehand: `load_with_duckdb.py FILE INTO`."""

import sys

import duckdb

COLUMNS = (
    "sr",
    "type",
    "a_party",
    "b_party",
    "started",
    "duration",
    "cell",
    "imei",
    "imsi",
    "site",
)


def main() -> None:
    """Read every column as text, number the rows, digest them, write Parquet."""
    source, into = sys.argv[1:]
    names = ", ".join(COLUMNS)
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    rows = f"""
        SELECT row_number() OVER () AS row, sha256(concat_ws(chr(31), {names})) AS row_sha256, *
        FROM read_csv('{source}', header = true, columns = {{{columns}}}, force_not_null = [{names}])
    """  # noqa: S608  # our own names
    duckdb.execute(f"COPY ({rows}) TO '{into}/calls.parquet' (FORMAT parquet, COMPRESSION zstd)")


if __name__ == "__main__":
    main()
