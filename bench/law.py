# SPDX-License-Identifier: Apache-2.0
"""How long the law takes: loading a rulebook, putting requests before every rule, asking again after one fact has changed.

There is no peer on the package indexes that answers with three verdicts, questions and a trace; loading stands beside parsing the same TOML alone.
"""

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Place, Run, in_turn, run
from table import Row

_TASKS = Path(__file__).parent / "tasks"
_RULES, _REQUESTS = 1_000, 300


def rows(place: Place) -> Iterator[Row]:
    """Time the three."""
    ours, theirs = in_turn(
        place.pairs,
        partial(run, [sys.executable, _TASKS / "check_rules.py", str(_RULES), str(_REQUESTS)]),
        partial(run, [sys.executable, _TASKS / "parse_rules.py", str(_RULES)]),
    )
    told = _document(ours[0])
    parsed = [_document(one)["loading"] for one in theirs]
    asked = f"{told['asked']} rules about a red notice"
    yield Row(f"load {_RULES:,} rules", "s", _seconds(ours, "loading"), "tomllib alone", parsed, "aim: 1 s")  # fmt: skip
    yield Row(f"all rules over {_REQUESTS} requests", "s", _seconds(ours, "checking"), "–", [], f"{asked}; aim: 2 s")  # fmt: skip
    yield Row("one request after one changed fact", "s", _seconds(ours, "again"), "–", [], f"{asked}; aim: 0.05 s")  # fmt: skip


def _document(one: Run) -> dict[str, float]:
    document: dict[str, float] = json.loads(one.out.splitlines()[-1])
    return document


def _seconds(runs: list[Run], name: str) -> list[float]:
    return [_document(one)[name] for one in runs]
