# SPDX-License-Identifier: Apache-2.0
"""The one door. Every act passes here: mandate? rules? do, ledger; one transaction, one entry.

Guarantees: an act that is done has exactly one entry; an act that is refused has exactly one entry and no other
effect; nothing of either survives a rollback. In a batch each act stands alone: one refused does not touch the others,
and all of them share one flush of the disk.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sanad.desk.act import Act, Done, Tools, Work, stamp
from sanad.desk.question import Question
from sanad.errors import LawFault, OtherCompartment, RefusedByLaw, SanadError, UndecidedByLaw
from sanad.ledger.append import Pen
from sanad.rules import Ruling, evaluate_all
from sanad.storage.blobs import Staged
from sanad.values.canonical import Json
from sanad.values.verdict import Verdict

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
        with tools.database.writing() as connection:
            pen = Pen(connection)
            outcomes: list[R | Refused] = []
            staged: list[Staged] = []
            for act in acts:
                work = Work(tools, connection, tools.clock(), pen.next)
                outcomes.append(_one(act, work, pen))
                staged += work.to_settle
            pen.flush()
            tools.blobs.settle(staged)
        return outcomes

    def ask(self, question: Question[A]) -> A:
        """Answer one question; the looking is recorded."""
        return self.perform(question)


def _one(act: Act[R], work: Work, pen: Pen) -> R | Refused:
    rulings: tuple[Ruling, ...] = ()
    work.connection.exec_driver_sql("savepoint act")
    try:
        act.mandate(work)
        _inside(act, work)
        rulings = evaluate_all(work.tools.rulebook, act.name, act.facts(work), work.today)
        _permitted(act, rulings)
        done = act.do(work)
    except SanadError as error:
        work.connection.exec_driver_sql("rollback to savepoint act")
        work.to_settle.clear()
        undecided = isinstance(error, UndecidedByLaw)
        refusal: dict[str, Json] = {"code": error.code, "says": str(error), **act.intent()}
        outcome = "undecided" if undecided else "refused"
        pen.write(_body(act, work, outcome, refusal, rulings), ())
        return Refused(act, error)
    work.connection.exec_driver_sql("release savepoint act")
    pen.write(_body(act, work, "done", done.what, rulings), done.things, done.private)
    return done.result


def _inside(act: Act[R], work: Work) -> None:
    """Refuse an order that names something of another compartment than its own."""
    for theirs in act.touches(work):
        if theirs != act.compartment:
            facts = {"officer": act.by, "act": act.name, "theirs": theirs}
            raise OtherCompartment(act.name, **facts, ours=act.compartment)


def _permitted(act: Act[R], rulings: tuple[Ruling, ...]) -> None:
    """Raise unless every ruling permits; what is refused comes before what is unknown."""
    for verdict, kind in ((Verdict.REFUSE, RefusedByLaw), (Verdict.UNDECIDED, UndecidedByLaw)):
        against = [ruling for ruling in rulings if ruling.verdict is verdict]
        if against:
            raise _law_fault(kind, act, against)


def _law_fault(kind: type[LawFault], act: Act[R], against: list[Ruling]) -> LawFault:
    questions = "; ".join(question.text for ruling in against for question in ruling.questions)
    return kind(
        act.name,
        rules=", ".join(ruling.rule for ruling in against),
        reasons="; ".join(ruling.reason for ruling in against),
        questions=questions or "; ".join(ruling.reason for ruling in against),
    )


def _body(
    act: Act[R], work: Work, outcome: str, what: dict[str, Json], rulings: tuple[Ruling, ...]
) -> dict[str, Json]:
    return {
        "act": act.name,
        "at": stamp(work.now),
        "by": act.by,
        "compartment": act.compartment,
        "purpose": act.purpose,
        "outcome": outcome,
        "what": what,
        "rules": [
            {
                "id": ruling.rule,
                "version": ruling.version,
                "verdict": str(ruling.verdict),
                "code": ruling.code,
            }
            for ruling in rulings
        ],
    }


__all__ = ["Desk", "Done", "Refused"]
