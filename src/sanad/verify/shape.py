# SPDX-License-Identifier: Apache-2.0
"""Read fields of parsed JSON, each of the type that is documented, or say which one is not."""

import re

from .canonical import Json
from .fault import Fault

_DIGEST = re.compile(r"[0-9a-f]{64}")
SHOWN = 80  # characters of a quoted text: a line of a terminal


def record(value: Json, what: str) -> dict[str, Json]:
    """Return `value` if it is an object."""
    if not isinstance(value, dict):
        raise Fault(f"{what} is not an object")
    return value


def only(value: dict[str, Json], names: set[str], what: str) -> None:
    """Refuse fields that are missing or not documented."""
    for name in sorted(names - value.keys()):
        raise Fault(f"{what} has no field “{name}”")
    for name in sorted(value.keys() - names):
        raise Fault(f"{what} has a field “{shorten(name)}” that is not documented")


def text(value: dict[str, Json], name: str, what: str) -> str:
    """Return the field `name`, a string."""
    found = value.get(name)
    if not isinstance(found, str):
        raise Fault(f"the field “{name}” of {what} is not a text")
    return found


def number(value: dict[str, Json], name: str, what: str) -> int:
    """Return the field `name`, an integer not below zero."""
    found = value.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise Fault(f"the field “{name}” of {what} is not a whole number")
    return found


def items(value: dict[str, Json], name: str, what: str) -> list[Json]:
    """Return the field `name`, an array."""
    found = value.get(name)
    if not isinstance(found, list):
        raise Fault(f"the field “{name}” of {what} is not a list")
    return found


def digest_field(value: dict[str, Json], name: str, what: str) -> str:
    """Return the field `name`, a SHA-256 in lower-case hexadecimal."""
    found = text(value, name, what)
    if not is_digest(found):
        raise Fault(f"the field “{name}” of {what} is not a SHA-256 digest")
    return found


def version(value: dict[str, Json], expected: str, what: str) -> None:
    """Refuse a document of another version than this verifier knows."""
    found = text(value, "v", what)
    if found != expected:
        raise Fault(f"{what} is of version “{shorten(found)}”; this verifier knows “{expected}”")


def is_digest(written: str) -> bool:
    """Return whether this is a SHA-256 in lower-case hexadecimal."""
    return _DIGEST.fullmatch(written) is not None


def shorten(written: str) -> str:
    """Return a text short enough to quote in one line."""
    flat = " ".join(written[: 4 * SHOWN].split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
