# SPDX-License-Identifier: Apache-2.0
"""Make the sample operation "Kohzard": `python samples/generate.py TARGET [--answers FILE]`.

TARGET receives the folder that an officer would receive, and three sheets that tell the office what to do with it;
TARGET-later, beside it, what comes when the first request has gone out.
The same bytes on every run: the seed is fixed, and neither clock nor locale is asked. Everything is invented.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from kohzard.answers import answers
from kohzard.folder import folder, later
from kohzard.sheets import sheets


def main() -> None:
    """Write the folder, and the planted answers when a file for them is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, help="folder to fill; made when it is not there")
    parser.add_argument("--answers", type=Path, help="file to write the planted answers to")
    asked = parser.parse_args()
    made = folder()
    found = answers(made)
    _write(asked.target, {**made.files, **sheets(made, found)})
    _write(asked.target.with_name(f"{asked.target.name}-later"), later())
    if asked.answers is not None:
        text = json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        asked.answers.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made.files)} files and 3 sheets in {asked.target}")


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    for name, raw in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


if __name__ == "__main__":
    main()
