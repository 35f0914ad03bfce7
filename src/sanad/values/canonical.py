# SPDX-License-Identifier: Apache-2.0
"""The one encoding that is hashed and signed: RFC 8785, the JSON Canonicalization Scheme."""

import hashlib
from collections.abc import Mapping, Sequence

import rfc8785

from sanad.errors import BadValue

type_of_json = "None | bool | int | str | list | dict"  # what `Json` means, for error messages
Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical(value: Json) -> bytes:
    """Return the RFC 8785 bytes of `value`.

    Floats are refused although the RFC allows them: money, seconds and digests travel as strings or
    integers, so that no reader rounds them.

    Raises:
        BadValue: a float, a non-string key, an integer beyond 2**53 - 1, or a lone surrogate.

    >>> canonical({"b": 1, "a": "سند"}).decode()
    '{"a":"سند","b":1}'
    """
    _refuse_floats(value)
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise BadValue(
            "canonical JSON", value=repr(value)[:80], type="value", detail=error
        ) from error


def digest_of(value: Json) -> str:
    """Return the SHA-256 of the canonical bytes of `value`, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _refuse_floats(value: Json) -> None:
    if isinstance(value, float):
        raise BadValue("canonical JSON", value=value, type=type_of_json, detail="floats round")
    if isinstance(value, Mapping):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            _refuse_floats(item)
