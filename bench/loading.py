# SPDX-License-Identifier: Apache-2.0
"""Loading call records: the whole path and our reader alone, each beside bare DuckDB, each in a fresh process.

The whole path is `sanad receive` and `sanad read`: the file is copied, hashed, flushed, recorded, hashed again before it is
read, read in a cell, and judged by the law. The reader alone surveys every byte, finds the operator's template, numbers and
digests each record, parses dates and telephone numbers, and accounts for each row. DuckDB reads the known columns as text,
numbers and digests each record, and writes them; it neither copies nor hashes the file. Before anything is compared, reader
and peer must have given each row the same digest.
"""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Place, Run, in_turn, run
from office import DELIVERY, found, receive_and_read
from table import Row, peaks, processor, seconds

MILLIONS, IN_FULL = 2, 10
LARGE = 40
"""Millions of rows that take 5 GB."""
TASKS = Path(__file__).parent / "tasks"


def rows(place: Place) -> Iterator[Row]:
    """Compare time and memory of the whole path, then of the reader alone."""
    millions = IN_FULL if place.full else MILLIONS
    calls = _delivered(place, millions)
    _check_same(place, calls)
    duckdb = partial(_load, place, "load_with_duckdb.py", calls)
    for what, ours in (
        (f"sealing and reading {millions} million calls", partial(_whole, place, calls)),
        (f"reading {millions} million calls", partial(_load, place, "load_with_sanad.py", calls)),
    ):
        mine, theirs = in_turn(place.pairs, ours, duckdb)
        note = f"{_size(calls)} of CSV; aim: at most 1.30; {processor(mine, theirs)}"
        yield Row(what, "s", seconds(mine), "DuckDB", seconds(theirs), note)
        note = "peak memory; aim: under 4,096 MiB"
        yield Row("memory of that", "MiB", peaks(mine), "DuckDB", peaks(theirs), note)
    shutil.rmtree(calls.parent)


def large(place: Place) -> Iterator[Row]:
    """Compare the memory of the whole path for a file of 5 GB with that for a tenth of it."""
    files = [_delivered(place, millions) for millions in (LARGE, LARGE // 10)]
    ours, tenth = in_turn(place.pairs, *(partial(_whole, place, calls) for calls in files))
    what, peer = (f"{_size(calls)} of calls" for calls in files)
    note = "`sanad receive` and `sanad read`"
    yield Row(f"sealing and reading {what}", "s", seconds(ours), peer, seconds(tenth), note)
    note = "peak memory; aim: flat, 1.00"
    yield Row("memory of that", "MiB", peaks(ours), peer, peaks(tenth), note)
    for calls in files:
        shutil.rmtree(calls.parent)


def _delivered(place: Place, millions: int) -> Path:
    """Make a delivery of one file of call records and return the file."""
    folder = place.fresh("calls")
    calls = folder / "calls.csv"
    run([sys.executable, TASKS / "make_calls.py", calls, str(millions * 1_000_000)])
    (folder / "delivery.toml").write_text(DELIVERY, "utf-8")
    return calls


def _size(calls: Path) -> str:
    return f"{calls.stat().st_size / 1e9:.2g} GB"


def _whole(place: Place, calls: Path) -> Run:
    into = place.fresh("office")
    try:
        return receive_and_read(calls.parent, found(into))
    finally:
        shutil.rmtree(into)


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
