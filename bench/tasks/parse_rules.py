# SPDX-License-Identifier: Apache-2.0
"""Parse as many TOML files of rules as check_rules.py loads, and do nothing with them; print the seconds. Called as: parse_rules.py RULES."""

import json
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from check_rules import filled


def main() -> None:
    """Time it."""
    with tempfile.TemporaryDirectory() as folder:
        filled(Path(folder), int(sys.argv[1]))
        begun = time.perf_counter()
        parsed = [tomllib.loads(path.read_text("utf-8")) for path in Path(folder).glob("*.toml")]
        print(json.dumps({"loaded": len(parsed), "loading": time.perf_counter() - begun}))


if __name__ == "__main__":
    main()
