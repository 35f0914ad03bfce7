# SPDX-License-Identifier: Apache-2.0
"""Which open requests would come out otherwise if rules were worded as in a draft. Nothing is changed by asking."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sanad.casework.request import WITHDRAW, all_requests, signatures
from sanad.desk.act import Done, Work
from sanad.desk.around import Around
from sanad.desk.compartments import of_request
from sanad.desk.question import Question
from sanad.desk.request_facts import check
from sanad.rules import Rule, Ruling, evaluate, load, outcome
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class WhatWouldFlip(Question[dict[str, Json]]):
    """An order to put every open request of the compartment before the rules of a draft `folder`, too.

    A rule of the draft stands in place of the rule of its id, or beside the others if there is none; the result is the document that
    docs/formats/commands.md describes. Costs one check of every open request.
    """

    name: ClassVar[str] = "what_would_flip"

    folder: Path

    def do(self, work: Work) -> Done[dict[str, Json]]:
        """Check each request by the law as it stands and as the draft has it."""
        drafted = {rule.id: rule for rule in load(self.folder).rules}
        around = Around(work)
        open_ones = [
            each.id
            for each in all_requests(work.connection)
            if of_request(work, each.id) == self.compartment
            and WITHDRAW not in signatures(work.connection, each.id)
        ]
        flips = [flip for each in open_ones if (flip := _flip(work, each, drafted, around))]
        document: dict[str, Json] = {
            "rules": sorted(drafted),
            "open": len(open_ones),
            "flips": list(flips),
        }
        return Done(document, (), {"rules": sorted(drafted), "flips": len(flips)})


def _flip(
    work: Work, request: str, drafted: dict[str, Rule], around: Around
) -> dict[str, Json] | None:
    """Return what would be other for one request; None where nothing would."""
    now = check(work, request, around)
    concerned = [
        rule
        for rule in drafted.values()
        if rule.concerns(now.request.kind) and rule.in_force_on(work.today)
    ]
    others = [ruling for ruling in now.rulings if ruling.rule not in drafted]
    said = [evaluate(rule, now.known, work.today) for rule in concerned]
    before = {each.rule: each for each in now.rulings if each.rule in drafted}
    changed = [each for each in said if _word(each) != _word(before.get(each.rule))]
    gone = [each for name, each in before.items() if name not in {rule.id for rule in concerned}]
    if not changed and not gone:
        return None
    return {
        "request": request,
        "outcome": str(now.outcome.status),
        "would_be": str(outcome([*others, *said]).status),
        "rulings": [
            *(
                {"rule": each.rule, "now": _word(before.get(each.rule)), "then": _word(each), "reason": each.reason}
                for each in changed
            ),
            *({"rule": each.rule, "now": _word(each), "then": None, "reason": ""} for each in gone),
        ],
    }  # fmt: skip


def _word(ruling: Ruling | None) -> Json:
    return None if ruling is None else f"{ruling.verdict} {ruling.code}"
