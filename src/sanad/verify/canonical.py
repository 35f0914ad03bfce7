# SPDX-License-Identifier: Apache-2.0
"""JSON that can be read in one way only: RFC 8785 canonical form, without floats.

Guards against two readers seeing two things in the same bytes: duplicate keys, spacing, escapes, key order, floats,
integers beyond 2**53 - 1, bytes that are not UTF-8, lone surrogates, and nesting deeper than `MAX_DEPTH`.
"""

import hashlib
import json
from typing import NoReturn

from .fault import Fault

MAX_DEPTH = 64  # the formats nest about ten deep; a bomb nests thousands
_MAX_INTEGER = 2**53 - 1  # RFC 8785 section 3.2.2.3: beyond it, readers disagree
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_MAX_DIGITS = 17  # sign and the digits of _MAX_INTEGER

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def parse(raw: bytes) -> Json:
    """Return the value of canonical JSON.

    Raises:
        Fault: the bytes are not JSON, or not the canonical form of what they say.
    """
    try:
        value: Json = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_no_float,
            parse_constant=_no_float,
            parse_int=_integer,
        )
    except UnicodeDecodeError as error:
        raise Fault(f"it is not UTF-8 text (byte {error.start})") from error
    except RecursionError as error:
        raise Fault(f"it is nested deeper than {MAX_DEPTH} levels") from error
    except ValueError as error:
        raise Fault(f"it is not JSON: {error}") from error
    if canonical(value) != raw:
        raise Fault("it is not in canonical form (RFC 8785)")
    return value


def canonical(value: Json) -> bytes:
    """Return the RFC 8785 bytes of `value`.

    Raises:
        Fault: it holds a lone surrogate or is nested too deep.

    >>> canonical({"b": 1, "a": "سند"}).decode()
    '{"a":"سند","b":1}'
    """
    text = _ENCODER.encode(_ordered(value, 0))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Fault("it holds half a character (a lone surrogate)") from error


def digest(value: Json) -> str:
    """Return the SHA-256 of the canonical bytes, hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _ordered(value: Json, depth: int) -> Json:
    """Return `value` with keys in the order of RFC 8785 section 3.2.3: by UTF-16 code units."""
    if depth > MAX_DEPTH:
        raise Fault(f"it is nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, list):
        return [_ordered(item, depth + 1) for item in value]
    if isinstance(value, dict):
        plain = "".join(value).isascii()  # then code points and UTF-16 units sort alike
        keys = sorted(value) if plain else sorted(value, key=_utf16)
        return {key: _ordered(value[key], depth + 1) for key in keys}
    return value


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Fault(f"the key “{twice[:40]}” occurs twice in one object")
    return found


def _no_float(written: str) -> NoReturn:
    raise Fault(f"it holds the number {written[:40]}, which is not an integer")


def _integer(written: str) -> int:
    value = int(written) if len(written) <= _MAX_DIGITS else None
    if value is None or abs(value) > _MAX_INTEGER:
        raise Fault(f"it holds the integer {written[:40]}, which is too large")
    return value
