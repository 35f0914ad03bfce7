# SPDX-License-Identifier: Apache-2.0
"""Which methods there are."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis import methods
from sanad.desk.act import Done, Work
from sanad.desk.question import Question


@dataclass(frozen=True)
class Known:
    """One method: its name, its version, the records it asks, what it takes (in brackets what may be left out), and its question in a line."""

    name: str
    version: int
    kinds: tuple[str, ...]
    parameters: str
    about: str


@dataclass(frozen=True, kw_only=True)
class ListMethods(Question[list[Known]]):
    """An order to list them, by name."""

    name: ClassVar[str] = "list_methods"

    def do(self, work: Work) -> Done[list[Known]]:
        """Load each; costs a second where none was loaded."""
        del work
        every = map(methods.get, sorted(methods.METHODS))
        known = [
            Known(each.name, each.version, each.kinds, each.parameters, each.about)
            for each in every
        ]
        return Done(known, ())
