# SPDX-License-Identifier: Apache-2.0
"""Ask record files by hand-written SQL: `ask_with_sql.py FOLDER QUERY`; prints the seconds from the query to its rows, and their number."""

import json
import sys
import time
from pathlib import Path

import duckdb

_QUERIES = Path(__file__).parent.parent / "queries"


def main() -> None:
    """Make views over the files, then run the query."""
    folder, query = Path(sys.argv[1]), (_QUERIES / f"{sys.argv[2]}.sql").read_text("utf-8")
    connection = duckdb.connect()
    local = "timezone('Asia/Karachi', timezone('UTC', started_at)) as started_local"
    connection.execute(f"create view calls as select *, {local} from '{folder}/*/calls.parquet'")  # noqa: S608  # a bench
    connection.execute(f"create view payments as select * from '{folder}/*/payments.parquet'")  # noqa: S608  # a bench
    begun = time.perf_counter()
    rows = connection.execute(query).fetchall()
    print(json.dumps({"seconds": time.perf_counter() - begun, "rows": len(rows)}))


if __name__ == "__main__":
    main()
