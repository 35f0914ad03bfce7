# SPDX-License-Identifier: Apache-2.0
"""Compare pairs of names with logic-v2 of nomenklatura, as `compare_names.py` does with Sanad. Runs in the peer's environment.

Each name is an entity with nothing but a name, a Person or an Organization as the file says, made before the clock starts.
logic-v2 keeps the names of an entity under its id, so each has an id of its own.
"""

import csv
import json
import sys
import time
from pathlib import Path

from followthemoney import EntityProxy
from nomenklatura.matching import LogicV2, ScoringConfig

SCHEMATA = {"person": "Person", "organisation": "Organization"}


def scores(path: Path) -> tuple[list[float], float]:
    """Return the score of each pair of a file, and how long the comparing took."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    pairs = [
        [entity(f"{path.stem}-{n}-{side}", row["kind"], row[side]) for side in ("left", "right")]
        for n, row in enumerate(rows)
    ]
    config = ScoringConfig.defaults()
    begun = time.perf_counter()
    found = [LogicV2.compare(left, right, config).score for left, right in pairs]
    return found, time.perf_counter() - begun


def entity(key: str, kind: str, name: str) -> EntityProxy:
    """Return an entity of that kind with that name."""
    return EntityProxy.from_dict(
        {"id": key, "schema": SCHEMATA[kind], "properties": {"name": [name]}}
    )


if __name__ == "__main__":
    dev, held = map(Path, sys.argv[1:])
    tuned = scores(dev)[0]
    found, seconds = scores(held)
    again = scores(held)[1]
    print(json.dumps({"dev": tuned, "held": found, "seconds": seconds, "again": again}))
