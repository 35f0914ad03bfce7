# SPDX-License-Identifier: Apache-2.0
"""Make pages searchable as the office does: `index_pages.py PAGES INTO`; each file is a layer, each line a part."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from sanad.search.holdings import Holdings
from sanad.search.layer import Came, Layer, Part

_AT_ONCE = 500


def main() -> None:
    """Put the layers, some hundred in one commit."""
    files = sorted(Path(sys.argv[1]).iterdir())
    holdings = Holdings(Path(sys.argv[2]))
    with holdings.alone():
        for first in range(0, len(files), _AT_ONCE):
            batch = files[first : first + _AT_ONCE]
            holdings.put(map(_exhibit, batch), map(_layer, batch), first)


def _exhibit(file: Path) -> str:
    return hashlib.sha256(file.name.encode()).hexdigest()


def _layer(file: Path) -> tuple[Layer, list[Part]]:
    layer = Layer(
        exhibit=_exhibit(file),
        step="content",
        reader="text",
        version="1",
        kind="text",
        came=(Came("bench", file.name, "text", "und", "2025-04-09"),),
    )
    return layer, list(_parts(file))


def _parts(file: Path) -> Iterator[Part]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        yield Part(number, f"line {number}", line)


if __name__ == "__main__":
    main()
