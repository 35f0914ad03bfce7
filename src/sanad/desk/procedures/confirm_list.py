# SPDX-License-Identifier: Apache-2.0
"""Confirm the words of a list in which a person wrote down what stands on the paper; each row is one act."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sanad.claims.recognised import Confirmation
from sanad.desk.acts.confirm_words import ConfirmWords
from sanad.desk.door import Desk, Refused
from sanad.errors import BadSheet, Unreadable
from sanad.search.export import neutral

COLUMNS = (
    "part", "label", "start", "end", "machine", "english", "confidence", "before", "after", "picture", "reading",
)  # fmt: skip
"""Of the list; `reading` is empty for a person to fill in, the rest is for their eyes but for the place."""
_PLACE = ("part", "start", "end")
_NEEDED = {*_PLACE, "machine", "reading"}


@dataclass(frozen=True)
class Confirmed:
    """What became of the row in `line` of the list."""

    line: int
    order: ConfirmWords
    outcome: Confirmation | Refused


def confirm_list(
    desk: Desk, path: Path, by: str, compartment: str, exhibit: str
) -> list[Confirmed]:
    """Perform the rows in which `reading` is filled in, in one transaction, and return what became of each.

    Raises:
        Unreadable: the list cannot be opened.
        BadSheet: it is no such list; nothing was confirmed.
    """
    order = partial(ConfirmWords, by=by, compartment=compartment, exhibit=exhibit)
    rows = [
        (line, order(part=part, start=start, end=end, reading=reading, expected=machine))
        for line, (part, start, end), machine, reading in _rows(path)
        if reading
    ]
    outcomes = desk.perform_all([order for _, order in rows])
    return [Confirmed(*row, outcome) for row, outcome in zip(rows, outcomes, strict=True)]


def _rows(path: Path) -> Iterator[tuple[int, tuple[int, int, int], str, str]]:
    """Yield the line, the place, the machine's words and the reading of every row."""
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            missing = _NEEDED - set(table.fieldnames or ())
            if missing:
                raise BadSheet(str(path), detail=f"it has no column {min(missing)}")
            for row in table:
                line = table.line_num
                part, start, end = (int(row[name]) for name in _PLACE)
                machine, reading = _cell(row["machine"]), _cell(row["reading"])
                yield line, (part, start, end), machine, reading
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror or error) from error
    except (ValueError, TypeError, csv.Error) as error:
        raise BadSheet(str(path), detail=f"line {line}: {error}") from error


def _cell(written: str | None) -> str:
    """Return a cell without the apostrophe that guards a spreadsheet against formulas."""
    cell = (written or "").strip()
    plain = cell.removeprefix("'")
    return plain if neutral(plain) == cell else cell
