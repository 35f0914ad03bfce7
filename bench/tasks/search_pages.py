# SPDX-License-Identifier: Apache-2.0
"""Search as the office does: `search_pages.py INDEX WORDS`; prints the seconds to the first ten hits, and how many parts there are.

Names are found across scripts; whatever has no letters of another script is found as written.
"""

import sys
import time
from pathlib import Path

from sanad.search import language
from sanad.search.answer import Answer, Scope
from sanad.search.holdings import Holdings
from sanad.search.query import Sounds


def main() -> None:
    """Open the index, count, and show ten hits with their marks."""
    root, words = Path(sys.argv[1]), sys.argv[2]
    sounds = Sounds.ACROSS if words.istitle() else Sounds.NONE
    begun = time.perf_counter()
    scope = Scope(("bench",), (), "PK")
    answer = Answer(Holdings(root), language.read(words), scope, sounds)
    hits = answer.best(10)
    took = time.perf_counter() - begun
    if not all(hit.marks for hit in hits):
        raise SystemExit("a hit without a mark")
    print(took, answer.total)


if __name__ == "__main__":
    main()
