# SPDX-License-Identifier: Apache-2.0
"""A batch of small files, received and read, beside a tenth of it: time by the file, and memory that does not grow.

Texts of half a kilobyte: nothing to read, so what is measured is what every file costs, whatever is in it: its copy, its
entry, its cell, its rules, its record.
"""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Place, Run, in_turn, run
from office import DELIVERY, found, receive_and_read
from table import Row, peaks, seconds

FILES, IN_FULL = 5_000, 100_000
_TASK = Path(__file__).parent / "tasks" / "make_texts.py"


def rows(place: Place) -> Iterator[Row]:
    """Compare the time for a thousand files, and the memory for all."""
    files = IN_FULL if place.full else FILES
    many, tenth = (_delivered(place, number) for number in (files, files // 10))
    ours, theirs = in_turn(place.pairs, partial(_whole, place, many), partial(_whole, place, tenth))
    peer = f"{files // 10:,} files"
    by_file = [[one.seconds / number * 1000 for one in runs] for runs, number in ((ours, files), (theirs, files // 10))]  # fmt: skip
    rate = f"{files / min(seconds(ours)):,.0f} files/s at best; aim: flat, 1.00"
    yield Row(f"sealing and reading {files:,} texts, each", "ms", by_file[0], peer, by_file[1], rate)  # fmt: skip
    note = "peak memory; aim: flat, 1.00"
    yield Row("memory of that", "MiB", peaks(ours), peer, peaks(theirs), note)
    for folder in (many, tenth):
        shutil.rmtree(folder)


def _delivered(place: Place, files: int) -> Path:
    folder = place.fresh("texts")
    run([sys.executable, _TASK, folder, str(files)])
    (folder / "delivery.toml").write_text(DELIVERY, "utf-8")
    return folder


def _whole(place: Place, delivery: Path) -> Run:
    into = place.fresh("office")
    try:
        return receive_and_read(delivery, found(into))
    finally:
        shutil.rmtree(into)
