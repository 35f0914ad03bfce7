# SPDX-License-Identifier: Apache-2.0
"""Write small texts, each different: `make_texts.py FOLDER FILES`; a thousand in each sub-folder."""

import sys
from pathlib import Path

_EACH = 1000
_LINE = "A sample sentence of no meaning, written so that there is something to read.\n"


def main() -> None:
    """Write them."""
    folder, files = Path(sys.argv[1]), int(sys.argv[2])
    for number in range(files):
        place = folder / f"{number // _EACH:03}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06}.txt").write_text(f"Sample text {number}\n{_LINE * 6}", "utf-8")


if __name__ == "__main__":
    main()
