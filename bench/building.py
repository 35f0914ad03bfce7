# SPDX-License-Identifier: Apache-2.0
"""Building dossiers: the whole build beside the bare typesetter on the same pages, then builds where nothing, and where one claim, has changed.

Ours reads the register, puts every rule, checks every citation, freezes and signs, typesets, signs each PDF, copies the exhibits and proves every entry. The
typesetter finds its inputs prepared, in as many processes. What builds differ in is told by digest: what did not change keeps every byte.
"""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
from measure import Place, Run, in_turn, run
from office import SANAD
from table import Row, peaks, processor, seconds

DOSSIERS, IN_FULL = 6, 300
_TASKS = Path(__file__).parent / "tasks"


def rows(place: Place) -> Iterator[Row]:
    """Compare the first build, then measure those that follow."""
    number = IN_FULL if place.full else DOSSIERS
    made, prepared = place.fresh("dossiers"), place.fresh("prepared")
    run([sys.executable, _TASKS / "make_dossiers.py", made, str(number)])
    first = _fresh(place, made)
    _build(first)
    pages = sum(_pages(pdf) for pdf in (first / "out").rglob("dossier.pdf"))
    run([sys.executable, _TASKS / "set_with_typst.py", "prepare", prepared, first / "out"])
    bare = [sys.executable, _TASKS / "set_with_typst.py", "set", prepared]
    ours, theirs = in_turn(place.pairs, partial(_first_build, place, made), partial(run, bare))
    name = f"building {number} dossiers, {pages:,} pages"
    note = f"aim: at most 1.50; {processor(ours, theirs)}"
    yield Row(name, "s", seconds(ours), "typst", seconds(theirs), note)
    yield Row(
        "memory of that", "MiB", peaks(ours), "typst", peaks(theirs), "of the largest process"
    )

    aim = "aim: under {} s of 300 dossiers"
    again = [_again(first, number) for _ in range(place.pairs)]
    yield Row("the same, nothing changed", "s", seconds(again), "–", [], aim.format(2))
    change = [sys.executable, _TASKS / "change_claim.py", first / "office"]
    changed = []
    for each in range(place.pairs):
        run([*change, str(each)])
        changed.append(_again(first, number - 1))
    yield Row("the same, one claim changed", "s", seconds(changed), "–", [], aim.format(3))
    for folder in (made, prepared, first):
        shutil.rmtree(folder)


def _fresh(place: Place, made: Path) -> Path:
    """Return a copy of the office and its sheet, of which nothing was built."""
    folder = place.fresh("built")
    shutil.copytree(made / "office", folder / "office")
    shutil.copy(made / "worksheet.toml", folder)
    return folder


def _build(folder: Path) -> Run:
    where = ("--office", folder / "office", "--out", folder / "out", "--as", "supervisor")
    return run([SANAD, "build", folder / "worksheet.toml", *where])


def _first_build(place: Place, made: Path) -> Run:
    folder = _fresh(place, made)
    try:
        return _build(folder)
    finally:
        shutil.rmtree(folder)


def _again(folder: Path, unchanged: int) -> Run:
    done = _build(folder)
    told = done.out.count(" unchanged, edition ")
    if told != unchanged:
        raise SystemExit(f"{told} dossiers were left as they were, not {unchanged}")
    return done


def _pages(pdf: Path) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
