# SPDX-License-Identifier: Apache-2.0
"""Set prepared documents with the bare typesetter, in as many processes as there are processors: `set_with_typst.py prepare|set FOLDER [PACKAGES]`.

`prepare` lays out what the typesetter needs for each of the packages; `set` compiles each and writes its PDF. A process ends after as many documents as one of
ours, because otherwise its memory has no end.
"""

import json
import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import typst

from sanad.dossier.plain import plain_text
from sanad.dossier.typeset import TEMPLATE

IN_A_ROW = 12


def main() -> None:
    """Do what is asked."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    if what == "prepare":
        prepare(folder, Path(sys.argv[3]))
        return
    context = get_context("forkserver")
    with ProcessPoolExecutor(os.cpu_count(), context, max_tasks_per_child=IN_A_ROW) as pool:
        print(sum(pool.map(set_pages, sorted(folder.iterdir()))))


def prepare(folder: Path, packages: Path) -> None:
    """Lay out template, brief and text of each package."""
    for package in packages.iterdir():
        place = folder / package.name
        shutil.copytree(TEMPLATE, place)
        shutil.copy(package / "brief.json", place)
        text = plain_text(json.loads((place / "brief.json").read_bytes()))
        (place / "text.txt").write_text(text, "utf-8")


def set_pages(place: Path) -> int:
    """Write the PDF of what was prepared in a folder; return 1."""
    typst.compile(
        str(place / "dossier.typ"),
        str(place / "dossier.pdf"),
        root=str(place),
        font_paths=[str(TEMPLATE.parent / "fonts")],
        ignore_system_fonts=True,
        pdf_standards=["a-3a", "ua-1"],
        timestamp=0,
    )
    return 1


if __name__ == "__main__":
    main()
