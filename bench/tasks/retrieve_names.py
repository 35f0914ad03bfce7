# SPDX-License-Identifier: Apache-2.0
"""Look Roman names up in a list of Urdu names with Sanad: `python retrieve_names.py LIST QUERIES`.

Prints the share of queries whose name came first and among the first five, and seconds to index and to ask.
"""

import csv
import json
import sys
import time
from pathlib import Path

from sanad.identity.names.retrieve import NameIndex

if __name__ == "__main__":
    listed = Path(sys.argv[1]).read_text("utf-8").splitlines()
    with Path(sys.argv[2]).open(encoding="utf-8", newline="") as lines:
        queries = [(row["roman"], row["urdu"]) for row in csv.DictReader(lines, delimiter="\t")]
    begun = time.perf_counter()
    index = NameIndex.of(listed)
    indexed = time.perf_counter()
    first = five = 0
    for roman, urdu in queries:
        found = [listed[hit.at] for hit in index.nearest(roman)]
        first += found[:1] == [urdu]
        five += urdu in found
    asked = time.perf_counter()
    print(json.dumps({
        "first": first / len(queries), "five": five / len(queries),
        "index_s": indexed - begun, "ask_s": asked - indexed,
    }))  # fmt: skip
