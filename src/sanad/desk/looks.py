# SPDX-License-Identifier: Apache-2.0
"""Which entries of the ledger are of somebody who looked, and changed nothing of what the entry is about."""

from functools import cache
from pathlib import Path

_ROWS = frozenset({"exhibit_rows", "show_rows"})
"""Acts that only show: they may give a pseudonym to somebody who had none, and leave the exhibit as it was."""


@cache
def questions() -> frozenset[str]:
    """Return the names of all questions: each is one file of that name, and writes nothing but its entry."""
    folder = Path(__file__).parent / "questions"
    return frozenset(path.stem for path in folder.glob("*.py"))


@cache
def looks() -> frozenset[str]:
    """Return the names of what only looks: all questions, and the acts that show rows."""
    return questions() | _ROWS
