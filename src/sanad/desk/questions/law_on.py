# SPDX-License-Identifier: Apache-2.0
"""Which law applied to an act of a day: provisions with the penalty of that day, rules in force, and what is not known of either."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.errors import NotFound
from sanad.rules import Amendment, Offence, Penalty, Rule, load_amendments
from sanad.values.canonical import Json

COUNSEL = "legal reviewer"
"""Who is asked for what the rulebook does not hold."""


@dataclass(frozen=True, kw_only=True)
class LawOn(Question[dict[str, Json]]):
    """An order to look `on` a day, today unless another is named; the result is the document that docs/formats/commands.md describes.

    Only `offences` are looked at, by id; every one of the jurisdiction if none is named.
    """

    name: ClassVar[str] = "law_on"

    on: date | None = None
    offences: tuple[str, ...] = ()

    def do(self, work: Work) -> Done[dict[str, Json]]:
        """Put each provision beside the amendment that brought its text."""
        tools, on = work.tools, self.on or work.today
        amendments = load_amendments(tools.pack / "amendments")
        wanted = [_known(tools.offences, each) for each in self.offences or tools.offences]
        document: dict[str, Json] = {
            "on": on.isoformat(),
            "rulebook": tools.rulebook.version,
            "provisions": [_provision(each, each.penalty_on(on), amendments) for each in wanted],
            "rules": [_rule(rule) for rule in tools.rulebook.rules if rule.in_force_on(on)],
            "undated": [
                _amendment(each) for each in amendments.values() if each.begun_by(on) is None
            ],
        }
        what: dict[str, Json] = {"on": on.isoformat(), "offences": list(self.offences)}
        return Done(document, (), what)


def _known(offences: Mapping[str, Offence], name: str) -> Offence:
    if name not in offences:
        raise NotFound(name, kind="offence", name=name)
    return offences[name]


def _provision(
    offence: Offence, penalty: Penalty, amendments: Mapping[str, Amendment]
) -> dict[str, Json]:
    brought_by = amendments[penalty.amendment] if penalty.amendment else None
    asked: list[Json] = [
        {"id": each.id, "text": each.text, "who": each.who} for each in offence.questions
    ]
    if not penalty.known:
        asked.insert(0, {"id": offence.id, "text": penalty.reason, "who": COUNSEL})
    return {
        "offence": offence.id,
        "law": offence.law,
        "section": offence.section,
        "title": offence.title,
        "mark": offence.mark,
        "political_flag": offence.political_flag,
        "category": offence.category,
        "needs_proscription": offence.needs_proscription,
        "sanctions": list(offence.sanctions),
        "in_force": penalty.in_force,
        "known": penalty.known,
        "penalty": penalty.as_json() if penalty.known else None,
        "reason": penalty.reason,
        "amendment": _amendment(brought_by) if brought_by else None,
        "note": offence.note,
        "questions": asked,
    }


def _amendment(amendment: Amendment) -> dict[str, Json]:
    return {
        "id": amendment.id,
        "instrument": amendment.instrument,
        "changed": amendment.changed,
        "mark": amendment.mark,
        "note": amendment.note,
    }


def _rule(rule: Rule) -> dict[str, Json]:
    return {
        "id": rule.id,
        "version": rule.version,
        "title": rule.title,
        "article": f"{rule.instrument}, {rule.article}",
        "mark": rule.mark,
        "in_force_from": rule.in_force_from.isoformat() if rule.in_force_from else None,
    }
