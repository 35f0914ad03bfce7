# SPDX-License-Identifier: Apache-2.0
"""Ask a method of record files: `ask_method.py FOLDER METHOD PARAMETERS [MASTER]`; prints the seconds from the question to the finding, its rows and digest.

The parameters are JSON; MASTER is the address of a Spark cluster. Loading the compiler, and starting Spark, are not in the seconds: an
office asks many questions in one process.
"""

import json
import sys
import time
from pathlib import Path

from sanad.analysis import engine, methods
from sanad.analysis.finding import compute
from sanad.analysis.frozen import Input
from sanad.analysis.records import calls
from sanad.storage.spark import open_spark

_WITHOUT_MASTER = 4
OWNERS = tuple(f"+92390{number:07}" for number in range(300))


def main() -> None:
    """Warm the compiler on nothing, then ask."""
    folder, method, parameters = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
    covered = {"from": "2025-01-01", "to": "2025-03-31"}
    inputs = [
        Input("a" * 64, "calls", "calls", folder / ("a" * 64) / "calls.parquet", OWNERS, covered),
        Input("b" * 64, "payments", "payments", folder / ("b" * 64) / "payments.parquet"),
    ]
    methods.get(method)
    opener = _spark(folder, sys.argv[4]) if len(sys.argv) > _WITHOUT_MASTER else engine.in_duckdb
    with opener([], "Asia/Karachi") as warm:
        warm.rows(calls)
    begun = time.perf_counter()
    found = compute(
        method, parameters, inputs, "Asia/Karachi", set(), lambda name: f"T-{name[-7:]}", opener
    )
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "rows": len(found.rows), "sha256": found.sha256}))


def _spark(folder: Path, master: str) -> engine.Opener:
    return engine.in_spark(open_spark(folder / "spark", master))


if __name__ == "__main__":
    main()
