# SPDX-License-Identifier: Apache-2.0
"""What answers look like, as JSON Schema 2020-12, by the rules of `sanad.api.telling`.

Each class of ours is one component under its own name, or, where two rooms have one of that name, under the name of its file before it.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from sanad.api.kinds import alternatives, has_fields, is_choice, is_json, shown_fields, words_of
from sanad.api.telling import IS
from sanad.errors import SanadError

Schema = dict[str, Any]
FAULT = "Api.Fault"
"""The component of an error that is part of an answer."""
_REFERENCE = "#/components/schemas/"
_PLAIN: dict[Any, Schema] = {
    Any: {},
    object: {},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": ["number", "null"]},
    NoneType: {"type": "null"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Decimal: {"type": "string"},
    Fraction: {"type": "string"},
}


class Schemas:
    """Describes types, and remembers the classes that it met."""

    def __init__(self, kinds: Collection[Any]) -> None:
        """Meet every class that `kinds` are made of, so that names do not depend on the order in which they are asked for."""
        self._met: dict[type, None] = {}
        for kind in kinds:
            self._meet(kind)
        names = Counter(each.__name__ for each in self._met)
        self._names = {
            each: each.__name__ if names[each.__name__] == 1 else _with_file(each)
            for each in self._met
        }
        [(name, often), *_] = Counter(self._names.values()).most_common(1) or [("", 1)]
        if often > 1:
            raise ValueError(f"two classes would be described as {name}: rename a file")

    def of(self, kind: Any) -> Schema:  # noqa: ANN401  # a type
        """Return the schema of a type.

        Raises:
            TypeError: there is no rule for it: a fault of the program.
        """
        if is_json(kind):
            return {}
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if is_choice(kind):
            return self._of_union(kind)
        return self._of_holder(kind) if get_args(kind) else self._of_class(kind)

    def _of_holder(self, kind: Any) -> Schema:  # noqa: ANN401  # a type
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is Literal:
            return {"type": "string", "enum": list(arguments)}
        if origin is tuple and Ellipsis not in arguments:
            items = [self.of(each) for each in arguments]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}  # fmt: skip
        if issubclass(origin, Mapping):
            held = self.of(
                int if len(arguments) == 1 else arguments[-1]
            )  # a Counter names no values
            return {"type": "object", "additionalProperties": held or True}
        if issubclass(origin, Collection):
            return {"type": "array", "items": self.of(arguments[0])}
        raise TypeError(f"no rule describes {kind}")

    def components(self) -> dict[str, Schema]:
        """Return the schema of each class that was met, by name."""
        ours = {name: self._of_fields(each) for each, name in self._names.items()}
        return dict(sorted({**ours, FAULT: _FAULT}.items()))

    def _of_class(self, kind: type) -> Schema:
        if issubclass(kind, Enum):
            return {"type": "string", "enum": [each.value for each in kind]}
        if issubclass(kind, SanadError):
            return {"$ref": _REFERENCE + FAULT}
        if has_fields(kind):
            return {"$ref": _REFERENCE + self._names[kind]}
        raise TypeError(f"no rule describes {kind}")

    def _of_union(self, kind: Any) -> Schema:  # noqa: ANN401  # a type
        several = alternatives(kind)
        return {"anyOf": [self._tagged(each) if each in several else self.of(each) for each in get_args(kind)]}  # fmt: skip

    def _tagged(self, kind: type) -> Schema:
        """Return the schema of a class that stands where others may, and says which it is."""
        described = self._of_fields(kind)
        properties = {IS: {"const": kind.__name__}, **described["properties"]}
        return {**described, "properties": properties, "required": [IS, *described["required"]]}

    def _of_fields(self, kind: type) -> Schema:
        properties = {name: self.of(hint) for name, hint in shown_fields(kind)}
        return {
            "type": "object",
            "description": words_of(kind),
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    def _meet(self, kind: Any) -> None:  # noqa: ANN401  # a type
        if is_json(kind):
            return
        for each in get_args(kind):
            self._meet(each)
        if has_fields(kind) and kind not in self._met:
            self._met[kind] = None
            for _, hint in shown_fields(kind):
                self._meet(hint)


def _with_file(kind: type) -> str:
    *_, file = kind.__module__.split(".")
    return "".join(part.capitalize() for part in file.split("_")) + kind.__name__


_FAULT: Schema = {
    "type": "object",
    "description": "An error that is part of an answer: docs/errors.md.",
    "properties": {
        "code": {"type": "string"},
        "says": {"type": "string"},
        "where": {"type": "string"},
        "facts": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "required": ["code", "says", "where", "facts"],
    "additionalProperties": False,
}
