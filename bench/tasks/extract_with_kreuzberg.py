# SPDX-License-Identifier: Apache-2.0
"""Get the text of every document with Kreuzberg: `extract_with_kreuzberg.py FOLDER`; prints in how many the marked sentence stands.

Runs in the peer's environment. A few hundred files at a time, so that the texts of all need not fit into memory.
"""

import sys
from pathlib import Path

import kreuzberg

MARK = "marked sentence"
_AT_ONCE = 200


def main() -> None:
    """Extract, and count."""
    files = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.suffix != ".toml")
    documents = [path for path in files if path.is_file()]
    got = 0
    for start in range(0, len(documents), _AT_ONCE):
        batch = documents[start : start + _AT_ONCE]
        got += sum(MARK in each.content for each in kreuzberg.batch_extract_files_sync(batch))
    print(got)


if __name__ == "__main__":
    main()
