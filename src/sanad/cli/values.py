# SPDX-License-Identifier: Apache-2.0
"""Values of claims as a line of text."""

from collections.abc import Mapping, Sequence

from sanad.values.canonical import Json

_FIRST = ("act", "role", "name", "said", "offence", "subject", "organisation")


def spelt(value: Json, labels: Mapping[str, str] | None = None) -> str:
    """Return a value as a person reads it: of a table its members, what it is about first; of a list its items; an entry with its label."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        order = sorted(
            value, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST)
        )
        return "; ".join(
            f"{name.replace('_', ' ')}: {spelt(value[name], labels)}" for name in order
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(spelt(item, labels) for item in value)
    label = (labels or {}).get(str(value))
    return f"{value} ({label})" if label else str(value)
