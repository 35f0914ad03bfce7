# SPDX-License-Identifier: Apache-2.0
"""What the acts of the cell share: where tasks, and the things they are about, lie; who may be given one; who stands in."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sanad.casework import cell, directive, proceedings, tasks
from sanad.casework.queue import Day, turn
from sanad.casework.tasks import Move, Step, Task
from sanad.desk.act import Act, Work
from sanad.desk.compartments import of_claim, of_exhibit, of_request, of_subject
from sanad.errors import BadValue
from sanad.mandates import officer
from sanad.values.said import Said
from sanad.vault import store as vault

POWER = "task"
"""Whoever is given a task, or stands in for somebody, holds it."""
DIRECT = "direct"
"""Whoever allocates holds it, and may take any step that is not somebody's result."""

EXHIBIT = "exhibit"

_OF: Mapping[str, Callable[[Work, str], str]] = MappingProxyType(
    {
        "subject": of_subject,
        "claim": of_claim,
        "request": of_request,
        "proceeding": lambda work, name: proceedings.get(work.connection, name).compartment,
        "directive": lambda work, name: directive.get(work.connection, name).compartment,
    }
)
"""Kind of thing → in which compartment one of that name lies; an exhibit may lie in several."""


def of_task(work: Work, task: str) -> str:
    """Return the compartment in which a task was raised."""
    return tasks.get(work.connection, task).compartment


def thing(work: Work, named: str) -> str:
    """Return what a task is about as the ledger names it; an exhibit may be named as it was delivered.

    Raises:
        NotFound: no exhibit, or more than one, carries the name.
    """
    kind, _, name = named.partition(":")
    return f"exhibit:{vault.by_name(work.connection, name).sha256}" if kind == EXHIBIT else named


def of_thing(work: Work, named: str, wanted: str) -> str:
    """Return the compartment of what a task is about, written `kind:name`.

    Raises:
        BadValue: no task is about such a thing.
        NotFound: there is no such thing.
    """
    kind, _, name = thing(work, named).partition(":")
    if kind == EXHIBIT:
        return of_exhibit(work, name, wanted)
    if kind not in _OF:
        known = ", ".join(f"{each}:…" for each in sorted({*_OF, EXHIBIT}))
        raise BadValue(
            "task", value=named, type="thing", detail=Said("one of {known}", known=known)
        )
    return _OF[kind](work, name)


def step(act: Act[object], work: Work, move: Move) -> Step:
    """Return a step that the officer of `act` takes now, bare of what it brings."""
    return Step(move, act.by, work.at, work.seq)


def must_hold(work: Work, who: str, compartment: str, act: str) -> None:
    """Refuse an officer who could do nothing with a task of the compartment.

    Raises:
        UnknownOfficer, NoMandate: nobody has that id, or the officer does not hold the power today.
    """
    officer.require(work.connection, who, POWER, compartment, work.today, act)


def must_direct(act: Act[object], work: Work, task: Task) -> None:
    """Refuse an officer whose turn it is not, unless they direct the cell.

    Raises:
        NoMandate: neither.
    """
    if turn(task, today(work, act.compartment)).officer != act.by:
        officer.require(work.connection, act.by, DIRECT, act.compartment, work.today, act.name)


def today(work: Work, compartment: str) -> Day:
    """Return the moment of looking, with who is away and who serves in the compartment."""
    serves = officer.holding(work.connection, POWER, compartment, work.today)
    absences = cell.absences(work.connection, compartment)
    return Day(work.now, work.tools.zone, absences, serves)
