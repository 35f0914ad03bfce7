# SPDX-License-Identifier: Apache-2.0
"""Tasks as lines: the deadline with what sets it, whose turn it is, what it is about and comes from."""

from collections.abc import Iterator
from typing import Any


def task_lines(tasks: list[dict[str, Any]]) -> Iterator[str]:
    """Yield two lines for each task."""
    for task in tasks:
        label = f" ({task['label']})" if task["label"] else ""
        yield f"  {task['id']}  {_until(task)}  {task['action']}"
        yield f"      {task['about']}{label}; {_whose(task)}; from {task['cause']} {task['origin']}"


def _until(task: dict[str, Any]) -> str:
    due = task["due"]
    if due is None:
        return "no deadline"
    late = "was due " if task["when"] == "overdue" else ""
    basis = f" by {due['basis']}" if due["basis"] else ""
    return f"{late}{due['at']}{basis}"


def _whose(task: dict[str, Any]) -> str:
    state = task["state"].replace("_", " ")
    turn = task["turn"] or "whoever directs the cell"
    instead = f" in place of {task['instead_of']}" if task["instead_of"] else ""
    return state if state == "filed" else f"{state}, waits for {turn}{instead}"
