# SPDX-License-Identifier: Apache-2.0
"""Find names in everything indexed: `find_names.py INDEX NAMES`; prints how many places hold one as written, and how many sound alike."""

import sys
from pathlib import Path

from sanad.search.passing import over
from sanad.search.scan import passages
from sanad.search.shelf import Shelf
from sanad.search.terms import name


def main() -> None:
    """Pass once over every layer and lead each place back to its text."""
    root = Path(sys.argv[1]) / "shelf"
    terms = [name(line) for line in Path(sys.argv[2]).read_text("utf-8").splitlines()]
    leaves = [Shelf(root).leaf(f"{path.parent.name}.{path.name}") for path in root.glob("*/*/*")]
    written = alike = 0
    for layer in over(leaves, terms, passages):
        sounding = sum(found.alike for found, _ in layer)
        alike += sounding
        written += len(layer) - sounding
    print(f"{written:,} as written, {alike:,} alike")


if __name__ == "__main__":
    main()
