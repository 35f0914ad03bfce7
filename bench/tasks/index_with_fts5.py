# SPDX-License-Identifier: Apache-2.0
"""Index pages with SQLite FTS5: `index_with_fts5.py PAGES INTO`; the folded words of each line, without its content."""

import sqlite3
import sys
from pathlib import Path

from sanad.values.fold import fold

_CREATE = "CREATE VIRTUAL TABLE pages USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"


def main() -> None:
    """Insert everything in one transaction."""
    connection = sqlite3.connect(sys.argv[2])
    connection.execute(_CREATE)
    for file in sorted(Path(sys.argv[1]).iterdir()):
        lines = file.read_text("utf-8").splitlines()
        connection.executemany("INSERT INTO pages(words) VALUES (?)", ((fold(line),) for line in lines))  # fmt: skip
    connection.commit()
    connection.close()


if __name__ == "__main__":
    main()
