# SPDX-License-Identifier: Apache-2.0
"""What a type of the desk is, seen from outside: one of JSON's own, a class with fields that are told, or a choice between some."""

import inspect
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

_JSON = frozenset({type(None), bool, int, float, str})
_UNIONS = frozenset({UnionType, Union})


def is_choice(kind: Any) -> bool:  # noqa: ANN401  # a type
    """Tell whether a type is a union."""
    return get_origin(kind) in _UNIONS


def is_json(kind: Any) -> bool:  # noqa: ANN401  # a type
    """Tell whether a type is `Json`, however far its inner names were looked up."""
    members = frozenset(get_args(kind)) if is_choice(kind) else frozenset()
    return members > _JSON and any(get_args(each) for each in members)


def has_fields(kind: object) -> bool:
    """Tell whether a type is a class of ours whose values are told by field: a dataclass or a named tuple."""
    if not isinstance(kind, type):
        return False
    return is_dataclass(kind) or (issubclass(kind, tuple) and hasattr(kind, "_fields"))


@cache
def shown_fields(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """Return the fields of such a class that are told, each with its type: neither what is of this machine alone, nor what the class keeps to itself."""
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)] if is_dataclass(kind) else [*kind._fields]
    return tuple((name, hints[name]) for name in names if not name.startswith("_") and not _local(hints[name]))  # fmt: skip


@cache
def alternatives(kind: Any) -> tuple[type, ...]:  # noqa: ANN401  # a type
    """Return the classes of ours that may stand where a type is a choice, if they are several."""
    members = [each for each in get_args(kind) if has_fields(each)] if is_choice(kind) else []
    return tuple(members) if len(members) > 1 else ()


def words_of(kind: type) -> str:
    """Return the docstring of a class, without what `dataclass` makes up where there is none."""
    said = kind.__doc__ or ""
    return "" if said.startswith(f"{kind.__name__}(") else inspect.cleandoc(said)


def _local(kind: Any) -> bool:  # noqa: ANN401  # a type
    """Tell whether a type is of this machine or program alone: a path, or code behind an abstract class, such as a rule's compiled condition."""
    return any(each is Path or inspect.isabstract(each) for each in (kind, *get_args(kind)))
