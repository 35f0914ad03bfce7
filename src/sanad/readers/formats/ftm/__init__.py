# SPDX-License-Identifier: Apache-2.0
"""The FollowTheMoney model, as OpenSanctions and Aleph export it: entities or statements, one JSON object per line, or statements as a table."""

import csv
import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "ftm"
VERSION = "2"
WHAT = "FollowTheMoney entities or statements, one JSON object per line; statements as CSV"

_SCHEMA = re.compile(r'"schema"\s*:\s*"[A-Z][A-Za-z]+"')
_PROPERTIES = re.compile(r'"properties"\s*:\s*\{')
_MARKS = ('"entity_id"', '"prop"', '"value"')
_COLUMNS = frozenset({"entity_id", "prop", "schema", "value", "dataset"})


def columns_of(line: str) -> list[str] | None:
    """Return the names in the head of a table of statements; None where the line is no such head.

    The order does not matter, and there may be more of them: the model's versions differ.
    """
    try:
        names = next(csv.reader([line.strip()], strict=True), [])
    except csv.Error:
        return None
    return names if set(names) >= _COLUMNS and len(set(names)) == len(names) else None


def _is_ftm(seen: Content) -> bool:
    if columns_of(seen.text.lstrip("\ufeff").partition("\n")[0]) is not None:
        return True
    line = seen.text.lstrip("\ufeff\r\n ").partition("\n")[0]
    if not line.startswith("{"):
        return False
    entity = '"id"' in line and _PROPERTIES.search(line) is not None
    return (entity or all(mark in line for mark in _MARKS)) and _SCHEMA.search(line) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_ftm, endings=(".ftm",))
