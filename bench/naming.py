# SPDX-License-Identifier: Apache-2.0
"""Names: pairs told apart beside logic-v2 of nomenklatura, and Roman names looked up among Urdu ones beside transliteration.

The pairs and lists are made from `samples/names`. The threshold of each side is the one with the best F1 on the development
half; what is shown is F1 at that threshold on the held half, no word of which stands in the other. Both sides compare the
development half first, so that what they load once is not in the time of the held half. Pairs per second are of one process.

nomenklatura, anyascii and ICU lie in an environment of their own, made once under build/ from `requirements-names.lock`;
PyICU is built there, for which Debian's libicu-dev, pkg-config and g++ must be installed.
"""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from measure import Place, in_turn, run
from peer import python_of
from table import Row

_HERE = Path(__file__).parent
_TASKS = _HERE / "tasks"
_STEPS = 100
_MICRO = 1_000_000


def rows(place: Place) -> Iterator[Row]:
    """Compare F1 and speed on pairs, then shares found and speed on lists."""
    folder, python = place.fresh("names"), python_of("names")
    run([sys.executable, _HERE.parent / "samples" / "names" / "make.py", folder])
    yield from _pairs(place, folder, python)
    yield from _lists(place, folder, python)


def _pairs(place: Place, folder: Path, python: Path) -> Iterator[Row]:
    files = [folder / f"{part}-pairs.tsv" for part in ("dev", "held")]
    ours, theirs = in_turn(
        place.pairs,
        partial(run, [sys.executable, _TASKS / "compare_names.py", *files]),
        partial(run, [python, _TASKS / "compare_names_with_nomenklatura.py", *files]),
    )
    mine, other = ([json.loads(one.out) for one in runs] for runs in (ours, theirs))
    dev, held = map(_truth, files)
    scores = [[_held_f1(one, dev, held) for one in each] for each in (mine, other)]
    yield Row("names, F1 of pairs", "", scores[0], "logic-v2", scores[1], f"{len(held)} held pairs")
    for key, note in (("seconds", "each name is new"), ("again", "each name was met before")):
        times = [[one[key] / len(held) * _MICRO for one in each] for each in (mine, other)]
        yield Row("names, time of a pair", "µs", times[0], "logic-v2", times[1], note)


def _lists(place: Place, folder: Path, python: Path) -> Iterator[Row]:
    files = [folder / "held-urdu.txt", folder / "held-queries.tsv"]
    ours, theirs = in_turn(
        place.pairs,
        partial(run, [sys.executable, _TASKS / "retrieve_names.py", *files]),
        partial(run, [python, _TASKS / "retrieve_names_with_anyascii.py", *files]),
    )
    mine, other = ([json.loads(one.out) for one in runs] for runs in (ours, theirs))
    for peer in other[0]:
        for key, said in (("first", "the first"), ("five", "among five")):
            found = [one[peer][key] for one in other]
            yield Row(f"Roman to Urdu, {said}", "", [one[key] for one in mine], peer, found, "")


def _truth(path: Path) -> list[bool]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row["same"] == "1" for row in csv.DictReader(lines, delimiter="\t")]


def _held_f1(said: dict[str, Sequence[float]], dev: list[bool], held: list[bool]) -> float:
    steps = [step / _STEPS for step in range(1, _STEPS)]
    best = max(steps, key=lambda threshold: f1(said["dev"], dev, threshold))
    return f1(said["held"], held, best)


def f1(scores: Sequence[float], truth: Sequence[bool], threshold: float) -> float:
    """Return F1 when every pair from `threshold` on is called the same."""
    both = sum(score >= threshold and same for score, same in zip(scores, truth, strict=True))
    called = sum(score >= threshold for score in scores)
    return 2 * both / (called + sum(truth)) if called or any(truth) else 0.0
