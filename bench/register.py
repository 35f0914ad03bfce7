# SPDX-License-Identifier: Apache-2.0
"""The register: persons derived from judgements beside nomenklatura's resolver, and an incident that many sources tell.

Both sides get the same 100,000 judgements; what is timed is the way from the kept judgements to every person. The peer reads them from
SQLite in memory, ours are in memory already: reading them back is part of neither aim. An incident has no peer.
"""

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Place, in_turn, run
from peer import python_of
from table import Row

JUDGEMENTS, SOURCES = 100_000, 200
_TASKS = Path(__file__).parent / "tasks"
_MILLI = 1000


def rows(place: Place) -> Iterator[Row]:
    """Compare derivations, then time the page of an incident."""
    ours, theirs = in_turn(
        place.pairs,
        partial(run, [sys.executable, _TASKS / "derive_clusters.py", str(JUDGEMENTS)]),
        partial(
            run,
            [python_of("names"), _TASKS / "derive_clusters_with_nomenklatura.py", str(JUDGEMENTS)],
        ),
    )
    mine, other = ([json.loads(one.out) for one in runs] for runs in (ours, theirs))
    counts = {one["persons"] for one in (*mine, *other)}
    note = f"{min(counts):,} persons of more than one entry, {'on both sides' if len(counts) == 1 else 'NOT the same'}; aim: under 2 s"
    times = [[one["seconds"] for one in each] for each in (mine, other)]
    yield Row(
        f"persons of {JUDGEMENTS:,} judgements", "s", times[0], "nomenklatura", times[1], note
    )
    pages = [
        json.loads(run([sys.executable, _TASKS / "lay_out_incident.py", str(SOURCES)]).out)
        for _ in range(place.pairs)
    ]
    note = f"{pages[0]['cells']:,} statements: matrix, figures, sums, paragraph; aim: under 50 ms"
    yield Row(
        f"incident of {SOURCES} sources",
        "ms",
        [one["seconds"] * _MILLI for one in pages],
        "no peer",
        [],
        note,
    )
