# SPDX-License-Identifier: Apache-2.0
"""Make the sample operation "Kohzard": `python samples/generate.py TARGET [--answers FILE]`.

TARGET receives the folder that an officer would receive, and three sheets that tell the office what to do with it.
The same bytes on every run: the seed is fixed, and neither clock nor locale is asked. Everything is invented.
"""

import argparse
import json
from pathlib import Path

from kohzard.answers import answers
from kohzard.folder import folder
from kohzard.sheets import sheets


def main() -> None:
    """Write the folder, and the planted answers when a file for them is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, help="folder to fill; made when it is not there")
    parser.add_argument("--answers", type=Path, help="file to write the planted answers to")
    asked = parser.parse_args()
    made = folder()
    found = answers(made)
    for name, raw in {**made.files, **sheets(made, found)}.items():
        path = asked.target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    if asked.answers is not None:
        text = json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        asked.answers.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made.files)} files and 3 sheets in {asked.target}")


if __name__ == "__main__":
    main()
