# SPDX-License-Identifier: Apache-2.0
"""A task as an officer sees it in a list: what it is about and comes from in words, whose turn it is, and how far off its deadline."""

from bisect import bisect_right
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from functools import partial

from sanad.casework import directive, tasks
from sanad.casework.directive import Directive
from sanad.casework.due import When
from sanad.casework.origin import Cause, Origin
from sanad.casework.queue import Day, Turn, in_order, turn
from sanad.casework.tasks import State, Task
from sanad.claims import store as register
from sanad.desk.act import Work, stamp
from sanad.values.canonical import Json

_SUBJECT = "subject:"


@dataclass(frozen=True)
class Seen:
    """`label` is what the office calls the subject concerned, empty of other things; `origin` in words; `ends` the moment after which it is late, in UTC."""

    task: Task
    label: str
    origin: str
    turn: Turn
    when: When
    ends: str | None

    def as_json(self) -> dict[str, Json]:
        """Return the line as `--json` shows it."""
        task = self.task.as_json()
        kept = ("id", "action", "about", "department", "state", "due", "officer", "result", "by")
        return {
            **{name: task[name] for name in kept},
            "label": self.label,
            "cause": str(self.task.origin.cause),
            "origin": self.origin,
            "turn": self.turn.officer,
            "instead_of": self.turn.instead_of,
            "when": str(self.when),
            "ends": self.ends,
        }


def listed(work: Work, compartment: str, states: frozenset[State], day: Day) -> list[Seen]:
    """Return what `seen` returns of the tasks of a compartment that stand in one of `states`; worked out anew when an act was done, or a deadline has passed."""
    key = (seen, compartment, states, *at(work, compartment, states, day))
    every = partial(work.told, tasks.of_compartment, compartment, states)
    return work.kept(key, lambda: seen(work, compartment, every(), day))


def at(work: Work, compartment: str, states: frozenset[State], day: Day) -> tuple[Hashable, ...]:
    """Return the day, who serves and is away on it, and how many deadlines of such tasks have passed: while all are the same, so is what is said of the tasks."""
    every = partial(work.told, tasks.of_compartment, compartment, states)
    ends = work.kept((at, compartment, states), lambda: sorted(map(day.ends, every())))
    return day.on, frozenset(day.serves), frozenset(day.absences), bisect_right(ends, day.now)


def seen(work: Work, compartment: str, every: Collection[Task], day: Day) -> list[Seen]:
    """Return tasks of one compartment as lines, by deadline, those without one last."""
    labels = {
        one.id: one.label for one in work.told(register.subjects) if one.compartment == compartment
    }
    decided = {one.id: one for one in work.told(directive.of_compartment, compartment)}
    return [
        Seen(
            task,
            labels.get(task.about.removeprefix(_SUBJECT), ""),
            _words(task.origin, decided),
            turn(task, day),
            day.when(task),
            stamp(day.ends(task)) if task.due else None,
        )
        for task in in_order(every, day)
    ]


def _words(origin: Origin, decided: dict[str, Directive]) -> str:
    known = decided.get(origin.of)
    if origin.cause is not Cause.DIRECTIVE or known is None:
        return origin.of
    item = f", item {known.item}" if known.item else ""
    return f"{known.id}: {known.meeting}, {known.held_on}{item}"
