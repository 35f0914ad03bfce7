# SPDX-License-Identifier: Apache-2.0
"""Insert rows with bare SQLite: `insert_rows.py FOLDER ROWS EACH TABLES`; prints the seconds that the batches took."""

import hashlib
import json
import sqlite3
import sys
import time
from pathlib import Path

_FILL = "x" * 420
"""Makes a row as long as the body of an entry about registering a subject."""


def main() -> None:
    """Insert batch after batch into each table, with the journal and the flush that the office uses."""
    folder = Path(sys.argv[1])
    rows, each, tables = map(int, sys.argv[2:])
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    for table in range(tables):
        connection.execute(
            f"create table t{table} (seq integer primary key, digest text, body text)"
        )
    begun = time.perf_counter()
    for start in range(0, rows, each):
        connection.execute("begin immediate")
        batch = [_row(number) for number in range(start, start + each)]
        for table in range(tables):
            insert = f"insert into t{table} values (?, ?, ?)"  # noqa: S608  # our own number
            connection.executemany(insert, batch)
        connection.execute("commit")
    print(time.perf_counter() - begun)
    connection.close()


def _row(number: int) -> tuple[int, str, str]:
    body = json.dumps({"subject": f"S-{number}", "fill": _FILL})
    return number, hashlib.sha256(body.encode()).hexdigest(), body


if __name__ == "__main__":
    main()
