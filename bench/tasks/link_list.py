# SPDX-License-Identifier: Apache-2.0
"""Link persons to a subscriber list: `link_list.py FOLDER`, made by `make_subscribers.py`. Prints what was found as JSON."""

import json
import sys
import tempfile
from pathlib import Path

from sanad.identity.linkage import engines, sources
from sanad.identity.linkage.link import Strength, link
from sanad.identity.linkage.model import people


def main() -> None:
    """Link and count: candidates, those that are right, and persons whose name was too common to look up alone."""
    folder = Path(sys.argv[1])
    asked = json.loads((folder / "sought.json").read_text("utf-8"))
    sought = {who: {kind: set(values) for kind, values in said.items()} for who, said in asked["sought"].items()}  # fmt: skip
    with tempfile.TemporaryDirectory() as spill:
        run = engines.open_duckdb(Path(spill))
        found = link(sources.bring(run, sought, folder / "subscribers.parquet"), people())
    right = [each for each in found.candidates if int(each.right) == asked["truth"][each.left]]
    strong = [each for each in found.candidates if each.strength is Strength.STRONG]
    told = {
        "candidates": len(found.candidates),
        "strong": len(strong),
        "right": len(right),
        "strong_and_right": sum(each in strong for each in right),
        "sought": len(sought),
        "too_common": len({each.left for each in found.common}),
        "sha256": found.sha256,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
