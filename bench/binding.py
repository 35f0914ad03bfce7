# SPDX-License-Identifier: Apache-2.0
"""Binding a bundle: exhibits one after the other under their tabs, each page stamped, with cover, index and bookmarks, and what may act taken out."""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Place, run
from table import Row, peaks, seconds

PAGES, IN_FULL = 500, 5_000
_TASK = Path(__file__).parent / "tasks" / "bind_pages.py"


def rows(place: Place) -> Iterator[Row]:
    """Measure time and memory; nobody else does the same, so there is no peer."""
    number = IN_FULL if place.full else PAGES
    folder = place.fresh("bundle")
    run([sys.executable, _TASK, "make", folder, str(number)])
    bind = partial(run, [sys.executable, _TASK, "bind", folder, str(number)])
    done = [bind() for _ in range(place.pairs)]
    bound = int(done[0].out)
    if bound <= number:
        raise SystemExit(f"the bundle has {bound} pages, front included, of {number}")
    aim = "of 5,000 pages; aim: under {}"
    yield Row(f"a bundle of {number:,} pages", "s", seconds(done), "–", [], aim.format("120 s"))
    yield Row("memory of that", "MiB", peaks(done), "–", [], aim.format("2,000 MB"))
    shutil.rmtree(folder)
