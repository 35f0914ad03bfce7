# SPDX-License-Identifier: Apache-2.0
"""Read what waits: each file in a cell of its own, then the law, then the records; what is inside is sealed and read too.

Flat in memory: readings are taken a page at a time and handed on one by one. A run that is stopped, by whatever, goes
on where it was: a step waits until its outcome is recorded.
"""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.fail_reading import FailReading
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.read_exhibit import ReadExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.door import Desk, Refused
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.procedures.seal_children import seal_children
from sanad.desk.questions.waiting_readings import START, Place, WaitingReadings
from sanad.errors import (
    DiskFull,
    InstrumentOutOfForce,
    KeyLocked,
    MachineFault,
    ReaderStopped,
    RefusedByLaw,
    SanadError,
    UndecidedByLaw,
)
from sanad.readers import registry
from sanad.readers.children import waiting
from sanad.readers.format import PATIENCE_S
from sanad.readers.outcome import carry_out, chosen, order_for, understood
from sanad.readers.rows import Hints, Receipt
from sanad.sandbox import WALLS, Limits
from sanad.vault import readings, store
from sanad.vault.exhibit import Exhibit
from sanad.vault.readings import Job

_PAGE = 1000
_BATCH, _BATCH_S = 100, 5
_IN_THE_MAKING = 4 * (os.cpu_count() or 1)
_S_PER_MIB = 2
"""Seconds that a reader may take for each MiB, on top of what any file may take; the slowest of rows needs 0.02."""


@dataclass(frozen=True)
class Reading:
    """What became of one step of reading an exhibit: the reader's account, or why there is none."""

    name: str
    sha256: str
    step: str
    outcome: Receipt | SanadError


@dataclass(frozen=True)
class _Read:
    job: Job
    exhibit: Exhibit
    outcome: Receipt | SanadError
    folder: Path
    reader: str | None = None


def read_pending(
    desk: Desk, tools: Tools, by: str, compartment: str, progress: Progress = silent
) -> Iterator[Reading]:
    """Read everything that waits in `compartment` and yield each reading as it is settled.

    Raises:
        AlreadyRunning: another process reads this compartment.
        MachineFault: no disk, no memory, no database; what is not settled goes on waiting.
    """
    with tools.records.alone(f"reading-{compartment}"):
        tools.records.sweep()
        tools.blobs.sweep()
        _mend(desk, tools, by, compartment)
        yield from _pages(desk, tools, by, compartment, progress)


def _pages(
    desk: Desk, tools: Tools, by: str, compartment: str, progress: Progress
) -> Iterator[Reading]:
    after: Place | None = START
    begun, done, failed = 0, 0, 0
    waiting = partial(WaitingReadings, by=by, compartment=compartment, most=_PAGE)
    with ThreadPoolExecutor(os.cpu_count()) as cells:
        while after is not None:
            page = desk.ask(waiting(after=after))
            work = (partial(in_cell, tools, *pair) for pair in page.jobs)
            for read in _batches(_as_done(cells, work)):
                done += len(read)
                read.sort(key=lambda each: (each.job.seq, each.job.step))
                for reading in settled(desk, tools, read, by):
                    failed += isinstance(reading.outcome, SanadError)
                    yield reading
                progress("reading", done, begun + page.total, failed)
            after, begun = page.end, done


def _as_done(cells: ThreadPoolExecutor, work: Iterator[Callable[[], _Read]]) -> Iterator[_Read]:
    """Yield what cells make, each as it is done, so that a slow file holds back no quick one; a few at a time are in the making."""
    running = {cells.submit(each) for each in islice(work, _IN_THE_MAKING)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        running |= {cells.submit(each) for each in islice(work, len(done))}
        for each in done:
            yield each.result()


def _batches(work: Iterator[_Read]) -> Iterator[list[_Read]]:
    """Yield readings together, so that they share a transaction, but none waits long for a slow one."""
    batch: list[_Read] = []
    begun = time.monotonic()
    for each in work:
        batch.append(each)
        if len(batch) >= _BATCH or time.monotonic() - begun > _BATCH_S:
            yield batch
            batch, begun = [], time.monotonic()
    if batch:
        yield batch


def in_cell(tools: Tools, job: Job, exhibit: Exhibit, password: str | None = None) -> _Read:
    """Return what a cell makes of one step, with a password that somebody gave for it.

    Raises:
        KeyLocked, MachineFault: of the office, not of this file.
    """
    follows = job.step != readings.CONTENT
    hints = Hints(
        name=exhibit.name,
        reader=job.step if follows else exhibit.said_last("reader"),
        template=None if follows else exhibit.said_last("template"),
        encoding=exhibit.said_last("encoding"),
        templates=tools.templates,
        exhibit=exhibit.sha256,
        language=exhibit.said_last("language"),
        password=password,
    )
    room = tools.records.fresh()
    into = room / "into"
    into.mkdir()
    try:
        with tools.blobs.reading(exhibit.sha256, exhibit.name) as sealed:
            answer = tools.sandbox.run(
                carry_out,
                order_for(sealed, into, hints),
                reads=(sealed, *tools.templates),
                writes=room,
                limits=Limits(seconds=_patience(job) + _S_PER_MIB * (exhibit.size >> 20)),
                where=exhibit.name,
            )
    except (KeyLocked, MachineFault):
        tools.records.drop(room)
        raise  # of the office, not of this file: it goes on waiting
    except SanadError as error:
        return _Read(job, exhibit, error, room, chosen(into))
    outcome = _vetted(tools, into, understood(answer.raw, exhibit.name), exhibit.name)
    if isinstance(outcome, DiskFull):
        tools.records.drop(room)
        if not tools.records.has_space():
            raise outcome
        stopped = ReaderStopped(exhibit.name, detail="it wrote more than a reader may")
        return _Read(job, exhibit, stopped, tools.records.fresh(), None)
    missing = set(WALLS) - answer.walls
    if missing and isinstance(outcome, Receipt):
        said = f"read without these walls, which the system does not offer: {', '.join(sorted(missing))}"
        outcome = replace(outcome, notes=(*outcome.notes, said))
    return _Read(job, exhibit, outcome, room, chosen(into))


def _vetted(
    tools: Tools, into: Path, outcome: Receipt | SanadError, where: str
) -> Receipt | SanadError:
    """Return the outcome, unless what the cell left is not what a reader leaves: plain files, and a list that can be read."""
    try:
        if tools.records.is_plain(into):
            waiting(into)
            return outcome
    except (ValueError, TypeError, KeyError, AttributeError, OSError, RecursionError):
        pass
    return ReaderStopped(where, detail="it left files that no reader leaves")


def _patience(job: Job) -> int:
    """Return the seconds that a step may take whatever the size of the file."""
    follower = registry.known().get(job.step)
    return follower.patience_s if follower else PATIENCE_S


def settled(desk: Desk, tools: Tools, read: list[_Read], by: str) -> Iterator[Reading]:
    """Yield what became of readings that cells made: record a page of readings in one transaction, then what the law refuses, then what is inside."""
    acts = [_order(each, by) for each in read]
    for each, outcome in zip(read, desk.perform_all(acts), strict=True):
        tools.records.drop(each.folder)
        error = outcome.error if isinstance(outcome, Refused) else None
        if isinstance(error, RefusedByLaw | UndecidedByLaw | InstrumentOutOfForce):
            order = {"by": by, "compartment": each.job.compartment, "exhibit": each.exhibit.sha256}
            desk.perform(QuarantineExhibit(**order, reason=str(error), code=error.code))
        if isinstance(outcome, Receipt):
            for refused in seal_children(desk, tools, each.exhibit, each.job.step, by):
                yield _not_sealed(each.exhibit, refused)
        yield Reading(each.exhibit.name, each.exhibit.sha256, each.job.step, error or each.outcome)


def _not_sealed(parent: Exhibit, refused: Refused) -> Reading:
    """Return what became of a file found inside that may not be sealed; it goes on waiting beside its parent's records."""
    act = refused.act
    name = act.delivered_as if isinstance(act, SealExhibit) else parent.name
    return Reading(name, parent.sha256, "seal", refused.error)


def _order(each: _Read, by: str) -> ReadExhibit | FailReading:
    """Return the order to use what was read, or to keep why nothing was."""
    order = {
        "by": by,
        "compartment": each.job.compartment,
        "exhibit": each.exhibit.sha256,
        "step": each.job.step,
    }
    if isinstance(each.outcome, SanadError):
        return FailReading(**order, error=each.outcome, reader=each.reader)
    return ReadExhibit(**order, receipt=each.outcome, folder=each.folder / "into")


def _mend(desk: Desk, tools: Tools, by: str, compartment: str) -> None:
    """Seal what lies inside exhibits read by a run that was stopped before it sealed it."""
    left = tools.records.holding("children")
    with tools.database.reading() as connection:
        exhibits = {
            one.sha256: one for one in store.exhibits(connection, [sha256 for sha256, _ in left])
        }
    for sha256, step in left:
        exhibit = exhibits.get(sha256)
        if exhibit is not None and not exhibit.quarantine and compartment in exhibit.compartments:
            seal_children(desk, tools, exhibit, step, by)
