# SPDX-License-Identifier: Apache-2.0
"""Read the body of a request as JSON that means one thing only (I-JSON, RFC 7493).

Guarantees: a name stands once in an object; numbers are finite, and integers exact in every reader; text is Unicode without NUL and
without half a surrogate pair; nothing is nested beyond `DEEPEST`. Whatever is not so is refused with its place, and never evaluated.
"""

import json
import re
from collections.abc import Iterator
from typing import NoReturn

from sanad.errors import BadValue
from sanad.values.canonical import Json

DEEPEST = 32
"""Levels of arrays and objects: the deepest order has six."""
_EXACT = 2**53  # RFC 7493, section 2.2
_OPENING, _CLOSING = b"[{", b"]}"
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


def read(raw: bytes) -> dict[str, Json]:
    """Return the object that `raw` is.

    Raises:
        BadValue: it is none, or not I-JSON.
    """
    _not_too_deep(raw)
    try:
        document = json.loads(raw, object_pairs_hook=_object, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise _refused("the body", detail="it is not JSON") from error
    if not isinstance(document, dict):
        raise _refused("the body", detail="it is not an object")
    for place, value in _leaves(document, ""):
        _sound(place, value)
    return document


def _not_too_deep(raw: bytes) -> None:
    """Refuse what is nested too deep before anything walks down."""
    depth = 0
    for sign in _STRINGS.sub(b"", raw):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth > DEEPEST:
            raise _refused("the body", detail=f"it is nested deeper than {DEEPEST} levels")


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for name, value in pairs:
        if name in found:
            raise _refused(name, detail="the name stands twice in one object")
        found[name] = value
    return found


def _no_number(text: str) -> NoReturn:
    raise _refused("the body", detail=f"{text} is no number of JSON")


def _leaves(value: Json, place: str) -> Iterator[tuple[str, Json]]:
    """Yield each name and each value that holds no other, with its JSON pointer (RFC 6901)."""
    if isinstance(value, dict):
        for name, inner in value.items():
            at = f"{place}/{name.replace('~', '~0').replace('/', '~1')}"
            yield at, name
            yield from _leaves(inner, at)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{place}/{number}")
    else:
        yield place, value


def _sound(place: str, value: Json) -> None:
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
            raise _refused(place.encode(errors="replace").decode(), detail="it is no Unicode text")
    elif isinstance(value, int) and abs(value) >= _EXACT:
        raise _refused(place, detail="an integer this large is not exact in every reader")
    elif isinstance(value, float) and not abs(value) < float("inf"):
        raise _refused(place, detail="the number is not finite")


def _refused(where: str, detail: str) -> BadValue:
    return BadValue(where or "the body", value="What was sent", type="order in JSON", detail=detail)
