# SPDX-License-Identifier: Apache-2.0
"""What would change if an amendment began on a day: the law is loaded with that day put in, and compared with the law as it stands, also over the open requests.

Nothing is written. A rule rests on an amendment if it names it as a source (`pakistan:A19`). An amendment that no offence and no rule names changes
what the rulebook does not hold: that is not known, and is asked.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.around import Around
from sanad.desk.flips import flip, open_requests
from sanad.desk.question import Question
from sanad.desk.questions.law_on import COUNSEL
from sanad.desk.request_facts import check
from sanad.errors import BadRule, BadSupposition, NotFound
from sanad.rules import (
    Amendment,
    Change,
    Offence,
    Penalty,
    Rulebook,
    load_amendments,
    load_offences,
    penalty_changes,
    rule_changes,
    rules_supposing,
    supposing,
)
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class LawChanged(Question[dict[str, Json]]):
    """An order to suppose that `amendment` began on a day; the result is the document that docs/formats/commands.md describes."""

    name: ClassVar[str] = "law_changed"

    amendment: str
    begins_on: date

    def do(self, work: Work) -> Done[dict[str, Json]]:
        """Compare the law with itself; costs one reading of the offences, and two checks of every open request."""
        tools = work.tools
        amendments = load_amendments(tools.pack / "amendments")
        if self.amendment not in amendments:
            raise NotFound(self.amendment, kind="amendment", name=self.amendment)
        supposed = supposing(amendments, self.amendment, self.begins_on)
        offences = self._loaded(tools.pack / "offences", supposed)
        rules = tools.rulebook.rules
        moved = Rulebook(tuple(rules_supposing(rules, self.amendment, self.begins_on)))
        then = replace(work, tools=replace(tools, offences=offences, rulebook=moved))
        document: dict[str, Json] = {
            "amendment": self.amendment,
            "instrument": amendments[self.amendment].instrument,
            "changed": amendments[self.amendment].changed,
            "begins_on": self.begins_on.isoformat(),
            "provisions": [
                {
                    "offence": offence.id,
                    "section": offence.section,
                    "title": offence.title,
                    **_days(change),
                    "now": _penalty(change.now),
                    "then": _penalty(change.then),
                }
                for offence, change in penalty_changes(tools.offences, offences)
            ],
            "rules": [
                {
                    "id": rule.id,
                    "title": rule.title,
                    **_days(change),
                    "now": change.now,
                    "then": change.then,
                }
                for rule, change in rule_changes(rules, self.amendment, self.begins_on)
            ],
            "flips": self._flips(work, then),
            "questions": self._questions(work, amendments[self.amendment]),
        }
        what: dict[str, Json] = {
            "amendment": self.amendment,
            "begins_on": self.begins_on.isoformat(),
        }
        return Done(document, (), what)

    def _flips(self, work: Work, then: Work) -> list[Json]:
        around, found = Around(work, self.compartment), []
        for each in open_requests(work, self.compartment):
            now = check(work, each, around)
            supposed = check(then, each, around, before=now)
            found.append(flip(each, now.rulings, supposed.rulings))
        return [each for each in found if each is not None]

    def _questions(self, work: Work, amendment: Amendment) -> list[Json]:
        """Return what is to be asked where nothing here names the amendment."""
        named = {period.amendment for each in work.tools.offences.values() for period in each.periods}  # fmt: skip
        named |= {name for rule in work.tools.rulebook.rules for name in rule.source_keys}
        if amendment.id in named:
            return []
        text = f"No offence and no rule here names {amendment.id}. By the sources it changed: {amendment.changed}. What does it mean for acts and requests?"
        return [{"id": amendment.id, "text": text, "who": COUNSEL}]

    def _loaded(self, folder: Path, supposed: dict[str, Amendment]) -> dict[str, Offence]:
        """Return the offences under the law supposed.

        Raises:
            BadSupposition: by that day an offence would have its texts in another order.
        """
        try:
            return load_offences(folder, supposed)
        except BadRule as error:
            detail = f"by it {error.where} would be wrong: {error.facts['detail']}"
            facts = {"amendment": self.amendment, "day": self.begins_on, "detail": detail}
            raise BadSupposition(self.amendment, **facts) from error


def _days(change: Change[Penalty] | Change[bool]) -> dict[str, Json]:
    return {
        "since": change.since.isoformat() if change.since else None,
        "until": change.until.isoformat() if change.until else None,
    }


def _penalty(penalty: Penalty) -> dict[str, Json]:
    return {
        "in_force": penalty.in_force,
        "known": penalty.known,
        "penalty": penalty.as_json() if penalty.known else None,
        "reason": penalty.reason,
        "amendment": penalty.amendment,
    }
