# SPDX-License-Identifier: Apache-2.0
"""Which open requests would come out otherwise if rules were worded as in a draft. Nothing is changed by asking."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sanad.casework.rule_signatures import retired
from sanad.desk.act import Done, Work
from sanad.desk.around import Around
from sanad.desk.flips import flip, open_requests
from sanad.desk.question import Question
from sanad.desk.request_facts import check
from sanad.rules import Rule, evaluate, load
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
        drafted = {rule.id: rule for rule in load(self.folder, work.tools.country).rules}
        around, every = Around(work, self.compartment), open_requests(work, self.compartment)
        flips = [found for each in every if (found := _flip(work, each, drafted, around))]
        document: dict[str, Json] = {
            "rules": sorted(drafted),
            "open": len(every),
            "flips": list(flips),
        }
        return Done(document, (), {"rules": sorted(drafted), "flips": len(flips)})


def _flip(
    work: Work, request: str, drafted: dict[str, Rule], around: Around
) -> dict[str, Json] | None:
    now = check(work, request, around)
    said = [
        evaluate(rule, now.known, work.today)
        for rule in drafted.values()
        if rule.concerns(now.request.kind)
        and rule.in_force_on(work.today)
        and not retired(rule, around.decisions)
    ]
    others = [ruling for ruling in now.rulings if ruling.rule not in drafted]
    return flip(request, now.rulings, [*others, *said])
