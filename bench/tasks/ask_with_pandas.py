# SPDX-License-Identifier: Apache-2.0
"""Ask record files with pandas: `ask_with_pandas.py FOLDER QUESTION`; prints the seconds from the file to its rows, and their number.

Reading the columns is in the seconds: a data frame begins with it, where DuckDB reads while it computes.
"""

import json
import sys
import time
from pathlib import Path

import pandas as pd

ONE = "+923900000001"


def main() -> None:
    """Read the columns that the question needs, and compute."""
    folder, question = Path(sys.argv[1]), sys.argv[2]
    begun = time.perf_counter()
    columns = ["row", "kind", "direction", "owner", "other", "started_at", "duration_s"]
    calls = pd.read_parquet(next(folder.glob("*/calls.parquet")), columns=columns)
    local = calls.started_at.dt.tz_localize("UTC").dt.tz_convert("Asia/Karachi")
    calls = calls.assign(local=local, day=local.dt.date)
    within = (calls.day >= pd.Timestamp("2025-01-01").date()) & (
        calls.day <= pd.Timestamp("2025-03-31").date()
    )
    of = calls[(calls.owner == ONE) & calls.kind.isin(["call", "sms"]) & within].sort_values(
        ["started_at", "row"]
    )
    by = {
        "contacts": ["other"],
        "wheel": [of.local.dt.weekday.rename("weekday"), of.local.dt.hour.rename("hour")],
        "daily_ends": ["day"],
    }
    found = of.groupby(by[question]).agg(
        events=("row", "size"), calls=("kind", lambda each: (each == "call").sum()), days=("day", "nunique"),
        seconds=("duration_s", "sum"), first=("local", "min"), last=("local", "max"), first_row=("row", "first"), last_row=("row", "last"),
    )  # fmt: skip
    print(json.dumps({"seconds": time.perf_counter() - begun, "rows": len(found)}))


if __name__ == "__main__":
    main()
