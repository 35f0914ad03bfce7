# SPDX-License-Identifier: Apache-2.0
"""Search with SQLite FTS5: `search_with_fts5.py INDEX WORDS`; prints the seconds to ten row numbers by rank, and how many rows there are."""

import sqlite3
import sys
import time


def main() -> None:
    """Open the index, count, and get ten."""
    index, words = sys.argv[1:]
    begun = time.perf_counter()
    connection = sqlite3.connect(index)
    [count] = connection.execute("SELECT count(*) FROM pages WHERE pages MATCH ?", [words]).fetchone()  # fmt: skip
    first = "SELECT rowid FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT 10"
    connection.execute(first, [words]).fetchall()
    print(time.perf_counter() - begun, count)


if __name__ == "__main__":
    main()
