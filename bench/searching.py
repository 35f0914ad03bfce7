# SPDX-License-Identifier: Apache-2.0
"""Searching pages of made-up words, half in Latin letters and half in Urdu's: the first hits beside SQLite FTS5, mentions beside ripgrep.

Ours indexes words, sounds and numbers and lays the text beside them, so that a search tells each hit with its marks in the
original. FTS5 indexes the same folded words and keeps no text. Every search runs in a fresh process; what is told is the time
from opening the index to the count and ten hits. Both must count the same parts.

Mentions are sought as an office does: as written in any spelling of the letters and by sound, each place led back to the
original. ripgrep gives the offset of each name in the letters as they are.
"""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from measure import Contender, Place, Run, in_turn, run
from table import Row, peaks, processor, seconds

PAGES, IN_FULL = 50_000, 1_000_000
TASKS = Path(__file__).parent / "tasks"
SEARCHES = (
    ("a rare word", "qandoli"),
    ("a common word", "khanbaz"),
    ("a phrase", '"sealed in quetta"'),
    ("two words", "sealed quetta"),
    ("a misspelt word", "qandolli~"),
    ("a beginning", "qandol*"),
    ("a name across scripts", "Sikandar Wazir"),
)
"""What is searched for, in the language of docs/formats/search.md; `make_pages.py` has planted it."""

_ALIKE = SEARCHES[:4]
"""The searches that FTS5 understands, in the same words."""


def rows(place: Place) -> Iterator[Row]:
    """Compare indexing, first hits and mentions."""
    pages = IN_FULL if place.full else PAGES
    folder = place.fresh("pages")
    run([sys.executable, TASKS / "make_pages.py", folder, str(pages)])
    ours, theirs = folder / "ours", folder / "theirs.db"
    yield from _indexing(place, folder, pages)
    for what, words in SEARCHES:
        fts5 = (what, words) in _ALIKE
        yield _first_hits(place, what, partial(_search, "search_pages.py", ours, words),
                          partial(_search, "search_with_fts5.py", theirs, words) if fts5 else None)  # fmt: skip
    yield from _mentions(place, folder)
    shutil.rmtree(folder)


def _indexing(place: Place, folder: Path, pages: int) -> Iterator[Row]:
    """Index each way as often as there are pairs; the last index of each stays for the searches."""
    ours, theirs = folder / "ours", folder / "theirs.db"
    mine, other = in_turn(
        place.pairs,
        partial(_index, "index_pages.py", folder, ours),
        partial(_index, "index_with_fts5.py", folder, theirs),
    )
    size = _size(folder / "pages") / 1e9
    note = f"{size:.2g} GB of text; words, sounds, numbers and the text itself; theirs: words; {processor(mine, other)}"
    yield Row(f"indexing {pages:,} pages", "s", seconds(mine), "FTS5", seconds(other), note)
    yield Row("memory of that", "MiB", peaks(mine), "FTS5", peaks(other), "peak memory")
    yield Row("size of the index", "GB", [_size(ours) / 1e9], "FTS5", [_size(theirs) / 1e9], "on the disk")  # fmt: skip


def _first_hits(place: Place, what: str, ours: Contender, fts5: Contender | None) -> Row:
    name, aim = f"first hits for {what}", "aim: at most 200"
    if fts5 is None:
        alone = [ours() for _ in range(place.pairs)]
        return Row(name, "ms", _ms(alone), "–", [], f"{alone[0].out} parts; {aim}")
    mine, other = in_turn(place.pairs, ours, fts5)
    if mine[0].out != other[0].out:
        raise SystemExit(f"{what}: we count {mine[0].out} parts, FTS5 {other[0].out}")
    return Row(name, "ms", _ms(mine), "FTS5", _ms(other), f"{mine[0].out} parts; {aim}")


def _mentions(place: Place, folder: Path) -> Iterator[Row]:
    names, pages = folder / "names.txt", folder / "pages"
    ripgrep = ["rg", "--no-config", "--no-ignore", "-F", "-o", "-b", "--no-heading", "-f"]
    ours, theirs = in_turn(
        place.pairs,
        partial(run, [sys.executable, TASKS / "find_names.py", folder / "ours", names]),
        partial(run, ["sh", "-c", '"$@" > /dev/null', "sh", *ripgrep, names, pages]),
    )
    note = f"{ours[0].out.strip()}; aim: at most 3.00; {processor(ours, theirs)}"
    yield Row("mentions of 5,000 names", "s", seconds(ours), "rg -F -f", seconds(theirs), note)
    yield Row("memory of that", "MiB", peaks(ours), "rg -F -f", peaks(theirs), "peak memory")


def _index(task: str, folder: Path, into: Path) -> Run:
    if into.is_dir():
        shutil.rmtree(into)
    into.unlink(missing_ok=True)
    return run([sys.executable, TASKS / task, folder / "pages", into])


def _search(task: str, index: Path, words: str) -> Run:
    """Run a task that prints its own seconds and how many parts it counted."""
    done = run([sys.executable, TASKS / task, index, words])
    took, count = done.out.split()
    return replace(done, seconds=float(took), out=count)


def _ms(runs: list[Run]) -> list[float]:
    return [one * 1000 for one in seconds(runs)]


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(each.stat().st_size for each in files if each.is_file())
