# SPDX-License-Identifier: Apache-2.0
"""What must be shown of one exhibit before a court, what was answered, and what is open. There is no sum of it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework.admissibility import Answer
from sanad.desk import authority
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.items import is_open, shown_of
from sanad.desk.question import Question
from sanad.rules import Checklist, Item
from sanad.values.canonical import Json
from sanad.vault import quarantine, store


@dataclass(frozen=True, kw_only=True)
class Admissibility(Question[dict[str, Json]]):
    """An order to list; the result is the document that docs/formats/commands.md describes."""

    name: ClassVar[str] = "admissibility"

    exhibit: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[dict[str, Json]]:
        """Put each item beside its answers; nothing of what the exhibit holds is shown."""
        exhibit = store.get(work.connection, self.exhibit)
        shown = shown_of(work, exhibit)
        told, evidence, lists = shown.answers, shown.evidence, shown.lists
        paper = authority.paper(work, exhibit)
        asked = {item.id for _, items in lists for item in items}
        document: dict[str, Json] = {
            "exhibit": exhibit.sha256,
            "name": exhibit.name,
            "evidence": {"type": evidence.type, "how": evidence.how} if evidence else None,
            "instrument": paper.id if paper else None,
            "set_aside": quarantine.why(work.connection, exhibit.sha256),
            "checklists": [_checklist(checklist, items, told) for checklist, items in lists],
            "others": [_told(answers) for item, answers in told.items() if item not in asked],
            "open": list(shown.open),
        }
        what: dict[str, Json] = {"exhibit": exhibit.sha256}
        return Done(document, (f"exhibit:{exhibit.sha256}",), what)


def _checklist(
    checklist: Checklist, items: tuple[Item, ...], told: dict[str, list[Answer]]
) -> dict[str, Json]:
    return {
        "id": checklist.id,
        "version": checklist.version,
        "title": checklist.title,
        "text": checklist.text,
        "items": [
            {
                "id": item.id,
                "text": item.text,
                "source": item.source,
                "mark": item.mark,
                "who": item.who,
                "shown_by": item.document,
                "open": is_open(told, item),
                **_told(told.get(item.id, [])),
            }
            for item in items
        ],
    }


def _told(answers: list[Answer]) -> dict[str, Json]:
    """Return the answer that counts, and those before it, oldest first."""
    every: list[Json] = [answer.as_json() for answer in answers]
    return {"answer": every[-1] if every else None, "before": every[:-1]}
