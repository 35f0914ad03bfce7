# SPDX-License-Identifier: Apache-2.0
"""Compare pairs of names with Sanad: `python compare_names.py DEV HELD`.

Prints the totals of both files, how many seconds the second took, and how many it took again, its names being known.
"""

import csv
import json
import sys
import time
from pathlib import Path

from sanad.identity.names.compare import compare
from sanad.identity.names.rarity import usual


def scores(path: Path) -> tuple[list[float], float]:
    """Return the total of each pair of a file, and how long the comparing took."""
    with path.open(encoding="utf-8", newline="") as lines:
        pairs = [(row["left"], row["right"]) for row in csv.DictReader(lines, delimiter="\t")]
    rarity = usual()
    begun = time.perf_counter()
    found = [compare(left, right, rarity).total for left, right in pairs]
    return found, time.perf_counter() - begun


if __name__ == "__main__":
    dev, held = map(Path, sys.argv[1:])
    tuned = scores(dev)[0]
    found, seconds = scores(held)
    again = scores(held)[1]
    print(json.dumps({"dev": tuned, "held": found, "seconds": seconds, "again": again}))
