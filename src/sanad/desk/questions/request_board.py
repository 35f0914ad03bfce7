# SPDX-License-Identifier: Apache-2.0
"""Every request of a compartment as its desk looks at it: what the rules come to today, whose signature is next, and whether its ground has changed."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.request_lines import Line, lines
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Board:
    """The requests that were asked for, the newest first, and how many the compartment has."""

    lines: tuple[Line, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class RequestBoard(Question[Board]):
    """An order to look at the requests of the order's compartment: of a `kind`, in a `state`, with an `outcome`, to a `country`, about a `subject`, of which `next` is to be signed, or only the `amber`.

    Costs one check of every request of the compartment, worked out once between two acts.
    """

    name: ClassVar[str] = "request_board"

    kind: str | None = None
    state: str | None = None
    outcome: str | None = None
    country: str | None = None
    subject: str | None = None
    next: str | None = None
    amber: bool = False

    def intent(self) -> dict[str, Json]:
        """Say what was asked for."""
        names = ("kind", "state", "outcome", "country", "subject", "next")
        wanted: dict[str, Json] = {name: getattr(self, name) for name in names if getattr(self, name)}  # fmt: skip
        return wanted | ({"amber": True} if self.amber else {})

    def do(self, work: Work) -> Done[Board]:
        """Check every request of the compartment, and leave what is asked for."""
        every = lines(work, self.compartment)
        wanted = tuple(filter(self._wants, every))
        return Done(Board(wanted, len(every)), (), {**self.intent(), "requests": len(wanted)})

    def _wants(self, line: Line) -> bool:
        return (
            self.kind in {None, line.request.kind}
            and self.subject in {None, line.request.subject}
            and self.state in {None, line.state}
            and (self.country is None or self.country in line.countries)
            and self.outcome in {None, line.outcome}
            and self.next in {None, line.next}
            and (not self.amber or line.changed > 0)
        )
