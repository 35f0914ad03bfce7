# SPDX-License-Identifier: Apache-2.0
"""Growth on Spark: the same questions of 1, 10 and 100 million calls, on one machine, beside DuckDB in one process.

Starting Spark is in no figure. A question whose finding is not the same bytes on both is marked. Each is asked once: growth is what is looked for.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import Place, Run, run
from table import Row

_TASKS = Path(__file__).parent / "tasks"
_SIZES = (1_000_000, 10_000_000, 100_000_000)
_TIME = {"from": "2025-01-01", "to": "2025-03-31"}
_MEMORY = {"PYSPARK_SUBMIT_ARGS": "--driver-memory 6g pyspark-shell"}
_ASKED = {
    "wheel": {"number": "+923900000001", **_TIME},
    "common_contacts": {"numbers": ["+923900000001", "+923900000002", "+923900000003"], **_TIME},
    "succession": {"number": "+923900000001", "on": "2025-02-15"},
}


def rows(place: Place) -> Iterator[Row]:
    """Time each question at each size, on either engine."""
    for calls in _SIZES:
        folder = place.fresh("records")
        run([sys.executable, _TASKS / "make_records.py", folder, str(calls), "10"])
        size = sum(file.stat().st_size for file in folder.glob("*/calls.parquet")) / 1e9
        for method, parameters in _ASKED.items():
            words = [sys.executable, _TASKS / "ask_method.py", folder, method, json.dumps(parameters)]  # fmt: skip
            there, here = [run([*words, "local[2]"], env=_MEMORY)], [run(words)]
            same = "the same bytes" if len(_digests(there) | _digests(here)) == 1 else "NOT the same bytes"  # fmt: skip
            note = f"{calls / 1e6:g} million calls, {size:.2f} GB; {same}; peak of DuckDB {max(one.peak_mib for one in here):,.0f} MiB"
            yield Row(f"{method} on Spark", "s", _seconds(there), "DuckDB", _seconds(here), note)
        shutil.rmtree(folder)


def _digests(runs: list[Run]) -> set[str]:
    return {json.loads(one.out.splitlines()[-1])["sha256"] for one in runs}


def _seconds(runs: list[Run]) -> list[float]:
    return [json.loads(one.out.splitlines()[-1])["seconds"] for one in runs]
