# SPDX-License-Identifier: Apache-2.0
"""Ask record files with pandas, and networkx: `ask_with_pandas.py FOLDER QUESTION`; prints the seconds from the file to its rows, and their number.

Reading the columns is in the seconds: a data frame begins with it, where DuckDB reads while it computes.
"""

import json
import sys
import time
from pathlib import Path

import networkx as nx
import pandas as pd

ONE = "+923900000001"
LEAST, SHOWN = 25, 50  # rows that make a tie, and nodes that are shown


def main() -> None:
    """Read the columns that the question needs, and compute."""
    folder, question = Path(sys.argv[1]), sys.argv[2]
    begun = time.perf_counter()
    columns = ["row", "kind", "direction", "owner", "other", "started_at", "duration_s"]
    calls = pd.read_parquet(next(folder.glob("*/calls.parquet")), columns=columns)
    found = network(calls) if question == "network" else events_of_one(calls, question)
    print(json.dumps({"seconds": time.perf_counter() - begun, "rows": len(found)}))


def events_of_one(calls: pd.DataFrame, question: str) -> pd.DataFrame:
    """Group the events of one number."""
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
        "wheel": [of.local.dt.day_of_week.rename("weekday"), of.local.dt.hour.rename("hour")],
        "daily_ends": ["day"],
    }
    return of.groupby(by[question]).agg(
        events=("row", "size"), calls=("kind", lambda each: (each == "call").sum()), days=("day", "nunique"),
        seconds=("duration_s", "sum"), first=("local", "min"), last=("local", "max"), first_row=("row", "first"), last_row=("row", "last"),
    )  # fmt: skip


def network(calls: pd.DataFrame) -> list[tuple[float, ...]]:
    """Measure the numbers that share at least `LEAST` rows: ties, shortest paths, cores, components."""
    calls = calls[calls.kind.isin(["call", "sms"])]
    is_first = calls.owner < calls.other
    one = calls.owner.where(is_first, calls.other)
    two = calls.other.where(is_first, calls.owner)
    ties = calls.groupby([one, two], sort=False).size()
    graph = nx.Graph(list(ties[ties >= LEAST].index))
    paths, cores = nx.betweenness_centrality(graph), nx.core_number(graph)
    component = {
        node: at for at, nodes in enumerate(nx.connected_components(graph)) for node in nodes
    }
    measured = [(graph.degree[node], paths[node], cores[node], component[node]) for node in graph]
    return sorted(measured, reverse=True)[:SHOWN]


if __name__ == "__main__":
    main()
