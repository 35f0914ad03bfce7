# SPDX-License-Identifier: Apache-2.0
"""How long the command line takes to answer: `sanad --help` beside an empty Python."""

import sys
from collections.abc import Iterator
from functools import partial

from measure import Place, in_turn, run
from office import SANAD
from table import Row, seconds

_TIMES = 5  # such short runs need more of them


def rows(place: Place) -> Iterator[Row]:
    """Compare the overview of commands with nothing at all."""
    ours, theirs = in_turn(
        place.pairs * _TIMES,
        partial(run, [SANAD, "--help"]),
        partial(run, [sys.executable, "-c", "pass"]),
    )
    yield Row("`sanad --help`", "s", seconds(ours), "python -c pass", seconds(theirs), "aim: 0.2 s")
