# SPDX-License-Identifier: Apache-2.0
"""Read what is to be taken out of an exhibit from the fields of a form, one row for each mark (docs/formats/sheets.md, redaction sheet)."""

import re
from collections.abc import Iterable
from typing import Any

from sanad.errors import BadValue
from sanad.values.said import Said

_CELLS = ("ground", "words", "part", "boxes", "stretch", "rows", "columns")
_PREFIX = "row_"
_EDGES = 4  # left, top, right, bottom
_ENDS = 2  # start and end of a stretch
_LONGEST = 9  # digits of a number in a form


def marks(fields: Iterable[tuple[str, str]]) -> tuple[dict[str, Any], ...]:
    """Return the marks of a form; a row that names no place is none. Boxes are four numbers each, between `;`; a stretch is two; rows and columns stand between blanks or commas.

    Raises:
        BadValue: a number is none, or a box has another number of edges.
    """
    cells: dict[str, list[str]] = {name: [] for name in _CELLS}
    for name, text in fields:
        if name.removeprefix(_PREFIX) in cells:
            cells[name.removeprefix(_PREFIX)].append(text.strip())
    rows = [dict(zip(_CELLS, each, strict=True)) for each in zip(*cells.values(), strict=False)]
    return tuple(_mark(row) for row in rows if any(row[name] for name in _CELLS[1:] if name != "part"))  # fmt: skip


def _mark(row: dict[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"ground": row["ground"]}
    if row["part"]:
        told["part"] = _number(row["part"])
    if row["words"]:
        told["words"] = row["words"]
    if row["boxes"]:
        told["boxes"] = [_several(box, _EDGES, "box") for box in row["boxes"].split(";") if box.strip()]  # fmt: skip
    if row["stretch"]:
        told["start"], told["end"] = _several(row["stretch"], _ENDS, "stretch")
    if row["rows"]:
        told["rows"] = [_number(each) for each in _words(row["rows"])]
    if row["columns"]:
        columns = [each.strip() for each in row["columns"].split(",") if each.strip()]
        told["columns"] = [int(each) if _is_number(each) else each for each in columns]
    return told


def _several(text: str, many: int, kind: str) -> list[int]:
    found = [_number(each) for each in _words(text)]
    if len(found) != many:
        raise BadValue(
            "mark", value=text[:60], type=kind, detail=Said("it takes {many} numbers", many=many)
        )
    return found


def _words(text: str) -> list[str]:
    return [each for each in re.split(r"[\s,]+", text) if each]


def _number(text: str) -> int:
    if not _is_number(text):
        raise BadValue("mark", value=text[:60], type="number", detail="digits alone")
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST
