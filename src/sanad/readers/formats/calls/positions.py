# SPDX-License-Identifier: Apache-2.0
"""Where a mast stands, when the record says so itself: degrees in columns of their own, or both inside one text.

A template gives the form of such a text, for example `{latitude}/{longitude}` or `*; Lat-{latitude}; Long-{longitude}`:
`*` is any text, everything else is what it is. A text of another form, and degrees that no place has, are NULL.
"""

import re

PAIRS = (("latitude", "longitude"), ("last_latitude", "last_longitude"))
"""Columns of a record: where the mast stood at its beginning, and at its end."""
OTHER = dict(PAIRS) | {longitude: latitude for latitude, longitude in PAIRS}
DEGREES = {"latitude": 90, "longitude": 180}
_NUMBER = "[+-]?[0-9]{1,3}(?:[.][0-9]+)?"
_PARTS = re.compile(r"(\{[a-z]*\}|\*)")


def check(form: str) -> str:
    """Return a form that names both degrees once.

    Raises:
        ValueError: it does not.
    """
    if sorted(re.findall(r"\{([a-z]*)\}", form)) != sorted(DEGREES):
        raise ValueError(
            "position names {latitude} and {longitude}, each once, and nothing else in braces"
        )
    return form


def degrees(text: str, name: str, form: str | None) -> str:
    """Return SQL for the latitude or longitude (`name`) in `text`, a number of degrees, else NULL.

    `form` is that of a text with both in it; without one the text is the number.
    """
    shape = _shape(form) if form else f"({_NUMBER})"
    group = 1 if form is None or re.findall(r"\{([a-z]*)\}", form)[0] == name else 2
    number = f"try_cast(regexp_extract({text}, '^{shape}$', {group}) AS DOUBLE)"
    return f"CASE WHEN abs({number}) <= {DEGREES[name]} THEN {number} END"


def _shape(form: str) -> str:
    """Return the form as RE2, without quotation marks that SQL would end at."""
    parts = [_part(part) for part in _PARTS.split(form)]
    return "(?s)" + "".join(parts).replace("'", "''")


def _part(part: str) -> str:
    if part == "*":
        return ".*"
    return f"({_NUMBER})" if part.startswith("{") else re.escape(part)
