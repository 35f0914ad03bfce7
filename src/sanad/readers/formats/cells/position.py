# SPDX-License-Identifier: Apache-2.0
"""Latitude and longitude as tables write them, in WGS 84 degrees.

Read are decimal degrees (`33.6844`, `-33.6844`, `33.6844 N`) and degrees, minutes and seconds (`33°41'03.8"N`, `33 41 3.8 N`,
`N33-41-03`, `33d41m3.8s`). Sides are capitals: in `33d41m3s` the last letter is seconds, in `33 41 3 S` it is south. A side of the compass of the other axis, a sign beside a side, sixty minutes, and
what lies beyond the pole are refused; which of the two numbers is the latitude is the template's word, never a guess.
"""

import re

from sanad.errors import BadValue
from sanad.readers.tabular.fields import latin

LIMITS = {"latitude": 90, "longitude": 180}
_SIDES = {"latitude": {"N": 1, "S": -1}, "longitude": {"E": 1, "W": -1}}

_DEGREES = r"(?P<degrees>[0-9]{1,3})\s*[°ºd\s:-]\s*"
_MINUTES = r"(?P<minutes>[0-9]{1,2})\s*['’\u2032m\s:-]?\s*"
_SECONDS = r"(?:(?P<seconds>[0-9]{1,2}(?:\.[0-9]{1,12})?)\s*(?:[\"”\u2033s]|''|\u2032\u2032)?)?"
_EXACT_MINUTES = r"(?P<exact>[0-9]{1,2}\.[0-9]{1,12})\s*['’\u2032m]?"
_DECIMAL = r"(?P<decimal>[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*[°º]?"
_FORM = re.compile(
    rf"(?P<before>[NSEW]?)\s*(?P<sign>[+-]?)"
    rf"(?:{_DECIMAL}|{_DEGREES}(?:{_EXACT_MINUTES}|{_MINUTES}{_SECONDS}))"
    r"\s*(?P<after>[NSEW]?)"
)
_SPLIT = re.compile(r"\s*[/;|]\s*|\s*,\s*")


def degrees(text: str, axis: str, decimal: str = ".") -> float:
    r"""Return a latitude or longitude (`axis`) in degrees, north and east positive.

    Raises:
        BadValue: another form, out of range, or a side of the compass that the axis does not have.

    >>> degrees("33°41'24\"N", "latitude"), degrees("73 3 W", "longitude"), degrees("33,69", "latitude", ",")
    (33.69, -73.05, 33.69)
    """
    plain = latin(text).strip()
    if decimal == ",":
        plain = plain.replace(",", ".")
    found = _FORM.fullmatch(plain)
    if found is None:
        raise _bad(text, axis, "no decimal degrees, and no degrees, minutes and seconds")
    sides = found["before"] + found["after"]
    if len(sides) > 1 or (sides and (found["sign"] or sides not in _SIDES[axis])):
        raise _bad(text, axis, "two signs of its side, or a side of the other axis")
    value = _size(found, text, axis)
    if value > LIMITS[axis]:
        raise _bad(text, axis, f"beyond {LIMITS[axis]} degrees")
    is_negative = found["sign"] == "-" or (bool(sides) and _SIDES[axis][sides] < 0)
    return -value if is_negative else value


def both(text: str, decimal: str = ".") -> tuple[float, float]:
    """Return latitude and longitude out of one field: two values with `/`, `;`, `|` or a comma between.

    Raises:
        BadValue: not two, or one that `degrees` refuses.
    """
    parts = _SPLIT.split(text.strip()) if decimal == "." else re.split(r"\s*[/;|]\s*", text.strip())
    if len(parts) != len(LIMITS):
        raise _bad(text, "position", "two values with one mark between them")
    return degrees(parts[0], "latitude", decimal), degrees(parts[1], "longitude", decimal)


def _size(found: re.Match[str], text: str, axis: str) -> float:
    if found["decimal"] is not None:
        return float(found["decimal"])
    minutes, seconds = float(found["exact"] or found["minutes"]), float(found["seconds"] or 0)
    if minutes >= 60 or seconds >= 60:  # noqa: PLR2004 - a degree has sixty of each
        raise _bad(text, axis, "sixty minutes or seconds and more")
    # one division: 33°41'24" is 33.69, not 33.690000000000005
    return (int(found["degrees"]) * 3600 + minutes * 60 + seconds) / 3600


def _bad(text: str, axis: str, detail: str) -> BadValue:
    return BadValue(axis, value=repr(text[:60]), type=axis, detail=detail)
