# SPDX-License-Identifier: Apache-2.0
"""Acts and ledger entries per second on SQLite, beside bare SQLite that commits as often.

The peer keeps, per entry, one row with a number, a SHA-256 and the same length of JSON, in a table of its own, and per act one
row more; same journal, same flush per commit. It is the floor under any ledger on SQLite. Times are of the batches alone.
"""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from measure import Place, Run, in_turn, run
from office import INVESTIGATOR, UNREAD, found, receive
from table import Row, seconds

ENTRIES, ENTRIES_EACH = 20_000, 1_000
ACTS, ACTS_EACH = 5_000, 500
TASKS = Path(__file__).parent / "tasks"


def rows(place: Place) -> Iterator[Row]:
    """Compare the pen alone, then acts through the whole desk."""
    ours, theirs = in_turn(
        place.pairs, partial(_append, place), partial(_insert, place, ENTRIES, ENTRIES_EACH, 1)
    )
    note = f"{_rate(ENTRIES, ours)} entries/s, {ENTRIES_EACH:,} per commit"
    yield Row(
        f"writing {ENTRIES:,} entries", "s", seconds(ours), "bare SQLite", seconds(theirs), note
    )

    ours, theirs = in_turn(
        place.pairs, partial(_perform, place), partial(_insert, place, ACTS, ACTS_EACH, 2)
    )
    note = f"{_rate(ACTS, ours)} acts/s, {ACTS_EACH:,} per commit; aim: at least 1,000"
    yield Row(f"performing {ACTS:,} acts", "s", seconds(ours), "bare SQLite", seconds(theirs), note)


def _append(place: Place) -> Run:
    return _task(place.fresh("pen"), "append_entries.py", ENTRIES, ENTRIES_EACH)


def _perform(place: Place) -> Run:
    folder = place.fresh("desk")
    delivery = folder / "delivery"
    delivery.mkdir()
    (delivery / "complaint.txt").write_text("A sample complaint.", "utf-8")
    (delivery / "delivery.toml").write_text(UNREAD, "utf-8")
    receive(delivery, found(folder))
    return _task(folder, "perform_acts.py", ACTS, ACTS_EACH, INVESTIGATOR)


def _insert(place: Place, count: int, each: int, tables: int) -> Run:
    return _task(place.fresh("bare"), "insert_rows.py", count, each, tables)


def _task(folder: Path, name: str, *given: object) -> Run:
    """Run a task that prints its own seconds, and remove its folder."""
    try:
        done = run([sys.executable, TASKS / name, folder, *map(str, given)])
    finally:
        shutil.rmtree(folder)
    return replace(done, seconds=float(done.out))


def _rate(count: int, runs: list[Run]) -> str:
    return f"{count / median(seconds(runs)):,.0f}"
