# SPDX-License-Identifier: Apache-2.0
"""The job ledger: for each exhibit and each step of reading it, whether it waits, is done or failed, and by what.

A step is `content`, the first reader of the bytes, or the name of a reader that follows it, for example `ocr`. The key is
(digest, step); reader and version stand beside the outcome, so that what an older version read can be found.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.values.canonical import Json
from sanad.vault import tables

CONTENT = "content"
WAITING, DONE, FAILED = "waiting", "done", "failed"
UNKNOWN = "unknown"
"""Stands for the reader of steps that failed before one was chosen."""
MOST_DEPTH = 16
"""Files inside files: mail in an archive in a mail reaches 5; what goes on and on is built to."""

_r, _e = tables.reading.c, tables.exhibit.c
_KNOWN = sa.select(_r.exhibit).where(
    (_r.exhibit == sa.bindparam("of")) & (_r.step == sa.bindparam("wanted"))
)
_ADD = sa.insert(tables.reading)  # made once: sealing thousands of files runs them each time


@dataclass(frozen=True)
class Job:
    """One step of reading one exhibit; `name` is the one under which it first came."""

    exhibit: str
    step: str
    compartment: str
    state: str
    depth: int
    seq: int
    size: int
    name: str
    reader: str | None = None
    version: str | None = None
    document: dict[str, Json] | None = None


def enqueue(
    connection: sa.Connection, exhibit: str, step: str, compartment: str, *, depth: int, seq: int
) -> None:
    """Let a step wait, unless it is on record already."""
    row = {"exhibit": exhibit, "step": step, "compartment": compartment, "depth": depth}
    if connection.execute(_KNOWN, {"of": exhibit, "wanted": step}).first() is None:
        connection.execute(_ADD, {**row, "state": WAITING, "seq": seq})


def again(connection: sa.Connection, exhibit: str, step: str, *, seq: int) -> None:
    """Let a step that is done or failed wait again."""
    at = (_r.exhibit == exhibit) & (_r.step == step)
    connection.execute(sa.update(tables.reading).where(at).values(state=WAITING, seq=seq))


def settle(  # a step has as many facts
    connection: sa.Connection,
    exhibit: str,
    step: str,
    state: str,
    *,
    seq: int,
    document: dict[str, Json],
    reader: str | None = None,
    version: str | None = None,
) -> None:
    """Record how a step ended, and by what, if anything got so far."""
    at = (_r.exhibit == exhibit) & (_r.step == step)
    outcome = {"state": state, "seq": seq, "reader": reader, "version": version}
    connection.execute(sa.update(tables.reading).where(at).values(**outcome, document=document))


def depth_of(connection: sa.Connection, exhibit: str) -> int:
    """Return how many files an exhibit lies inside of; 0 for one that was delivered itself."""
    query = sa.select(sa.func.max(_r.depth)).where(_r.exhibit == exhibit)
    return int(connection.execute(query).scalar() or 0)


def account(connection: sa.Connection, exhibit: str, step: str) -> dict[str, Json] | None:
    """Return the account of the newest reading that a step got to its end, None when there is none."""
    at = (_r.exhibit == exhibit) & (_r.step == step)
    document = connection.execute(sa.select(tables.reading.c.document).where(at)).scalar()
    return document if document is not None and "rejects_by_code" in document else None


def steps(connection: sa.Connection, exhibits: Collection[str]) -> dict[str, list[Job]]:
    """Return exhibit → its steps, the first reading before those that follow it."""
    found: dict[str, list[Job]] = {}
    for job in _jobs(connection, _r.exhibit.in_(sorted(exhibits)), None):
        found.setdefault(job.exhibit, []).append(job)
    return {
        sha256: sorted(each, key=lambda job: job.step != CONTENT) for sha256, each in found.items()
    }


def waiting(
    connection: sa.Connection, compartment: str, after: tuple[int, str, str], most: int
) -> list[Job]:
    """Return up to `most` steps that wait, in order of (seq, exhibit, step), behind `after`; what is set aside does not wait."""
    key = sa.tuple_(_r.seq, _r.exhibit, _r.step)
    mine = (_r.compartment == compartment) & (_r.state == WAITING) & _e.quarantine.is_(None)
    return list(_jobs(connection, mine & (key > sa.tuple_(*after)), most))


def jobs(
    connection: sa.Connection,
    compartment: str,
    states: Collection[str] = (WAITING, DONE, FAILED),
    *,
    after: tuple[int, str, str] = (-1, "", ""),
    most: int | None = None,
) -> Iterator[Job]:
    """Yield up to `most` steps of a compartment that are in one of `states`, as `waiting` orders them, behind `after`."""
    key = sa.tuple_(_r.seq, _r.exhibit, _r.step) > sa.tuple_(*after)
    mine = (_r.compartment == compartment) & _r.state.in_(states)
    return _jobs(connection, mine & key, most)


def counts(connection: sa.Connection, compartment: str) -> dict[str, int]:
    """Return state → how many steps; a step of an exhibit that is set aside counts as `set_aside`."""
    state = sa.case((_e.quarantine.is_not(None) & (_r.state == WAITING), "set_aside"), else_=_r.state)  # fmt: skip
    query = (
        sa.select(state, sa.func.count())
        .join_from(tables.reading, tables.exhibit)
        .where(_r.compartment == compartment)
        .group_by(state)
    )
    return {str(name): int(count) for name, count in connection.execute(query)}


def requeue(  # what may be asked for again
    connection: sa.Connection,
    compartment: str,
    *,
    seq: int,
    states: Collection[str],
    reader: str | None = None,
    current: Mapping[str, str] | None = None,
) -> int:
    """Let steps wait again and return how many.

    With `reader` only those that it read or failed to read, with `UNKNOWN` those for which none was found; with `current`,
    reader → version, only those that another version read.
    """
    which = (_r.compartment == compartment) & _r.state.in_(states)
    if reader == UNKNOWN:
        which &= _r.reader.is_(None)
    elif reader is not None:
        which &= (_r.reader == reader) | (_r.step == reader)
    if current is not None:
        which &= sa.or_(
            *((_r.reader == name) & ~_same(version) for name, version in current.items())
        )
    again = sa.update(tables.reading).where(which).values(state=WAITING, seq=seq)
    return connection.execute(again).rowcount


def _same(version: str) -> sa.ColumnElement[bool]:
    """Tell whether a row was read by `version`; a template's own version may follow it after a slash."""
    return (_r.version == version) | _r.version.startswith(f"{version}/", autoescape=True)


def _jobs(
    connection: sa.Connection, which: sa.ColumnElement[bool], most: int | None
) -> Iterator[Job]:
    first = (
        sa.select(tables.delivery.c.name)
        .where(tables.delivery.c.exhibit == _r.exhibit)
        .order_by(tables.delivery.c.seq)
        .limit(1)
        .scalar_subquery()
    )
    query = (
        sa.select(tables.reading, _e.size, first.label("name"))
        .join_from(tables.reading, tables.exhibit)
        .where(which)
        .order_by(_r.seq, _r.exhibit, _r.step)
        .limit(most)
    )
    for row in connection.execute(query).mappings():
        yield Job(**row)
