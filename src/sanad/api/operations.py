# SPDX-License-Identifier: Apache-2.0
"""Every act and question of the desk, found once: what it is called, what it takes, and what it gives back.

Guarantees: an act or question is offered under its own name, or stands in `sanad.api.elsewhere` with the reason; a new one is offered by being there.
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, get_args

from sanad.api.elsewhere import ELSEWHERE
from sanad.desk import acts, questions
from sanad.desk.act import Act

Kind = Literal["acts", "questions"]


@dataclass(frozen=True)
class Operation:
    """One act or question: `order` is its class, `answer` the type of what it gives back."""

    name: str
    kind: Kind
    order: type[Act[Any]]
    answer: Any

    @property
    def path(self) -> str:
        """Return its address, below that of the API."""
        return f"/c/{{compartment}}/{self.kind}/{self.name}"

    @property
    def heading(self) -> str:
        """Return the sentence with which its file begins: what it is, in one line."""
        said = inspect.getdoc(import_module(self.order.__module__)) or self.name
        return _one_line(said.split("\n\n")[0])

    @property
    def words(self) -> str:
        """Return what the docstrings say of it: the order, then how it is carried out."""
        order, do = inspect.getdoc(self.order) or "", inspect.getdoc(self.order.do) or ""
        return f"{order}\n\n{do}\n\nPower: `{self.order.power}`."


@cache
def every() -> tuple[Operation, ...]:
    """Return every act and question that the desk has, by name; loads all of them, about two seconds."""
    found = (*_found("acts", acts), *_found("questions", questions))
    return tuple(sorted(found, key=lambda each: each.name))


@cache
def offered() -> tuple[Operation, ...]:
    """Return those that are offered over the network."""
    return tuple(each for each in every() if each.name not in ELSEWHERE)


def _found(kind: Kind, package: Any) -> Iterator[Operation]:  # noqa: ANN401  # a package has no type of its own
    for module in iter_modules(package.__path__):
        loaded = import_module(f"{package.__name__}.{module.name}")
        for member in vars(loaded).values():
            if _is_order(member) and member.__module__ == loaded.__name__:
                done = inspect.signature(member.do).return_annotation
                yield Operation(member.name, kind, member, get_args(done)[0])


def _is_order(member: object) -> bool:
    return isinstance(member, type) and issubclass(member, Act)


def _one_line(text: str) -> str:
    return " ".join(text.split()).removesuffix(".")
