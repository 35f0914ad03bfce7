# SPDX-License-Identifier: Apache-2.0
"""Values as TOML 1.0 writes them on one line; signs that would act on who reads the file are escapes."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

_DIRECT = frozenset('"\\')


def said(value: object) -> bool:
    """Tell whether a value says anything: a text, list or table that is empty says nothing."""
    return (
        any(map(said, value.values()))
        if isinstance(value, Mapping)
        else value not in (None, "", (), [])
    )


def written(value: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{name} = {written(each)}" for name, each in value.items() if said(each))
        return f"{{ {inner} }}"
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(written, value))}]"
    return f'"{"".join(_signs(str(value)))}"'


def _signs(text: str) -> Iterator[str]:
    """Yield the signs of a text; those that would end it, or act on who looks, as escapes."""
    for sign in text:
        acts = sign in _DIRECT or unicodedata.category(sign).startswith("C")
        yield f"\\U{ord(sign):08X}" if acts else sign
