# SPDX-License-Identifier: Apache-2.0
"""What rulings come to for an order: nothing, or the refusal with its reasons or its open questions."""

from collections.abc import Sequence

from sanad.errors import LawFault, RefusedByLaw, UndecidedByLaw
from sanad.rules import Ruling
from sanad.values.verdict import Verdict

_WARN = "warn"
"""Severity of a rule that only must be seen: it stands in the entry and holds nothing up."""


def hold(where: str, rulings: Sequence[Ruling]) -> None:
    """Pass if every ruling permits; what is refused comes before what is unknown.

    Raises:
        RefusedByLaw: a rule refuses.
        UndecidedByLaw: a fact is missing, and somebody must be asked.
    """
    binding = [ruling for ruling in rulings if ruling.severity != _WARN]
    for verdict, kind in ((Verdict.REFUSE, RefusedByLaw), (Verdict.UNDECIDED, UndecidedByLaw)):
        against = [ruling for ruling in binding if ruling.verdict is verdict]
        if against:
            raise _fault(kind, where, against)


def _fault(kind: type[LawFault], where: str, against: list[Ruling]) -> LawFault:
    questions = dict.fromkeys(
        f"{question.id}: {question.text}" for ruling in against for question in ruling.questions
    )
    return kind(
        where,
        rules=", ".join(ruling.rule for ruling in against),
        reasons="; ".join(ruling.reason for ruling in against),
        questions="; ".join(questions) or "; ".join(ruling.reason for ruling in against),
    )
