# SPDX-License-Identifier: Apache-2.0
"""Questions to records beside hand-written DuckDB SQL, and beside pandas, that give as many rows.

Ours is the time from the question to the finding: compiling, computing, masking, the digest. Theirs is the time from the query to its rows.
Loading is in neither. The SQL of bench/queries leaves out what findings have beside their rows: the sentence, what it may say of absence,
entries that two statements carry. A comparison that gives another number of rows is marked.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Place, Run, in_turn, run
from peer import python_of
from table import Row

CALLS, PAYMENTS = 10_000_000, 1_000_000
_TASKS = Path(__file__).parent / "tasks"
_TIME = {"from": "2025-01-01", "to": "2025-03-31"}
_YEAR = {"from": "2025-01-01", "to": "2025-12-31"}
_ONE, _THREE = "+923900000001", ["+923900000001", "+923900000002", "+923900000003"]
_TWO = ["+923900000004", "+923900000005"]
_COMPARED = {
    "contacts": {"number": _ONE, **_TIME},
    "wheel": {"number": _ONE, **_TIME},
    "common_contacts": {"numbers": _THREE, **_TIME},
    "bridges": {"first_group": _THREE, "second_group": _TWO, **_TIME},
    "chains": {"number": _ONE, **_TIME, "minutes": 5},
    "daily_ends": {"number": _ONE, **_TIME},
    "silence": {"number": _ONE, **_TIME, "hours": 1},
    "starts_and_stops": {"number": _ONE, **_TIME, "on": "2025-02-15"},
    "periods": {
        "number": _ONE,
        "first_from": "2025-01-01",
        "first_to": "2025-01-31",
        "second_from": "2025-02-15",
        "second_to": "2025-03-15",
    },
    "conferences": {"number": _ONE, **_TIME},
    "handsets": {"number": _ONE, **_TIME},
    "sim_changes": {"imei": "001001000000021", **_TIME},
    "cell_history": {"number": _ONE, **_TIME},
    "co_presence": {"numbers": _THREE, **_TIME, "minutes": 15},
    "flows": {"accounts": ["XX0000000001", "XX0000000002"], **_YEAR},
    "money_paths": {"account": "XX0000000001", **_YEAR},
    "fan": _YEAR,
    "pass_through": _YEAR,
    "same_day": _YEAR,
    "offsets": {"at_least": "90000.00", **_YEAR},
    "both_banks": _YEAR,
}
"""Method → parameters; bench/queries has the same by hand."""
_ALONE = {
    "deliveries": ({"number": _ONE, **_TIME}, "aim: under 5 s"),
    "foreign_contacts": ({"number": _ONE, **_TIME}, "aim: under 5 s"),
    "network": ({"network": "calls", **_TIME, "samples": 0}, "aim: under 5 s"),
    "succession": ({"number": _ONE, "on": "2025-02-15"}, "aim: under 60 s"),
}
_IN_PANDAS = {
    **{method: _COMPARED[method] for method in ("contacts", "wheel", "daily_ends")},
    "network": {"network": "calls", **_TIME, "least": 25, "samples": 0},
}
_GROWING = ("wheel", "common_contacts", "chains")


def rows(place: Place) -> Iterator[Row]:
    """Compare each question with SQL, some with pandas, and time what has no peer; then the growth of three."""
    folder = _made(place, CALLS, PAYMENTS)
    for method, parameters in _COMPARED.items():
        ours, theirs = in_turn(
            place.pairs,
            partial(_ask, folder, method, parameters),
            partial(run, [sys.executable, _TASKS / "ask_with_sql.py", folder, method]),
        )
        yield _row(f"question {method}", ours, "SQL by hand", theirs, "aim: at most 1.30")
    for method, parameters in _IN_PANDAS.items():
        ours, theirs = in_turn(
            place.pairs,
            partial(_ask, folder, method, parameters),
            partial(run, [python_of("asking"), _TASKS / "ask_with_pandas.py", folder, method]),
        )
        yield _row(f"question {method}", ours, "pandas, networkx", theirs, "aim: at most 0.05")
    for method, (parameters, aim) in _ALONE.items():
        ours = [_ask(folder, method, parameters) for _ in range(place.pairs)]
        yield _row(f"question {method}", ours, "no peer", [], aim)
    shutil.rmtree(folder)
    yield from _growth(place)


def _growth(place: Place) -> Iterator[Row]:
    """Time some questions over one, two and four times as many calls."""
    times: dict[str, list[float]] = {method: [] for method in _GROWING}
    for share in (4, 2, 1):
        folder = _made(place, CALLS // share, PAYMENTS // 100)
        for method in _GROWING:
            times[method] += _seconds([_ask(folder, method, _COMPARED[method])])
        shutil.rmtree(folder)
    for method, taken in times.items():
        note = ", ".join(f"{CALLS // share / 1e6:g} million: {seconds:.2f} s" for share, seconds in zip((4, 2, 1), taken, strict=True))  # fmt: skip
        yield Row(f"growth of {method}", "s", taken[-1:], "a quarter of the calls", taken[:1], note)


def _made(place: Place, calls: int, payments: int) -> Path:
    folder = place.fresh("records")
    run([sys.executable, _TASKS / "make_records.py", folder, str(calls), str(payments)])
    return folder


def _ask(folder: Path, method: str, parameters: dict[str, object]) -> Run:
    return run([sys.executable, _TASKS / "ask_method.py", folder, method, json.dumps(parameters)])


def _row(name: str, ours: list[Run], peer: str, theirs: list[Run], aim: str) -> Row:
    counts = [{json.loads(one.out)["rows"] for one in runs} for runs in (ours, theirs) if runs]
    same = (
        "" if len(counts) == 1 or counts[0] == counts[1] else f", NOT the {counts[1]} of the peer"
    )
    note = f"{', '.join(map(str, counts[0]))} rows{same}; {aim}; peak {max(one.peak_mib for one in ours):,.0f} MiB"
    return Row(name, "s", _seconds(ours), peer, _seconds(theirs), note)


def _seconds(runs: list[Run]) -> list[float]:
    return [json.loads(one.out)["seconds"] for one in runs]
