# SPDX-License-Identifier: Apache-2.0
"""Loading two million call records: our reader beside bare DuckDB, each in a fresh process.

Ours surveys every byte, finds the operator's template, numbers and digests each record, parses dates and telephone numbers,
and accounts for each row. DuckDB reads the known columns as text, numbers and digests each record, and writes them. Before
anything is compared, both must have given each row the same digest.
"""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Place, Run, in_turn, run
from table import Row, peaks, processor, seconds

RECORDS = 2_000_000
TASKS = Path(__file__).parent / "tasks"


def rows(place: Place) -> Iterator[Row]:
    """Compare time and memory."""
    folder = place.fresh("calls")
    calls = folder / "calls.csv"
    run([sys.executable, TASKS / "make_calls.py", calls, str(RECORDS)])
    _check_same(place, calls)
    ours, theirs = in_turn(
        place.pairs,
        partial(_load, place, "load_with_sanad.py", calls),
        partial(_load, place, "load_with_duckdb.py", calls),
    )
    size = calls.stat().st_size / 1e6
    note = f"{size:,.0f} MB of CSV; aim: at most 1.50; {processor(ours, theirs)}"
    yield Row("loading 2 million calls", "s", seconds(ours), "DuckDB", seconds(theirs), note)
    yield Row("memory of that", "MiB", peaks(ours), "DuckDB", peaks(theirs), "peak memory")
    shutil.rmtree(folder)


def _load(place: Place, task: str, calls: Path) -> Run:
    into = place.fresh("rows")
    try:
        return run([sys.executable, TASKS / task, calls, into])
    finally:
        shutil.rmtree(into)


def _check_same(place: Place, calls: Path) -> None:
    """Load once each way and compare the digests of all rows."""
    into = place.fresh("same")
    digests = []
    for task in ("load_with_sanad.py", "load_with_duckdb.py"):
        run([sys.executable, TASKS / task, calls, into])
        digests.append(run([sys.executable, TASKS / "digest_rows.py", into / "calls.parquet"]).out)
        shutil.rmtree(into)
        into.mkdir()
    shutil.rmtree(into)
    if len(set(digests)) != 1:
        raise SystemExit(f"the two ways of loading give different rows: {digests}")
