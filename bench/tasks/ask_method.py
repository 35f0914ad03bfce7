# SPDX-License-Identifier: Apache-2.0
"""Ask a method of record files: `ask_method.py FOLDER METHOD PARAMETERS`; prints the seconds from the question to the finding, and its rows.

The parameters are JSON. Loading the compiler is not in the seconds: an office asks many questions in one process.
"""

import json
import sys
import time
from pathlib import Path

from sanad.analysis import engine, methods
from sanad.analysis.finding import compute
from sanad.analysis.frozen import Input
from sanad.analysis.records import calls

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
    with engine.in_duckdb([], "Asia/Karachi") as warm:
        warm.rows(calls)
    begun = time.perf_counter()
    found = compute(
        method, parameters, inputs, "Asia/Karachi", set(), lambda name: f"T-{name[-7:]}"
    )
    print(json.dumps({"seconds": time.perf_counter() - begun, "rows": len(found.rows)}))


if __name__ == "__main__":
    main()
