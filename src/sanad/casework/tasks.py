# SPDX-License-Identifier: Apache-2.0
"""Tasks: what somebody has to do, why, until when, and what came of it.

A task lives as an action of HOLMES2 does: raised, put for allocation, allocated, done, accepted, filed. `LIFE` is the whole of
that life; a step that it does not name is refused. Guarantees: a task is done only with a result; another person than
whoever did it accepts it; a day that the law sets is moved only on a legal basis; every step stays. Does not say who may
take a step: acts do, by power, and by who stands in for whom (`sanad.casework.cell`).
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Self

import sqlalchemy as sa

from sanad.casework import tables
from sanad.casework.due import Due
from sanad.casework.origin import Cause, Origin
from sanad.claims.store import ERASED
from sanad.errors import AlreadyDone, BadValue, NotFound, SecondPersonNeeded, StepNotAllowed
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said


class State(StrEnum):
    """Where a task stands, in the words of the ledger."""

    RAISED = "raised"
    FOR_ALLOCATION = "for_allocation"
    ALLOCATED = "allocated"
    DONE = "done"
    ACCEPTED = "accepted"
    FILED = "filed"


class Move(StrEnum):
    """What can be done with a task."""

    ADMIT = "admit"
    ALLOCATE = "allocate"
    DEFER = "defer"
    FINISH = "finish"
    ACCEPT = "accept"
    RETURN = "return"
    FILE = "file"


LIFE: Mapping[tuple[State, Move], State] = MappingProxyType(
    {
        (State.RAISED, Move.ADMIT): State.FOR_ALLOCATION,
        (State.RAISED, Move.DEFER): State.RAISED,
        (State.RAISED, Move.FILE): State.FILED,
        (State.FOR_ALLOCATION, Move.ALLOCATE): State.ALLOCATED,
        (State.FOR_ALLOCATION, Move.DEFER): State.FOR_ALLOCATION,
        (State.FOR_ALLOCATION, Move.FILE): State.FILED,
        (State.ALLOCATED, Move.ALLOCATE): State.ALLOCATED,
        (State.ALLOCATED, Move.ADMIT): State.FOR_ALLOCATION,
        (State.ALLOCATED, Move.DEFER): State.ALLOCATED,
        (State.ALLOCATED, Move.FINISH): State.DONE,
        (State.DONE, Move.ACCEPT): State.ACCEPTED,
        (State.DONE, Move.RETURN): State.ALLOCATED,
        (State.ACCEPTED, Move.FILE): State.FILED,
    }
)
"""State and step → the state after it. What is filed before it was done was found not to be needed, by another officer, with a reason."""

OPEN = frozenset(State) - {State.FILED}
NOBODYS = frozenset({State.RAISED, State.FOR_ALLOCATION})
"""States of a task that nobody was given yet."""
_WORDS: Mapping[Move, str] = MappingProxyType(
    {
        Move.ADMIT: "put for allocation",
        Move.ALLOCATE: "allocated",
        Move.DEFER: "deferred",
        Move.FINISH: "finished with a result",
        Move.ACCEPT: "accepted",
        Move.RETURN: "returned",
        Move.FILE: "filed",
    }
)


@dataclass(frozen=True)
class Result:
    """What came of a task: a `thing` (`exhibit:…` or `claim:…`), or a written negative: who was asked, on which day, and what they said.

    Raises:
        BadValue: it is neither, or both.
    """

    thing: str = ""
    asked: str = ""
    on: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        """Refuse a result that shows nothing."""
        negative = [bool(text.strip()) for text in (self.asked, self.on, self.said)]
        if bool(self.thing) == all(negative) or (self.thing and any(negative)):
            detail = "an exhibit or a claim; or who was asked, on which day, and what they said"
            raise BadValue("task", value=self.thing, type="result", detail=detail)


@dataclass(frozen=True)
class Task:
    """One thing to do, as it stands now.

    `action` is one line; `about` the thing concerned (`subject:S-01`); `by` the officer in whose act it was raised, `seq` that act's entry in
    the ledger; `department` who must do it, where no officer is named; `officer` to whom it is allocated; `moved_by` who took the last
    step; `id` is given by `add`.
    """

    action: str
    about: str
    origin: Origin
    by: str
    compartment: str
    seq: int
    department: str = ""
    due: Due | None = None
    state: State = State.RAISED
    officer: str | None = None
    result: Result | None = None
    moved_by: str = ""
    id: str = ""

    def as_json(self) -> dict[str, Json]:
        """Return the task as documents hold it."""
        return {
            **vars(self),
            "origin": str(self.origin),
            "due": dict(vars(self.due)) if self.due else None,
            "state": str(self.state),
            "result": dict(vars(self.result)) if self.result else None,
        }

    @classmethod
    def from_json(cls, document: dict[str, Json]) -> Self:
        """Read a task back from its document form."""
        fields: dict[str, object] = {**document, **_parts(document)}
        fields["origin"] = Origin.parse(str(document["origin"]))
        fields["state"] = State(str(document["state"]))
        return cls(**fields)  # type: ignore[arg-type]  # our own fields


@dataclass(frozen=True)
class Step:
    """One step of a task: by whom, at which moment, in which entry of the ledger, and what it brought."""

    move: Move
    by: str
    at: str
    seq: int
    officer: str | None = None
    due: Due | None = None
    result: Result | None = None
    reason: str = ""

    def as_json(self) -> dict[str, Json]:
        """Return the step as documents hold it."""
        return {
            **vars(self),
            "move": str(self.move),
            "due": dict(vars(self.due)) if self.due else None,
            "result": dict(vars(self.result)) if self.result else None,
        }

    @classmethod
    def from_json(cls, document: dict[str, Json]) -> Self:
        """Read a step back from its document form."""
        fields: dict[str, object] = {**document, **_parts(document)}
        fields["move"] = Move(str(document["move"]))
        return cls(**fields)  # type: ignore[arg-type]  # our own fields


def _parts(document: dict[str, Json]) -> dict[str, object]:
    due, result = document["due"], document["result"]
    return {
        "due": Due(**due) if isinstance(due, dict) else None,
        "result": Result(**result) if isinstance(result, dict) else None,
    }


def after(task: Task, step: Step) -> Task:
    """Return `task` as it stands after `step`.

    Raises:
        StepNotAllowed: its state does not let it.
        BadValue: the step lacks what it must bring, or moves a day of the law without a basis.
        SecondPersonNeeded: somebody accepts, returns or files what they did or raised themselves.
    """
    state = LIFE.get((task.state, step.move))
    if state is None:
        raise StepNotAllowed(task.id, kind="task", state=_spelt(task.state), step=_WORDS[step.move], allowed=_allowed(task.state))  # fmt: skip
    _complete(task, step)
    _another(task, step)
    moved = replace(task, state=state, moved_by=step.by)
    match step.move:
        case Move.ALLOCATE:
            return replace(moved, officer=step.officer)
        case Move.ADMIT:
            return replace(moved, officer=None)
        case Move.DEFER:
            return replace(moved, due=step.due)
        case Move.FINISH:
            return replace(moved, result=step.result)
        case Move.RETURN:
            return replace(moved, result=None)
        case Move.ACCEPT | Move.FILE:
            return moved


_BRINGS: Mapping[Move, tuple[str, ...]] = MappingProxyType(
    {
        Move.ALLOCATE: ("officer",),
        Move.DEFER: ("due", "reason"),
        Move.FINISH: ("result",),
        Move.RETURN: ("reason",),
        Move.FILE: ("reason",),
    }
)


def _complete(task: Task, step: Step) -> None:
    """Refuse a step without what it must bring, and one that moves a day of the law on nobody's authority."""
    for name in _BRINGS.get(step.move, ()):
        value = getattr(step, name)
        if value is None or (isinstance(value, str) and not says_something(value)):
            detail = Said("a task is not {moved} without it", moved=_WORDS[step.move])
            raise BadValue(task.id, value="", type=name, detail=detail)
    if step.due and task.due and task.due.basis and not says_something(step.due.basis):
        detail = Said(
            "the day is set by {basis}: name the provision or order that moves it",
            basis=task.due.basis,
        )
        raise BadValue(task.id, value=step.due.at, type="deferral", detail=detail)


def _another(task: Task, step: Step) -> None:
    """Refuse a step that somebody takes over their own work."""
    own: dict[State, set[str | None]] = {
        State.DONE: {task.moved_by, task.officer},
        State.RAISED: {task.by},
        State.FOR_ALLOCATION: {task.by},
    }
    answers_for_another = step.move in {Move.ACCEPT, Move.RETURN, Move.FILE}
    if answers_for_another and step.by in own.get(task.state, set()):
        raise SecondPersonNeeded(task.id, officer=step.by, act=f"have it {_WORDS[step.move]}")


def _spelt(state: State) -> str:
    return str(state).replace("_", " ")


def _allowed(state: State) -> str:
    words = [_WORDS[move] for at, move in LIFE if at is state]
    return " or ".join(words) or "nothing more; raise another"


def add(connection: sa.Connection, task: Task) -> str:
    """Record a task that was just raised and return its id: `TASK-` and the number of the entry, with a point and a number from the second one of an entry on.

    Raises:
        AlreadyDone: the same rule, drift or clock raised one in the compartment about the same thing that is still open.
        BadValue: the action is not one line of words.
    """
    if not task.action.strip() or "\n" in task.action:
        raise BadValue("task", value=task.action, type="action", detail="one line of words")
    if task.origin.lasts:
        same = open_about(connection, task.about, task.origin, task.compartment)
        if same:
            raise AlreadyDone(task.about, kind="task", name=same[0].id)
    t = tables.task.c
    before = connection.execute(sa.select(sa.func.count()).where(t.seq == task.seq)).scalar_one()
    raised = replace(task, id=f"TASK-{task.seq}" + (f".{before + 1}" if before else ""))
    row = {"id": raised.id, "seq": raised.seq, "about": raised.about, "origin": str(raised.origin)}
    connection.execute(sa.insert(tables.task).values(**row, **_standing(raised)))
    return raised.id


def take(connection: sa.Connection, task_id: str, step: Step) -> Task:
    """Take a step, keep it, and return the task as it stands after it.

    Raises:
        NotFound: there is no such task.
        StepNotAllowed, BadValue, SecondPersonNeeded: as `after`.
    """
    moved = after(get(connection, task_id), step)
    t, s = tables.task, tables.task_step
    number = sa.select(sa.func.count()).where(s.c.task == task_id).scalar_subquery()
    row = {"task": task_id, "number": number, "seq": step.seq, "document": step.as_json()}
    connection.execute(sa.insert(s).values(row))
    connection.execute(sa.update(t).where(t.c.id == task_id).values(_standing(moved)))
    return moved


def get(connection: sa.Connection, task_id: str) -> Task:
    """Return one task.

    Raises:
        NotFound: there is none by that id.
    """
    found = _find(connection, task_id)
    if found is None:
        raise NotFound("casework", kind="task", name=task_id)
    return found


def history(connection: sa.Connection, task_id: str) -> list[Step]:
    """Return the steps of a task, the first first."""
    s = tables.task_step
    query = sa.select(s.c.document).where(s.c.task == task_id).order_by(s.c.number)
    return [Step.from_json(document) for document in connection.execute(query).scalars()]


def open_about(
    connection: sa.Connection, thing: str, origin: Origin, compartment: str | None = None
) -> list[Task]:
    """Return the open tasks about `thing` that `origin` raised, the oldest first; in every compartment if none is named."""
    t = tables.task.c
    wanted = sa.and_(t.about == thing, t.origin == str(origin), t.state != State.FILED)
    if compartment is not None:
        wanted = sa.and_(wanted, t.compartment == compartment)
    return _tasks(connection, wanted)


def raised_before(connection: sa.Connection, thing: str, origin: Origin, compartment: str) -> bool:
    """Tell whether `origin` ever raised a task about `thing` in a compartment, be it filed."""
    t = tables.task.c
    same = sa.and_(t.about == thing, t.origin == str(origin), t.compartment == compartment)
    return connection.execute(sa.select(t.id).where(same).limit(1)).first() is not None


def of_compartment(
    connection: sa.Connection, compartment: str, states: Collection[State] = OPEN
) -> list[Task]:
    """Return the tasks of a compartment that stand so, the oldest first."""
    t = tables.task.c
    return _tasks(connection, sa.and_(t.compartment == compartment, t.state.in_(states)))


def that_carry_out(connection: sa.Connection, compartment: str) -> list[Task]:
    """Return the tasks of a compartment that came of directives, filed ones too, the oldest first."""
    t = tables.task.c
    of_directives = t.origin.startswith(f"{Cause.DIRECTIVE}:")
    return _tasks(connection, sa.and_(t.compartment == compartment, of_directives))


def forget_words(connection: sa.Connection, seq: int) -> None:
    """Blank what entry `seq` says in words of a task: what is to be done, the reason of a step, what somebody answered."""
    t, s = tables.task, tables.task_step
    for row in connection.execute(sa.select(s).where(s.c.seq == seq)).all():
        step = Step.from_json(row.document)
        at = sa.and_(s.c.task == row.task, s.c.number == row.number)
        blank = replace(step, reason=step.reason and ERASED, result=_blank(step.result))
        connection.execute(sa.update(s).where(at).values(document=blank.as_json()))
        task = get(connection, row.task)
        if step.result is not None and task.result == step.result:
            kept = replace(task, result=_blank(task.result))
            connection.execute(sa.update(t).where(t.c.id == task.id).values(_standing(kept)))
    for task in _tasks(connection, t.c.seq == seq):
        kept = replace(task, action=ERASED)
        connection.execute(sa.update(t).where(t.c.id == task.id).values(_standing(kept)))


def forget_read() -> None:
    """Let go of every task that this process remembers; once words in one are erased, and nobody can read them any more."""
    _read.cache_clear()


def _blank(result: Result | None) -> Result | None:
    """Return a result without its words; the thing it names stays, and the day on which somebody was asked."""
    if result is None or result.thing:
        return result
    return Result(asked=ERASED, on=result.on, said=ERASED)


def _tasks(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> list[Task]:
    t = tables.task.c
    as_kept = sa.type_coerce(t.document, sa.Text)
    query = sa.select(as_kept).where(wanted).order_by(t.seq, t.id)
    return [_read(document) for document in connection.execute(query).scalars()]


@lru_cache(1 << 14)
def _read(document: str) -> Task:
    """Return the task of a document; a step changes one of thousands, and the same words are the same task."""
    return Task.from_json(json.loads(document))


def _find(connection: sa.Connection, task_id: str) -> Task | None:
    found = _tasks(connection, tables.task.c.id == task_id)
    return found[0] if found else None


def _standing(task: Task) -> dict[str, object]:
    """Return the columns that a step may change."""
    return {
        "compartment": task.compartment,
        "state": str(task.state),
        "document": task.as_json(),
    }
