# SPDX-License-Identifier: Apache-2.0
"""Read a new request from the fields of a form: what was left empty is not stated, and is not known; what is no field is told when it is drafted."""

from collections.abc import Iterable

from sanad.casework.request import Request
from sanad.desk.choices import FLAGS, LISTS, NUMBERS
from sanad.errors import BadValue
from sanad.values.canonical import Json

_OWN = ("id", "kind", "subject", "purpose")
_SEVERAL = ("asks", "annexes")
_PREFIX = "_"
"""Fields of the form itself."""
_FLAGS = {"yes": True, "no": False}


def drafted(fields: Iterable[tuple[str, str]], compartment: str) -> Request:
    """Return the request that a form states; `asks` and `annexes` come once for each, lists as words between commas or blanks, flags as yes or no.

    Raises:
        BadValue: a number is none, or a flag is neither.
    """
    told: dict[str, str] = dict.fromkeys(_OWN, "")
    several: dict[str, list[str]] = {name: [] for name in _SEVERAL}
    stated: dict[str, Json] = {}
    for name, text in fields:
        if name.startswith(_PREFIX) or not text.strip():
            continue
        if name in told:
            told[name] = text.strip()
        elif name in several:
            several[name].append(text)
        else:
            stated[name] = _value(name, text.strip())
    if several["asks"]:
        stated["asks"] = list(several["asks"])
    annexes = tuple(several["annexes"])
    return Request(
        id=told["id"],
        kind=told["kind"],
        subject=told["subject"],
        purpose=told["purpose"],
        compartment=compartment,
        facts=stated,
        annexes=annexes,
    )


def _value(name: str, text: str) -> Json:
    if name in LISTS:
        return [word for word in text.replace(",", " ").replace("،", " ").split() if word]
    if name in FLAGS:
        return _one(name, text, _FLAGS.get(text), "yes or no")
    if name in NUMBERS:
        number = int(text) if text.isascii() and text.isdecimal() else None
        return _one(name, text, number, "a whole number")
    return text


def _one(name: str, text: str, value: Json, detail: str) -> Json:
    if value is None:
        raise BadValue(f"request.{name}", value=text, type="value", detail=detail)
    return value
