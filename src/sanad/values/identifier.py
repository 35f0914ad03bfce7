# SPDX-License-Identifier: Apache-2.0
"""Names that the office gives to persons, papers and things (docs/formats/sheets.md).

They become keys in the ledger and names of folders, so each kind has one closed shape.
"""

import re
from collections.abc import Iterable

from sanad.errors import BadValue
from sanad.values.said import Said

_Shape = tuple[re.Pattern[str], Said]
"""What an id must match, and the same for who reads it."""


def _name(most: int) -> _Shape:
    told = Said(
        "up to {most} of the letters A to Z and a to z, digits, hyphens, underscores and full stops, of which no two follow each other; the first is a letter or a digit",
        most=str(most),
    )
    return re.compile(rf"(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]{{0,{most - 1}}}"), told


def _entry(letters: str) -> _Shape:
    told = Said(
        "{begins}, then up to 36 of the letters A to Z and a to z, digits, hyphens and full stops, of which no two follow each other",
        begins=" / ".join(f"{letter}-" for letter in letters),
    )
    return re.compile(rf"[{letters}]-(?!.*\.\.)[A-Za-z0-9.-]{{1,36}}"), told


_RECIPIENTS = ("court", "internal", "defence", "foreign_authority", "interpol")
_SHAPES: dict[str, _Shape] = {
    "person": _entry("SM"),
    "organisation": _entry("O"),
    "incident": _entry("I"),
    "officer": _name(40),
    "compartment": _name(80),
    "instrument": _name(120),
    "request": _name(40),
    "template": _name(80),
    "recipient": (
        re.compile("|".join(_RECIPIENTS)),
        Said("one of {known}", known=", ".join(_RECIPIENTS)),
    ),
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
    pattern, told = _SHAPES[kind]
    if pattern.fullmatch(text) is None:
        raise BadValue(kind, value=repr(text[:60]), type=f"{kind} id", detail=told)
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
