# SPDX-License-Identifier: Apache-2.0
"""Posts of an organisation with whoever is said to hold them on a day, and who is said to stand over whom; rival versions side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.analysis.command.lines import Line, from_claims, on_day, rings, rivals, within
from sanad.claims.shapes import is_day
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.question import Question
from sanad.desk.register import Register
from sanad.errors import BadValue
from sanad.values.canonical import Json

_ABOUT = ("role", "commands", "part_of")
_WHOLE = len("2025-01-01")


@dataclass(frozen=True)
class Drawn:
    """One line with its version, such as 2B for the second version of the second contested place, empty where nothing is contested; `ring` tells that superiors lead back to where they began."""

    line: Line
    version: str
    ring: bool


@dataclass(frozen=True)
class Command:
    """The lines in order of kind and names, and what the office calls whoever they name."""

    lines: tuple[Drawn, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class CommandView(Question[Command]):
    """An order to draw the command of `organisation` and its parts `on` a day, YYYY-MM-DD."""

    name: ClassVar[str] = "command_view"

    organisation: str
    on: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the organisation."""
        return [of_subject(work, self.organisation)]

    def intent(self) -> dict[str, Json]:
        """Name the organisation and the day."""
        return {"organisation": self.organisation, "on": self.on}

    def do(self, work: Work) -> Done[Command]:
        """Draw what claims state, and nothing that follows from them."""
        if len(self.on) != _WHOLE or not is_day(self.on):
            raise BadValue("command", value=self.on, type="date", detail="YYYY-MM-DD")
        register = Register.of(work, self.compartment, self.by)
        claims = [each for each in register.claims(register.subjects) if each.property in _ABOUT]
        then = on_day(from_claims(claims), date.fromisoformat(self.on))
        lines = within(then, self.organisation)
        rival, ring = rivals(lines), {line for group in rings(lines) for line in group}
        named = {end for line in lines for end in (line.over, line.under)} & register.subjects.keys()  # fmt: skip
        labels = {one: register.subjects[one].label for one in sorted(named)}
        drawn = tuple(Drawn(line, rival.get(line, ""), line in ring) for line in lines)
        return Done(Command(drawn, labels), (f"subject:{self.organisation}",), {**self.intent(), "lines": len(lines)})  # fmt: skip
