# SPDX-License-Identifier: Apache-2.0
"""Which of the reports that speak of an incident may go back to one statement, with the words that show it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import copies, store
from sanad.claims.copies import Span
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.incidents import one_with, words_of
from sanad.desk.question import Question
from sanad.values.canonical import Json
from sanad.vault import quarantine
from sanad.vault import store as vault


@dataclass(frozen=True)
class Repeated:
    """Two exhibits whose texts may go back to one: `evidence` are words of each that stand for the same.

    `said` tells whether a claim from one of them is already recorded as a copy of a claim from the other.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    how: str
    shared: float
    evidence: tuple[tuple[str, str], ...]
    said: bool


@dataclass(frozen=True, kw_only=True)
class ListCopies(Question[list[Repeated]]):
    """An order to compare the texts on which the live claims about `incident` rest, and about those it is judged to be one with."""

    name: ClassVar[str] = "list_copies"

    incident: str

    def touches(self, work: Work) -> list[str]:
        """The compartment in which the incident is registered."""
        return [of_subject(work, self.incident)]

    def intent(self) -> dict[str, Json]:
        """Name the incident."""
        return {"incident": self.incident}

    def do(self, work: Work) -> Done[list[Repeated]]:
        """Compare the parts that readers made, end to end."""
        same = one_with(work, self.incident)
        claims = [one for one in store.about(work.connection, same) if one.live]
        set_aside = work.told(quarantine.reasons)
        exhibits = {one.citation.exhibit for one in claims} - set_aside.keys()
        names = {one.sha256: one.name for one in vault.exhibits(work.connection, sorted(exhibits))}
        texts = {sha256: words_of(work, sha256) for sha256 in names}
        by_id = {one.id: one.citation.exhibit for one in claims}
        said = {
            frozenset((one.citation.exhibit, by_id[one.copy_of]))
            for one in claims
            if one.copy_of in by_id
        }
        found = [
            Repeated(
                each.left,
                each.right,
                names[each.left],
                names[each.right],
                each.how,
                each.shared,
                tuple(
                    (_cut(texts[each.left], a), _cut(texts[each.right], b))
                    for a, b in each.evidence
                ),
                frozenset((each.left, each.right)) in said,
            )
            for each in copies.candidates(texts)
        ]
        what: dict[str, Json] = {
            "incident": self.incident,
            "texts": len(texts),
            "pairs": len(found),
        }
        return Done(found, (f"subject:{self.incident}",), what)


def _cut(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())
