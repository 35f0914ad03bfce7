# SPDX-License-Identifier: Apache-2.0
"""What is to be answered about an exhibit: the items of its checklists, and what rules about it ask of persons."""

from sanad.casework import admissibility
from sanad.desk import authority
from sanad.desk.act import Work
from sanad.desk.reliance import TARGET
from sanad.rules import Checklist, Item
from sanad.rules.ruling import ACCEPTED, CONFIRMED
from sanad.rules.terms import ANSWERS
from sanad.vault.exhibit import Exhibit

_NO = "no"


def checklists_of(work: Work, exhibit: Exhibit) -> list[tuple[Checklist, tuple[Item, ...]]]:
    """Return each checklist that is about the exhibit, as far as is known what it is, with the items to be asked of it."""
    answers = admissibility.newest(work.connection, exhibit.sha256)
    found = authority.paper(work, exhibit)
    sort = authority.sort(exhibit, exhibit.receipt, found, answers)
    asked = ((checklist, checklist.items_for(sort)) for checklist in work.tools.checklists)
    return [(checklist, items) for checklist, items in asked if items]


def words_of(work: Work) -> dict[str, tuple[str, ...]]:
    """Return each question that a person answers by word for the rules about exhibits, with its words.

    A rule whose text was not verified is confirmed, and one of severity review accepted, under the rule's own id.
    """
    words: dict[str, tuple[str, ...]] = {}
    for target in ("read_exhibit", TARGET):
        for rule in work.tools.rulebook.for_target(target, work.today):
            for fact, need in rule.needs.items():
                if fact.startswith(f"{ANSWERS}."):
                    words[need.id] = need.allowed
            if rule.mark == "U":
                words[rule.id] = (CONFIRMED, _NO)
            elif rule.severity == "review":
                words[rule.id] = (ACCEPTED,)
    return words
