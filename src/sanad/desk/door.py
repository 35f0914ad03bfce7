# SPDX-License-Identifier: Apache-2.0
"""The one door. Every act passes here: mandate? rules? do, ledger; one transaction, one entry.

Guarantees: an act that is done has exactly one entry; an act that is refused has exactly one entry and no other
effect; nothing of either survives a rollback. In a batch each act stands alone: one refused does not touch the others,
and all of them share one flush of the disk.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from sanad.desk.act import Act, Done, LongAct, Tools, Work, stamp
from sanad.desk.compartments import OFFICE
from sanad.desk.law import hold
from sanad.desk.question import Question
from sanad.desk.since import require_unchanged
from sanad.desk.together import Together
from sanad.errors import ActFailed, NotFound, OtherCompartment, SanadError, UndecidedByLaw
from sanad.ledger.append import Pen
from sanad.ledger.read import size
from sanad.mandates import officer
from sanad.rules import Ruling, evaluate_all
from sanad.storage import once, written
from sanad.storage.blobs import Staged
from sanad.values.canonical import Json

_OF_THE_DATABASE = (SQLAlchemyError, sqlite3.Error)
_NOWHERE = ""
"""The compartment of what never was."""
R = TypeVar("R")
A = TypeVar("A")
Sent = TypeVar("Sent", bound=Act[Any])
Told = Callable[[R, int], dict[str, Json]]
"""What makes the answer that is kept, of what an act gave back and the number of its entry."""


@dataclass(frozen=True)
class Refused:
    """An act of a batch that was not done, and why."""

    act: Act[Any]
    error: SanadError


class Desk:
    """Carries out acts and answers questions for officers."""

    def __init__(self, tools: Tools) -> None:
        """Work with `tools`."""
        self._tools = tools
        self._looks = Together(self._recorded)

    def perform(self, act: Act[R], seen: int | None = None) -> R:
        """Do one act; `seen` as in `perform_all`.

        Raises:
            SanadError: it was refused or failed; the refusal is on record, nothing else happened.
        """
        return self.perform_with_entry(act, seen)[0]

    def perform_with_entry(self, act: Act[R], seen: int | None = None) -> tuple[R, int]:
        """Do one act as `perform`, and return with what it gives back the number of its ledger entry."""
        ordered = self._ordered(act)
        ahead = self._prepared(ordered)
        with self._writing(seen) as turn:
            outcome = turn.carry_out(ordered, ahead)
        if isinstance(outcome, Refused):
            raise outcome.error
        return outcome, turn.done[-1]

    def perform_all(self, acts: Iterable[Act[R]], seen: int | None = None) -> list[R | Refused]:
        """Do several acts in one transaction and return, in order, each result or refusal.

        `seen` is the number of the newest ledger entry when the officer looked (`newest`): an act about something that was changed since is refused.
        """
        orders = [(act, self._prepared(act)) for act in map(self._ordered, acts)]
        with self._writing(seen) as turn:
            return [turn.carry_out(act, ahead) for act, ahead in orders]

    def perform_once(
        self,
        act: Act[R],
        key: str,
        digest: str,
        told: Told[R],
        seen: int | None = None,
    ) -> dict[str, Json]:
        """Do an act that carries a key, or return what was answered when it came before; `told` makes the answer of what the act gave back and the number of its entry.

        `digest` is that of the order as it was sent, `seen` as in `perform_all`. A refusal is not kept: the order may be sent again.

        Raises:
            KeyReused: another order came under this key.
            SanadError: it was refused or failed.
        """
        [answer] = self.perform_all_once([(key, act)], digest, told, seen)
        if isinstance(answer, Refused):
            raise answer.error
        return answer

    def perform_all_once(
        self,
        orders: Sequence[tuple[str, Act[R]]],
        digest: str,
        told: Told[R],
        seen: int | None = None,
    ) -> list[dict[str, Json] | Refused]:
        """Do several acts in one transaction, each with a key of its own, and return in order what each is answered or why it was refused; the rest as in `perform_once`.

        Raises:
            KeyReused: another order came under one of the keys; nothing was done.
        """
        orders = [(key, self._ordered(act)) for key, act in orders]
        with self._tools.database.reading() as connection:
            before = [once.find(connection, act.by, key, digest) for key, act in orders]
        known = [answer for answer in before if answer is not None]
        if len(known) == len(orders):
            return [*known]
        ahead = [
            _Ahead() if answer is not None else self._prepared(act)
            for answer, (_, act) in zip(before, orders, strict=True)
        ]
        with self._writing(seen) as turn:
            return [
                turn.carry_out_once(act, each, key, digest, told)
                for (key, act), each in zip(orders, ahead, strict=True)
            ]

    @property
    def newest(self) -> int:
        """Return the number of the newest ledger entry: what an officer who looks now has seen."""
        with self._tools.database.reading() as connection:
            return size(connection) - 1

    @contextmanager
    def _writing(self, seen: int | None) -> Iterator["_Turn"]:
        """Yield a turn to write; its entries and copies are on disk at the end, and what was doomed is destroyed."""
        tools = self._tools
        with tools.database.writing() as connection:
            turn = _Turn(tools, connection, Pen(connection), seen)
            with written.noting(connection) as tables:
                yield turn
                turn.pen.flush()
            if turn.done:
                written.keep(connection, tables, turn.done[-1])
            tools.blobs.settle(turn.staged)
        for sha256 in turn.doomed:
            tools.blobs.destroy(sha256)
            tools.records.forget(sha256)

    def ask(self, question: Question[A]) -> A:
        """Answer one question from one consistent view of the office; the looking is recorded before the answer is given.

        The writer's lock is held for the entry alone: a long question keeps nobody from working. Entries of questions that are answered at the same time share one
        transaction.

        Raises:
            SanadError: it was refused or failed; the refusal is on record.
        """
        tools, ordered = self._tools, self._ordered(question)
        with tools.database.reading() as connection:
            work = Work(tools, connection, tools.clock(), seq=0)
            outcome, entry = _tried(ordered, work, ordered.do)
        self._looks.put(entry)
        if isinstance(outcome, Refused):
            raise outcome.error
        return outcome

    def _ordered(self, order: Sent) -> Sent:
        """Return an order as it is carried out here."""
        return order

    def _recorded(self, entries: "Sequence[_Entry]") -> list[Exception | None]:
        """Write the entries of some looks in one transaction; return for each why it could not be written, if it could not."""
        faults: list[Exception | None] = []
        with self._tools.database.writing() as connection:
            pen = Pen(connection)
            for entry in entries:
                at = stamp(self._tools.clock())
                try:
                    pen.write(entry.body(at), entry.things, entry.kept)
                except _OF_THE_DATABASE:
                    raise
                except Exception as fault:  # noqa: BLE001  # of this one: the others are written
                    faults.append(fault)
                else:
                    faults.append(None)
            pen.flush()
        return faults

    def _prepared(self, act: Act[R]) -> "_Ahead":
        """Return what a long act works out before it is its turn, or that it is refused."""
        if not isinstance(act, LongAct):
            return _Ahead()
        tools = self._tools
        with tools.database.reading() as connection:
            work = Work(tools, connection, tools.clock(), seq=0)
            outcome, entry = _tried(act, work, act.prepare)
        return _Ahead(refusal=(outcome, entry)) if isinstance(outcome, Refused) else _Ahead(outcome)


@dataclass(frozen=True)
class _Turn:
    """One transaction in which acts are carried out, each with its entry."""

    tools: Tools
    connection: sa.Connection
    pen: Pen
    seen: int | None
    staged: list[Staged] = field(default_factory=list)
    doomed: list[str] = field(default_factory=list)
    done: list[int] = field(default_factory=list)
    """The entries of those that were carried out."""

    def carry_out(self, act: Act[R], ahead: "_Ahead") -> R | Refused:
        """Do one act, and write its entry."""
        work = Work(self.tools, self.connection, self.tools.clock(), self.pen.next, ahead.result)
        if ahead.refusal is None:
            outcome, entry = _tried(act, work, partial(_unchanged, act, self.seen))
        else:
            outcome, entry = ahead.refusal
        self.pen.write(entry.body(work.at), entry.things, entry.kept)
        if not isinstance(outcome, Refused):
            self.done.append(work.seq)
        self.staged.extend(work.to_settle)
        self.doomed.extend(work.to_destroy)
        return outcome

    def carry_out_once(
        self,
        act: Act[R],
        ahead: "_Ahead",
        key: str,
        digest: str,
        told: Told[R],
    ) -> dict[str, Json] | Refused:
        """Do one act and keep its answer under its key, or return what was answered before: also by whoever sent it at the same moment, and wrote first."""
        before = once.find(self.connection, act.by, key, digest)
        if before is not None:
            return before
        outcome = self.carry_out(act, ahead)
        if isinstance(outcome, Refused):
            return outcome
        answer = told(outcome, self.done[-1])
        once.keep(self.connection, act.by, key, digest, answer)
        return answer


@dataclass(frozen=True)
class _Ahead:
    """What became of an act before its turn."""

    result: object = None
    refusal: "tuple[Refused, _Entry] | None" = None


@dataclass(frozen=True)
class _Entry:
    """What the ledger will say of an act that was tried."""

    act: Act[Any]
    outcome: str
    what: dict[str, Json]
    rulings: tuple[Ruling, ...]
    things: tuple[str, ...] = ()
    private: dict[str, Json] = field(default_factory=dict)

    @property
    def kept(self) -> dict[str, Json]:
        """What stays in the office: beside the act's own words, why the officer did it."""
        return {"purpose": self.act.purpose, **self.private} if self.act.purpose else self.private

    def body(self, at: str) -> dict[str, Json]:
        act = self.act
        return {
            "act": act.name,
            "at": at,
            "by": act.by,
            "compartment": act.compartment,
            "outcome": self.outcome,
            "what": self.what,
            "rules": [
                {
                    "id": ruling.rule,
                    "version": ruling.version,
                    "verdict": str(ruling.verdict),
                    "code": ruling.code,
                }
                for ruling in self.rulings
                if ruling.applicable
            ],
        }


def _tried(act: Act[Any], work: Work, do: Callable[[Work], Done[R]]) -> tuple[R | Refused, _Entry]:
    """Return what came of `do`, a step of an act, and what the ledger says of it."""
    rulings: tuple[Ruling, ...] = ()
    work.connection.exec_driver_sql("savepoint act")
    try:
        act.mandate(work)
        _inside(act, work)
        rulings = evaluate_all(work.tools.rulebook, act.name, act.facts(work), work.today)
        hold(act.name, rulings)
        done = do(work)
    except (
        Exception
    ) as fault:  # also a fault of the program: it is on record, and the orders after this one go on
        if isinstance(fault, _OF_THE_DATABASE):
            raise  # nothing more can be recorded
        error = fault if isinstance(fault, SanadError) else _unforeseen(act, fault)
        work.connection.exec_driver_sql("rollback to savepoint act")
        work.to_settle.clear()
        work.to_destroy.clear()
        undecided = isinstance(error, UndecidedByLaw)
        said: dict[str, Json] = {"says": str(error), **act.intent()}
        outcome = "undecided" if undecided else "refused"
        return Refused(act, error), _Entry(act, outcome, {"code": error.code}, rulings, (), said)
    work.connection.exec_driver_sql("release savepoint act")
    return done.result, _Entry(act, "done", done.what, rulings, done.things, done.private)


def _unchanged(act: Act[R], seen: int | None, work: Work) -> Done[R]:
    """Carry an order out, if nobody changed what it is about after entry `seen`."""
    done = act.do(work)
    if seen is not None:
        require_unchanged(work, seen, done.things, act.compartment)
    return done


def _unforeseen(act: Act[Any], fault: Exception) -> ActFailed:
    """Return the refusal for a fault of the program; its message may hold evidence and is left out of the record."""
    error = ActFailed(act.name, detail=type(fault).__name__)
    error.__cause__ = fault
    return error


def _inside(act: Act[R], work: Work) -> None:
    """Refuse an order that names something of another compartment than its own.

    Whoever serves there is told so. To everybody else what lies there and what never was are one answer, in words and in the record.
    """
    try:
        elsewhere = {each for each in act.touches(work) if each != act.compartment}
    except NotFound as missing:
        if type(missing) is not NotFound:
            raise
        elsewhere = {_NOWHERE}
    if not elsewhere:
        return
    serving = officer.serving(work.connection, act.by, work.today, work.now)
    hidden = elsewhere - {OFFICE} - (serving.powers.keys() if serving else set())
    if hidden:
        raise NotFound(act.name, kind="such thing here:", name=_asked(act))
    facts = {"officer": act.by, "act": act.name, "theirs": min(elsewhere)}
    raise OtherCompartment(act.name, **facts, ours=act.compartment)


def _asked(act: Act[Any]) -> str:
    """Return what an order asked for, as people read it."""
    told = {
        name: " ".join(map(str, said)) if isinstance(said, list) else str(said or "")
        for name, said in act.intent().items()
    }
    return ", ".join(f"{name} {said}" for name, said in told.items() if said)


__all__ = ["Desk", "Done", "Refused"]
