# SPDX-License-Identifier: Apache-2.0
"""What would read files that nobody received yet, each looked at in a cell; a file that ends the cell is found by asking for each alone."""

from collections.abc import Sequence
from pathlib import Path

from sanad.desk.bench import Bench
from sanad.errors import ReaderStopped
from sanad.readers.proposal import Proposal, carry_out, order_for, understood


def proposals(bench: Bench, some: Sequence[tuple[Path, str]]) -> list[Proposal]:
    """Return for each file, (where it lies, its name), what would read it; as long as `some`, which is not empty."""
    order = order_for(some, bench.templates)
    try:
        raw = bench.run(carry_out, order, [path for path, _ in some], some[0][1])
        found = understood(raw, len(some))
    except ReaderStopped:
        found = None
    if found is not None:
        return found
    if len(some) == 1:
        return [Proposal(None)]
    return [proposals(bench, [one])[0] for one in some]
