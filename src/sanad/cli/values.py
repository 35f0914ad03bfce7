# SPDX-License-Identifier: Apache-2.0
"""Values of claims as a line of text."""

from collections.abc import Mapping, Sequence

from sanad.values.canonical import Json

_FIRST = ("act", "role", "name", "said", "offence", "subject", "organisation")


def spelt(value: Json, labels: Mapping[str, str] | None = None) -> str:
    """Return a value as a person reads it, on one line; an entry with its label.

    Of a table what it is about stands first, then its other members by name, without those that say nothing.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        told = {name: spelt(member, labels) for name, member in value.items() if member != ""}
        first = next((name for name in _FIRST if name in told), None)
        rest = (f"{name.replace('_', ' ')}: {told[name]}" for name in told if name != first)
        return "; ".join([*([told[first]] if first else ()), *rest])
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(spelt(item, labels) for item in value)
    label = (labels or {}).get(str(value))
    return f"{value} ({label})" if label else " ".join(str(value).split())
