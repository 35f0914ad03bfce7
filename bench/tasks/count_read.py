# SPDX-License-Identifier: Apache-2.0
"""Print in how many exhibits of an office the marked sentence was read: `count_read.py OFFICE`."""

import sys
from pathlib import Path

import duckdb

MARK = "marked sentence"


def main() -> None:
    """Look into the layers and tables that readers left; a document and what lies inside it are marked once between them."""
    records = Path(sys.argv[1]) / "records"
    layers = sum(MARK in path.read_text("utf-8") for path in records.rglob("layer.json"))
    print(layers + sum(_holds(path) for path in records.rglob("calls.parquet")))


def _holds(table: Path) -> bool:
    query = "SELECT bool_or(row_::VARCHAR LIKE '%' || $mark || '%') FROM read_parquet($path) row_"
    found = duckdb.execute(query, {"mark": MARK, "path": str(table)}).fetchone()
    return found is not None and bool(found[0])


if __name__ == "__main__":
    main()
