# SPDX-License-Identifier: Apache-2.0
"""What a method is: a pure question to frozen records, with a name and a version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from sanad.analysis.frozen import Input
from sanad.errors import BadValue
from sanad.values.canonical import Json

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
    """A question being answered: the open records, the inputs they came from, the parameters, the mask."""

    records: duckdb.DuckDBPyConnection
    inputs: Sequence[Input]
    parameters: Parameters
    mask: Mask

    def text(self, name: str) -> str:
        """Return a parameter that must be there, as text.

        Raises:
            BadValue: it is missing.
        """
        value = self.parameters.get(name)
        if value is None or value == "":
            raise BadValue("parameters", value=name, type="parameter", detail="it is missing")
        return str(value)

    def number(self, name: str, default: int) -> int:
        """Return a whole-number parameter, or `default`."""
        value = self.parameters.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadValue(
                "parameters", value=value, type=f"whole number for {name}", detail="not one"
            )
        return value


@dataclass(frozen=True)
class Method:
    """`version` rises with every change that could change an answer; old findings then ask to be run again.

    A method `of_one_number` looks only at deliveries of the records of its parameter `number`, so that a package needs no others.
    """

    name: str
    version: int
    kind: str  # which records it needs: calls or payments
    about: str
    ask: Callable[[Asked], Answer]
    of_one_number: bool = False
    speaks_of_absence: bool = False  # may answer when nothing was delivered: that is its question

    def inputs(self, inputs: Sequence[Input], parameters: Parameters) -> list[Input]:
        """Return those of `inputs` that the method looks at."""
        number = parameters.get("number") if self.of_one_number else None
        return [
            item
            for item in inputs
            if item.kind == self.kind and (number in (None, *item.numbers) or not item.names_all)
        ]
