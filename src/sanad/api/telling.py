# SPDX-License-Identifier: Apache-2.0
"""How the answers of acts and questions are told as JSON: one rule for each kind of type, and no other.

An object of ours is told as an object of its fields, whatever it also says of itself elsewhere: a field's name is its name here. One that
stands where several kinds may stand says which it `is`. A sequence is an array, a set an array in order, a mapping an object; days are ISO 8601, exact numbers text,
bytes base64 (RFC 4648, section 4), an error what it says. What is of this machine alone is never told, a path or compiled code, nor what a class keeps to itself.

`sanad.api.schemas` describes the same rules as JSON Schema.
"""

import base64
import json
import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, get_args, get_origin

from sanad.api.kinds import alternatives, has_fields, is_choice, shown_fields
from sanad.errors import SanadError
from sanad.values.canonical import Json

IS = "is"
"""The name under which an object says which of several kinds it is."""


def told(value: object, kind: Any = object) -> Json:  # noqa: ANN401  # a type
    """Return a value as JSON; `kind` is the type that is promised of it.

    Raises:
        TypeError: it is of a kind for which there is no rule: a fault of the program.
    """
    own: Any = type(value)
    if isinstance(
        value, (bytes, date, Decimal, Fraction, Enum)
    ):  # words of a fixed list are text, too
        return _exact(value)
    if value is None or isinstance(value, (str, bool, int, float)):
        return _plain(value)
    if has_fields(own):
        said = {name: told(getattr(value, name), hint) for name, hint in shown_fields(own)}
        return {IS: own.__name__, **said} if alternatives(kind) else said
    if isinstance(value, SanadError):
        return told_error(value)
    if isinstance(value, Mapping):
        within = _last(kind)
        return {_key(name): told(item, within) for name, item in value.items()}
    if isinstance(value, Collection):
        return _array(value, kind)
    raise TypeError(f"no rule tells a {own.__name__}")


def told_error(error: SanadError) -> dict[str, Json]:
    """Return an error that is part of an answer."""
    facts = {name: str(value) for name, value in error.facts.items()}
    return {"code": error.code, "says": str(error), "where": error.where, "facts": facts}


def _plain(value: str | float | None) -> Json:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _exact(value: bytes | date | Decimal | Fraction | Enum) -> Json:
    match value:
        case bytes():
            return base64.b64encode(value).decode()
        case date():
            return value.isoformat()
        case Enum():
            plain: Json = value.value
            return plain
        case _:
            return str(value)


def _key(name: object) -> str:
    if isinstance(name, (str, int, date)):
        return str(_exact(name) if isinstance(name, (Enum, date)) else name)
    raise TypeError(f"no rule makes a name of a {type(name).__name__}")


def _array(values: Collection[object], kind: Any) -> list[Json]:  # noqa: ANN401  # a type
    arguments = tuple(each for each in get_args(kind) if each is not Ellipsis)
    if get_origin(kind) is tuple and Ellipsis not in get_args(kind):
        return [told(value, each) for value, each in zip(values, arguments, strict=True)]
    array = [told(value, _last(kind)) for value in values]
    return array if isinstance(values, Sequence) else sorted(array, key=json.dumps)


def _last(kind: Any) -> Any:  # noqa: ANN401  # a type
    """Return the type of what an array or object of type `kind` holds."""
    if is_choice(kind):
        held = [each for each in get_args(kind) if get_args(each)]
        return _last(held[0]) if len(held) == 1 else object
    arguments = [each for each in get_args(kind) if each is not Ellipsis]
    return arguments[-1] if arguments else object
