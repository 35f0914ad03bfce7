# SPDX-License-Identifier: Apache-2.0
"""Which entries of the ledger are of somebody who looked, and changed nothing of what the entry is about."""

from functools import cache
from pathlib import Path

_ROWS = frozenset({"exhibit_rows", "show_rows"})
"""Acts that only show: they may give a pseudonym to somebody who had none, and leave the exhibit as it was."""


@cache
def looks() -> frozenset[str]:
    """Return the names of what only looks: all questions, each one file of that name, and the acts that show rows."""
    folder = Path(__file__).parent / "questions"
    return _ROWS.union(path.stem for path in folder.glob("*.py"))
