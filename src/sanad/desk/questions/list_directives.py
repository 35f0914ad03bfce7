# SPDX-License-Identifier: Apache-2.0
"""What meetings decided, and what became of it: each directive with its tasks."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import directive, tasks
from sanad.casework.directive import Directive
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.queue import Seen, seen
from sanad.desk.tasks import today
from sanad.errors import NotFound


@dataclass(frozen=True)
class Followed:
    """A directive with the tasks that carry it out, filed ones too."""

    directive: Directive
    tasks: list[Seen]


@dataclass(frozen=True, kw_only=True)
class ListDirectives(Question[list[Followed]]):
    """An order to list, in the order in which the directives were recorded: all, or the one by its id."""

    name: ClassVar[str] = "list_directives"

    directive: str | None = None

    def do(self, work: Work) -> Done[list[Followed]]:
        """Put the tasks beside the directives."""
        of: dict[str, list[Seen]] = {}
        day = today(work, self.compartment)
        carry_out = work.told(tasks.that_carry_out, self.compartment)
        for line in seen(work, self.compartment, carry_out, day):
            of.setdefault(line.task.origin.of, []).append(line)
        known = [each for each in work.told(directive.of_compartment, self.compartment) if self.directive in {None, each.id}]  # fmt: skip
        if self.directive is not None and not known:
            raise NotFound("casework", kind="directive", name=self.directive)
        found = [Followed(each, of.get(each.id, [])) for each in known]
        return Done(found, (), {"directives": len(found)})
