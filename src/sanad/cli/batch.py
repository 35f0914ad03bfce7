# SPDX-License-Identifier: Apache-2.0
"""How results of a batch are shown: each item, and each refusal with its sentence."""

from collections.abc import Iterable
from typing import Any

from sanad.cli.output import Output, refusal
from sanad.desk.door import Refused


def show_entered(out: Output, what: str, entered: Iterable[Any]) -> bool:
    """Print what became of each row of a worksheet; return whether all of it was done."""
    rows = list(entered)
    refused = [row for row in rows if isinstance(row.outcome, Refused)]
    document = {
        "done": [{"key": row.key, "id": _id(row.outcome)} for row in rows if row not in refused],
        "refused": [{"key": row.key, **refusal(row.outcome.error)} for row in refused],
    }
    lines = [f"{what}: {len(rows) - len(refused)} of {len(rows)} recorded"]
    lines += [f"  {row.key}: {row.outcome.id}" for row in rows if hasattr(row.outcome, "id")]
    lines += [f"  refused  {row.key}: {row.outcome.error}" for row in refused]
    out.result(document, lines)
    return not refused


def _id(outcome: object) -> str:
    return str(getattr(outcome, "id", outcome))
