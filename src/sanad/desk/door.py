# SPDX-License-Identifier: Apache-2.0
"""The one door. Every act passes here: mandate? rules? do, ledger; one transaction, one entry.

Guarantees: an act that is done has exactly one entry; an act that is refused has exactly one entry and no other
effect; nothing of either survives a rollback. In a batch each act stands alone: one refused does not touch the others,
and all of them share one flush of the disk.
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from sanad.desk.act import Act, Done, LongAct, Tools, Work, stamp
from sanad.desk.law import hold
from sanad.desk.question import Question
from sanad.errors import ActFailed, OtherCompartment, SanadError, UndecidedByLaw
from sanad.ledger.append import Pen
from sanad.rules import Ruling, evaluate_all
from sanad.storage.blobs import Staged
from sanad.values.canonical import Json

_OF_THE_DATABASE = (SQLAlchemyError, sqlite3.Error)
R = TypeVar("R")
A = TypeVar("A")


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

    def perform(self, act: Act[R]) -> R:
        """Do one act.

        Raises:
            SanadError: it was refused or failed; the refusal is on record, nothing else happened.
        """
        [outcome] = self.perform_all([act])
        if isinstance(outcome, Refused):
            raise outcome.error
        return outcome

    def perform_all(self, acts: Iterable[Act[R]]) -> list[R | Refused]:
        """Do several acts in one transaction and return, in order, each result or refusal."""
        tools = self._tools
        orders = [(act, self._prepared(act)) for act in acts]
        with tools.database.writing() as connection:
            pen = Pen(connection)
            outcomes: list[R | Refused] = []
            staged: list[Staged] = []
            doomed: list[str] = []
            for act, ahead in orders:
                work = Work(tools, connection, tools.clock(), pen.next, ahead.result)
                if ahead.refusal is None:
                    outcome, entry = _tried(act, work, act.do)
                else:
                    outcome, entry = ahead.refusal
                pen.write(entry.body(work.at), entry.things, entry.kept)
                outcomes.append(outcome)
                staged += work.to_settle
                doomed += work.to_destroy
            pen.flush()
            tools.blobs.settle(staged)
        for sha256 in doomed:
            tools.blobs.destroy(sha256)
            tools.records.forget(sha256)
        return outcomes

    def ask(self, question: Question[A]) -> A:
        """Answer one question from one consistent view of the office; the looking is recorded before the answer is given.

        The writer's lock is held for the entry alone: a long question keeps nobody from working.

        Raises:
            SanadError: it was refused or failed; the refusal is on record.
        """
        tools = self._tools
        with tools.database.reading() as connection:
            work = Work(tools, connection, tools.clock(), seq=0)
            outcome, entry = _tried(question, work, question.do)
        with tools.database.writing() as connection:
            pen = Pen(connection)
            pen.write(entry.body(stamp(tools.clock())), entry.things, entry.kept)
            pen.flush()
        if isinstance(outcome, Refused):
            raise outcome.error
        return outcome

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


def _unforeseen(act: Act[Any], fault: Exception) -> ActFailed:
    """Return the refusal for a fault of the program; its message may hold evidence and is left out of the record."""
    error = ActFailed(act.name, detail=type(fault).__name__)
    error.__cause__ = fault
    return error


def _inside(act: Act[R], work: Work) -> None:
    """Refuse an order that names something of another compartment than its own."""
    for theirs in act.touches(work):
        if theirs != act.compartment:
            facts = {"officer": act.by, "act": act.name, "theirs": theirs}
            raise OtherCompartment(act.name, **facts, ours=act.compartment)


__all__ = ["Desk", "Done", "Refused"]
