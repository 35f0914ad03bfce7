# SPDX-License-Identifier: Apache-2.0
"""What an expression is made of, where its names are looked up, and the record of what was looked at.

Inside `any`, `all` and `count` a plain name is a field of the item and never of the whole: if a field is missing, a fact of
the same name elsewhere must not stand in for it. The whole is reached there as `facts.…`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sanad.rules.kleene import Truth
from sanad.rules.span import Known
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Reading:
    """What a term came to: `value` is None when it is not known, and `missing` are the facts that would tell."""

    value: Known
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """What a condition came to: `missing` are the facts that keep it open, empty when it is decided."""

    truth: Truth
    missing: tuple[str, ...] = ()


class Term(ABC):
    """A part of an expression that has a value, if enough is known."""

    @abstractmethod
    def read(self, scope: "Scope") -> Reading:
        """Return the value in `scope`."""

    @abstractmethod
    def needs(self) -> Iterator[str]:
        """Give each fact path whose absence can leave the value open; `[]` marks an item of a list."""


class Condition(ABC):
    """A part of an expression that holds, does not hold, or is not known."""

    @abstractmethod
    def judge(self, scope: "Scope") -> Judged:
        """Return what it comes to in `scope`."""

    @abstractmethod
    def needs(self) -> Iterator[str]:
        """Give each fact path whose absence can leave it open."""


@dataclass(frozen=True)
class Compared:
    """One comparison that was made: the linter asks for cases on both sides of each threshold."""

    comparison: Condition
    left: Known
    right: Known
    truth: Truth


@dataclass
class Trace:
    """Every fact looked at, with its value (None: not there), in order; and every comparison made."""

    used: dict[str, Json] = field(default_factory=dict)
    compared: list[Compared] = field(default_factory=list)


@dataclass(frozen=True)
class Scope:
    """The facts, the day asked about, the answers each question allows, and the item at hand, if any.

    `label` spells where the item stands, such as `charges[0]`.
    """

    facts: Mapping[str, Json]
    today: date
    allowed: Mapping[str, Sequence[str]]
    trace: Trace
    item: Json = None
    label: str = ""

    def at(self, item: Json, label: str) -> "Scope":
        """Return the scope inside one item of a list."""
        return Scope(self.facts, self.today, self.allowed, self.trace, item, label)

    def spell(self, parts: tuple[str, ...], *, of_item: bool) -> str:
        """Return the path as the trace spells it."""
        return ".".join((self.label, *parts) if of_item else parts)

    def look(self, parts: tuple[str, ...], *, of_item: bool) -> Json:
        """Return the fact by that path, or None; blank text is no fact."""
        value = self._find(parts, of_item=of_item)
        self.trace.used[self.spell(parts, of_item=of_item)] = value
        return None if isinstance(value, str) and not value.strip() else value

    def members(self, parts: tuple[str, ...], *, of_item: bool) -> list[Json] | None:
        """Return the members of a list, None when there is none; the trace keeps their number."""
        value = self._find(parts, of_item=of_item)
        found = list(value) if isinstance(value, list | tuple) else None
        label = self.spell(parts, of_item=of_item)
        self.trace.used[f"{label}[]"] = None if found is None else len(found)
        return found

    def _find(self, parts: tuple[str, ...], *, of_item: bool) -> Json:
        value: Json = self.item if of_item else self.facts
        for part in parts:
            value = value.get(part) if isinstance(value, dict | Mapping) else None
        return value
