# SPDX-License-Identifier: Apache-2.0
"""Where jobs are kept.

Guarantees: a job that has ended is never begun again, and a note about it changes nothing.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, cast

import sqlalchemy as sa

from sanad.errors import NotFound
from sanad.jobs import tables
from sanad.jobs.job import ENDED, ID, Job, Note, Order, Outcome, State
from sanad.values.canonical import Json

_COLUMNS = tables.job.c
_OPEN = (State.WAITING, State.RUNNING)


def add(connection: sa.Connection, order: Order, seq: int, at: str) -> Job:
    """Record an order; the job waits."""
    job = Job(f"{ID}{seq}", seq, order, State.WAITING, at)
    row = {
        "id": job.id,
        "seq": seq,
        "compartment": order.compartment,
        "state": State.WAITING,
        "ordered": cast("dict[str, Json]", dict(vars(order))),
        "ordered_at": at,
        "begun": 0,
        "cancelled": False,
    }
    connection.execute(sa.insert(tables.job).values(row))
    return job


def get(connection: sa.Connection, name: str) -> Job:
    """Return one job.

    Raises:
        NotFound: there is none by that id.
    """
    row = connection.execute(sa.select(tables.job).where(_COLUMNS.id == name)).mappings().first()
    if row is None:
        raise NotFound("jobs", kind="job", name=name)
    return _read(row)


def waiting(connection: sa.Connection) -> list[Job]:
    """Return the jobs that have not ended, of all compartments, the first ordered first."""
    return _jobs(connection, _COLUMNS.state.in_(_OPEN), _COLUMNS.seq)


def of_compartment(
    connection: sa.Connection,
    compartment: str,
    states: Collection[State],
    most: int,
    before: int | None = None,
    kind: str | None = None,
) -> list[Job]:
    """Return at most so many jobs of a compartment in one of `states`, of a kind if one is named, the newest first; `before` is the entry number from which a page goes on."""
    wanted = _of(compartment, states, kind)
    if before is not None:
        wanted = sa.and_(wanted, _COLUMNS.seq < before)
    return _jobs(connection, wanted, _COLUMNS.seq.desc(), most)


def count(
    connection: sa.Connection, compartment: str, states: Collection[State], kind: str | None = None
) -> int:
    """Return how many jobs of a compartment stand in one of `states`, of a kind if one is named."""
    found = sa.select(sa.func.count()).select_from(tables.job)
    return int(connection.execute(found.where(_of(compartment, states, kind))).scalar_one())


def _of(compartment: str, states: Collection[State], kind: str | None) -> sa.ColumnElement[bool]:
    wanted = sa.and_(_COLUMNS.compartment == compartment, _COLUMNS.state.in_(list(states)))
    if kind is None:
        return wanted
    # canonical JSON: within a string the quotes would be escaped, so only the member itself reads like this
    as_kept = sa.type_coerce(_COLUMNS.ordered, sa.Text)
    return sa.and_(wanted, as_kept.contains(f'"kind":"{kind}"', autoescape=True))


def begin(connection: sa.Connection, name: str, at: str) -> Job | None:
    """Note that a job is begun, or begun again; None when it has ended."""
    job = get(connection, name)
    if job.state in ENDED:
        return None
    changed = {"state": State.RUNNING, "begun": job.begun + 1, "started_at": job.started_at or at}
    _change(connection, name, changed)
    return get(connection, name)


def note(connection: sa.Connection, name: str, told: Note) -> bool:
    """Keep how far a job is, and tell whether somebody asked that it stop."""
    _change(connection, name, {"note": cast("dict[str, Json]", dict(vars(told)))})
    return get(connection, name).cancelled


def ask_to_stop(connection: sa.Connection, name: str) -> None:
    """Have a running job stop at its next step."""
    _change(connection, name, {"cancelled": True})


def settle(connection: sa.Connection, name: str, outcome: Outcome) -> None:
    """Keep what came of a job before that is on record; who carries it out again finds it and records it."""
    _change(connection, name, {"outcome": outcome.as_json()})


def end(connection: sa.Connection, name: str, state: State, at: str) -> None:
    """End a job."""
    _change(connection, name, {"state": state, "ended_at": at})


def forget(
    connection: sa.Connection, compartments: Collection[str], kinds: Collection[str], because: int
) -> int:
    """Take the accounts from all ended jobs of some kinds in `compartments`, leave the number of the entry that called for it, and return how many they were."""
    told = 0
    for kind in kinds:
        for compartment in compartments:
            for job in _jobs(connection, _of(compartment, tuple(ENDED), kind), _COLUMNS.seq):
                if job.outcome and job.outcome.result:
                    left = replace(job.outcome, result={"erased_by": because})
                    one = sa.update(tables.job).where(_COLUMNS.id == job.id)
                    connection.execute(one.values(outcome=left.as_json()))
                    told += 1
    return told


def _change(connection: sa.Connection, name: str, changed: dict[str, Any]) -> None:
    open_ones = sa.and_(_COLUMNS.id == name, _COLUMNS.state.in_(_OPEN))
    connection.execute(sa.update(tables.job).where(open_ones).values(changed))


def _jobs(
    connection: sa.Connection,
    wanted: sa.ColumnElement[bool],
    order: sa.ColumnElement[Any],
    most: int | None = None,
) -> list[Job]:
    query = sa.select(tables.job).where(wanted).order_by(order).limit(most)
    return [_read(row) for row in connection.execute(query).mappings()]


def _read(row: sa.RowMapping) -> Job:
    outcome = row["outcome"] and {**row["outcome"], "state": State(row["outcome"]["state"])}
    return Job(
        id=row["id"],
        seq=row["seq"],
        order=Order(**row["ordered"]),
        state=State(row["state"]),
        ordered_at=row["ordered_at"],
        begun=row["begun"],
        cancelled=row["cancelled"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        note=Note(**row["note"]) if row["note"] else None,
        outcome=Outcome(**outcome) if outcome else None,
    )
