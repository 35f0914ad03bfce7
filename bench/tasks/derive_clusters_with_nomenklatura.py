# SPDX-License-Identifier: Apache-2.0
"""The same with nomenklatura's resolver, in SQLite in memory: `… COUNT`; prints the seconds from its stored edges to every person."""

import json
import logging
import sys
import time

from judgements import judgements
from nomenklatura.db import make_session
from nomenklatura.judgement import Judgement
from nomenklatura.resolver import Edge, Identifier, Resolver

WORDS = {
    "same": Judgement.POSITIVE,
    "different": Judgement.NEGATIVE,
    "cannot_say": Judgement.UNSURE,
}


def main() -> None:
    """Store the edges, then measure reading them and asking for the entries of each."""
    logging.disable()
    with make_session("sqlite:///:memory:") as session:
        resolver = Resolver(session, create=True)
        resolver.load_edges(
            Edge(
                left,
                right,
                judgement=WORDS[answer],
                user="analyst",
                created_at="2025-01-01T00:00:00",
            )
            for left, right, answer in judgements(int(sys.argv[1]))
        )
        begun = time.perf_counter()
        resolver.load_into_memory()
        entries = {one for left, right, _ in judgements(int(sys.argv[1])) for one in (left, right)}
        persons = {frozenset(resolver.connected(Identifier.get(one))) for one in entries}
        seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "persons": sum(len(each) > 1 for each in persons)}))


if __name__ == "__main__":
    main()
