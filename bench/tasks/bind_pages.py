# SPDX-License-Identifier: Apache-2.0
"""Bind a bundle of text pages: `bind_pages.py make|bind FOLDER PAGES`; `make` writes the exhibits, 50 pages each, `bind` binds them and prints the pages."""

import sys
from pathlib import Path

import pikepdf
import typst

from sanad.dossier.bundle.bind import bind
from sanad.dossier.bundle.contents import Edition
from sanad.dossier.bundle.tab import Item, Tab, TabName

EACH = 50
_PAGES = (
    "#for page in range({}) [= Exhibit {}, page #(page + 1)\n#lorem(300)\n#pagebreak(weak: true)]"
)


def main() -> None:
    """Do what is asked."""
    what, folder, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) // EACH
    paths = [folder / f"{each}.pdf" for each in range(1, number + 1)]
    if what == "make":
        for each, path in enumerate(paths, 1):
            typst.compile(_PAGES.format(EACH, each).encode(), str(path))
        return
    tabs = [
        Tab(TabName("A", each), f"Exhibit {each}", "2025-01-01", (Item(f"Exhibit {each}", path),))
        for each, path in enumerate(paths, 1)
    ]
    at = "2026-01-05T08:00:00.000000Z"
    edition = Edition("Bundle", "State v. Sample (fictional)", "Bench office", "Court", 1, at)
    bind(edition, tabs, folder / "bundle.pdf")
    with pikepdf.open(folder / "bundle.pdf") as bundle:
        print(len(bundle.pages))


if __name__ == "__main__":
    main()
