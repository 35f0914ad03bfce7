# SPDX-License-Identifier: Apache-2.0
"""Names that the office gives to persons, papers and things (docs/formats/sheets.md).

They become keys in the ledger and names of folders, so each kind has one closed shape.
"""

import re
from collections.abc import Iterable

from sanad.errors import BadValue
from sanad.values.said import Said

_NAME = r"(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]{0,%d}"
_SUBJECT = r"%s-(?!.*\.\.)[A-Za-z0-9.-]{1,36}"
_SHAPES = {
    "person": re.compile(_SUBJECT % "[SM]"),
    "organisation": re.compile(_SUBJECT % "O"),
    "incident": re.compile(_SUBJECT % "I"),
    "officer": re.compile(_NAME % 39),
    "compartment": re.compile(_NAME % 79),
    "instrument": re.compile(_NAME % 119),
    "request": re.compile(_NAME % 39),
    "template": re.compile(_NAME % 79),
    "recipient": re.compile("court|internal|defence|foreign_authority|interpol"),
}
_COUNTED = re.compile("(.*[^0-9])([0-9]{1,9})")


def check_id(kind: str, text: str) -> str:
    """Return `text` if it is an id of `kind`.

    Raises:
        BadValue: there is no such kind, or the text is not of its shape.
    """
    if kind not in _SHAPES:
        known = ", ".join(_SHAPES)
        raise BadValue(
            text,
            value=repr(kind),
            type="kind of id",
            detail=Said("the kinds are {known}", known=known),
        )
    if _SHAPES[kind].fullmatch(text) is None:
        detail = Said("it must match {pattern}", pattern=_SHAPES[kind].pattern)
        raise BadValue(kind, value=repr(text[:60]), type=f"{kind} id", detail=detail)
    return text


def following(ids: Iterable[str]) -> list[str]:
    """Return the id behind the highest number of each beginning, as wide as that is written.

    >>> following(["S-09", "S-2", "S-M", "O-01", "RN-2025-3"])
    ['O-02', 'RN-2025-4', 'S-10']
    """
    last: dict[str, str] = {}
    for beginning, number in (each.groups() for each in map(_COUNTED.fullmatch, ids) if each):
        last[beginning] = max(last.get(beginning, ""), number, key=lambda text: int(text or -1))
    return sorted(f"{beginning}{int(number) + 1:0{len(number)}}" for beginning, number in last.items())  # fmt: skip
