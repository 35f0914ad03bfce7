# SPDX-License-Identifier: Apache-2.0
"""What a method is: a pure question to frozen records, with a name and a version."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sanad.analysis.frozen import Input
from sanad.claims.shapes import is_day
from sanad.errors import BadValue
from sanad.values.canonical import Json

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from sanad.analysis.engine import Engine, Row

_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = len("2025-01-01")
_YEARS = range(1900, 2201)  # of which every engine and every zone can reckon
Parameters = Mapping[str, Json]
Mask = Callable[[str], str]
"""Shows an identifier as it may be shown: a subject's own as it is, anybody else's as a pseudonym."""


@dataclass(frozen=True)
class Answer:
    """Rows of text under `columns`, in a fixed order, and a sentence that claims no more than they do."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str


@dataclass(frozen=True)
class Asked:
    """A question being answered: the engine that has the records, the inputs they came from, parameters, zone, mask."""

    engine: "Engine"
    inputs: Sequence[Input]
    parameters: Parameters
    zone: str
    mask: Mask

    def rows(self, expression: "ir.Table") -> "list[Row]":
        """Return the rows that answer an expression over the tables of `sanad.analysis.records`."""
        return self.engine.rows(expression)

    def kept(self, expression: "ir.Table") -> "ir.Table":
        """Return a table of the answer, for an expression that others use more than once: an engine may compute each use anew."""
        return self.engine.kept(expression)

    def text(self, name: str) -> str:
        """Return a parameter that must be there, and be text.

        Raises:
            BadValue: it is missing, or a list or number.
        """
        value = self.parameters.get(name)
        if value is None or value == "":
            raise BadValue("parameters", value=name, type="parameter", detail="it is missing")
        if not _is_text(value):
            raise BadValue("parameters", value=value, type=f"text for {name}", detail="it must be one text")  # fmt: skip
        return str(value)

    def texts(self, name: str) -> list[str]:
        """Return a parameter that is a list of texts, none left out and none twice, sorted.

        Raises:
            BadValue: it is missing, empty or no list of texts.
        """
        value = self.parameters.get(name)
        if not isinstance(value, list) or not value or not all(map(_is_text, value)):  # fmt: skip
            raise BadValue("parameters", value=value, type=f"list for {name}", detail='it must be a list, for example ["S-06"]')  # fmt: skip
        return sorted({str(each) for each in value})

    def number(self, name: str, default: int, least: int = 0, most: int = 10**9) -> int:
        """Return a whole-number parameter from `least` to `most`, or `default`.

        Raises:
            BadValue: it is no such number.
        """
        value = self.parameters.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            detail = f"a whole number from {least} to {most}"
            raise BadValue("parameters", value=value, type=f"number for {name}", detail=detail)
        return value

    def day(self, name: str) -> date:
        """Return a parameter that must be a day.

        Raises:
            BadValue: it is missing, or no day of the calendar.
        """
        written = self.text(name)
        if not is_day(written) or len(written) != _DAY or int(written[:4]) not in _YEARS:
            detail = f"YYYY-MM-DD, in the calendar, from {_YEARS[0]} to {_YEARS[-1]}"
            raise BadValue("parameters", value=written, type=f"day for {name}", detail=detail)
        return date.fromisoformat(written)

    def period(self, first: str = "from", last: str = "to") -> tuple[date, date]:
        """Return the first and last day of the period asked about, both included.

        Raises:
            BadValue: a day is missing, or the period ends before it begins.
        """
        start, end = self.day(first), self.day(last)
        if end < start:
            detail = "it ends before it begins"
            raise BadValue("parameters", value=f"{start} to {end}", type="period", detail=detail)
        return start, end


class Given(Mapping[str, Json]):
    """Parameters that were given, of those that a method says it takes; to read another is a fault of the program."""

    def __init__(self, parameters: Parameters, known: Collection[str]) -> None:
        """Hold the parameters."""
        self._parameters, self._known = parameters, known

    def __getitem__(self, name: str) -> Json:
        """Return a parameter."""
        if name not in self._known:
            raise AttributeError(f"the method does not say that it takes {name}")
        return self._parameters[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of those that were given."""
        return iter(self._parameters)

    def __len__(self) -> int:
        """Return how many were given."""
        return len(self._parameters)


@dataclass(frozen=True)
class Method:
    """`version` rises with every change that could change an answer; old findings then ask to be run again.

    `parameters` are names with blanks between, in brackets those that may be left out, on their own or for another. `kinds` are the records it asks; `identifiers` the parameters that name somebody's number or account. A method `of_named` looks only
    at deliveries of the records of its parameter `number` or `numbers`, so that a package needs no others.
    """

    name: str
    version: int
    kinds: tuple[str, ...]
    parameters: str
    about: str
    ask: Callable[[Asked], Answer]
    of_named: bool = False
    speaks_of_absence: bool = False  # may answer when nothing was delivered: that is its question
    identifiers: tuple[str, ...] = ("number", "account")

    def given(self, parameters: Parameters) -> Parameters:
        """Return `parameters` as the method may read them; those that stand in brackets may be missing.

        Raises:
            BadValue: one is not the method's, as a misspelt one would be passed over; or one that it needs is missing.
        """
        known = {name.strip("[]"): name for name in self.parameters.split()}
        for name in parameters:
            if name not in known:
                detail = f"{self.name} takes {self.parameters}"
                raise BadValue("parameters", value=name, type="parameter", detail=detail)
        for name, written in known.items():
            if name == written and parameters.get(name) in (None, "", []):
                raise BadValue("parameters", value=name, type="parameter", detail="it is missing")
        return Given(parameters, known)

    def inputs(self, inputs: Sequence[Input], parameters: Parameters) -> list[Input]:
        """Return those of `inputs` that the method looks at."""
        named = _named(parameters) if self.of_named else frozenset()
        return [
            item
            for item in inputs
            if item.kind in self.kinds
            and (
                item.kind != "calls"
                or not named
                or not named.isdisjoint(item.numbers)
                or not item.names_all
            )
        ]


def _is_text(value: object) -> bool:
    """Tell whether a value is text that every engine can be asked with: Unicode, without NUL."""
    return isinstance(value, str) and value != "" and "\0" not in value and not _SURROGATE.search(value)  # fmt: skip


def _named(parameters: Parameters) -> frozenset[str]:
    """Return the numbers that parameters ask about."""
    several = parameters.get("numbers")
    numbers = several if isinstance(several, list) else [parameters.get("number")]
    return frozenset(each for each in numbers if isinstance(each, str) and each)
