# SPDX-License-Identifier: Apache-2.0
"""What would change if an amendment began on a day: the law is loaded with that day put in, and compared with the law as it stands, also over the open requests.

Nothing is written. A rule rests on an amendment if it names it as a source (`pakistan:A19`).
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.flips import flip, open_requests
from sanad.desk.question import Question
from sanad.desk.request_facts import check
from sanad.errors import BadRule, BadValue, NotFound
from sanad.rules import (
    Amendment,
    Change,
    Offence,
    Penalty,
    load_amendments,
    load_offences,
    penalty_changes,
    rule_changes,
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
        """Compare the law with itself; costs one reading of the offences."""
        tools = work.tools
        amendments = load_amendments(tools.pack / "amendments")
        if self.amendment not in amendments:
            raise NotFound(self.amendment, kind="amendment", name=self.amendment)
        supposed = supposing(amendments, self.amendment, self.begins_on)
        then = self._loaded(tools.pack / "offences", supposed)
        supposing_it = replace(work, tools=replace(tools, offences=then))
        flips = []
        for each in open_requests(work, self.compartment):
            now = check(work, each)
            supposed_then = check(supposing_it, each, before=now)
            if found := flip(each, now.rulings, supposed_then.rulings):
                flips.append(found)
        document: dict[str, Json] = {
            "amendment": self.amendment,
            "instrument": amendments[self.amendment].instrument,
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
                for offence, change in penalty_changes(tools.offences, then)
            ],
            "rules": [
                {
                    "id": rule.id,
                    "title": rule.title,
                    **_days(change),
                    "now": change.now,
                    "then": change.then,
                }
                for rule, change in rule_changes(
                    tools.rulebook.rules, self.amendment, self.begins_on
                )
            ],
            "flips": list(flips),
        }
        what: dict[str, Json] = {
            "amendment": self.amendment,
            "begins_on": self.begins_on.isoformat(),
        }
        return Done(document, (), what)

    def _loaded(self, folder: Path, supposed: dict[str, Amendment]) -> dict[str, Offence]:
        """Return the offences under the law supposed.

        Raises:
            BadValue: by that day an offence would have its texts in another order.
        """
        try:
            return load_offences(folder, supposed)
        except BadRule as error:
            detail = f"by it {error.where} would be wrong: {error.facts['detail']}"
            raise BadValue(
                self.amendment, value=self.begins_on, type="first day", detail=detail
            ) from error


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
