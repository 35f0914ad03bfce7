# SPDX-License-Identifier: Apache-2.0
"""What is to be answered about an exhibit: the items of its checklists, and what rules about it ask of persons."""

from dataclasses import dataclass

from sanad.casework import admissibility
from sanad.casework.admissibility import TYPE, Answer
from sanad.desk import authority
from sanad.desk.act import Work
from sanad.desk.reliance import TARGET
from sanad.rules import Checklist, Item
from sanad.rules.ruling import ACCEPTED, CONFIRMED
from sanad.rules.terms import ANSWERS
from sanad.vault.evidence import Evidence, evidence_of
from sanad.vault.exhibit import Exhibit

_NO = "no"


def checklists_of(work: Work, exhibit: Exhibit) -> list[tuple[Checklist, tuple[Item, ...]]]:
    """Return each checklist that is about the exhibit, as far as is known what it is, with the items to be asked of it."""
    answers = admissibility.newest(work.connection, exhibit.sha256)
    found = authority.paper(work, exhibit)
    sort = authority.sort(exhibit, exhibit.receipt, found, answers)
    asked = ((checklist, checklist.items_for(sort)) for checklist in work.tools.checklists)
    return [(checklist, items) for checklist, items in asked if items]


@dataclass(frozen=True)
class Shown:
    """What is known of an exhibit's way into court: what sort of evidence it is, its checklists, the answers to each item, and which items are open."""

    evidence: Evidence | None
    lists: tuple[tuple[Checklist, tuple[Item, ...]], ...]
    answers: dict[str, list[Answer]]
    open: tuple[str, ...]


def shown_of(work: Work, exhibit: Exhibit) -> Shown:
    """Return what is shown of an exhibit and what is open; what sort of evidence it is is an item too."""
    told = admissibility.history(work.connection, [exhibit.sha256]).get(exhibit.sha256, {})
    said = told[TYPE][-1].answer if TYPE in told else None
    kind = str(exhibit.receipt["kind"]) if exhibit.receipt else None
    evidence = evidence_of(exhibit, kind, said)
    lists = tuple(checklists_of(work, exhibit))
    unanswered = (item.id for _, items in lists for item in items if is_open(told, item))
    return Shown(evidence, lists, told, (*(() if evidence else (TYPE,)), *unanswered))


def is_open(answers: dict[str, list[Answer]], item: Item) -> bool:
    """Tell whether nobody has settled an item."""
    return item.id not in answers or answers[item.id][-1].is_open


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
