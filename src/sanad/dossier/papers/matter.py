# SPDX-License-Identifier: Apache-2.0
"""What a paper about one request may tell of its subject, gathered for whoever will read it; the papers only choose and put into words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sanad.casework.items import Item
from sanad.casework.narrative import Narrative, Passage, People, sentences
from sanad.casework.request import Request
from sanad.claims.claim import Claim
from sanad.claims.subject import Subject
from sanad.dossier.language import language
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Matter:
    """The contents available to a paper about `request`.

    `claims` are the live ones about the person that may be told; `favour` every exculpatory one, because none may vanish, and `kept_back` says
    of which the words stay in the office, and why. `charges` are those of the request (docs/formats/rule.md), `items` exhibit → the evidence it is,
    `labels` what the office calls the entries of its register, `people` whom a text may name.
    """

    request: Request
    subject: Subject
    claims: Sequence[Claim]
    favour: Sequence[Claim]
    kept_back: Mapping[str, str]
    charges: Sequence[Mapping[str, Json]]
    items: Mapping[str, Item]
    labels: Mapping[str, str]
    people: People

    def of(self, *properties: str) -> list[Claim]:
        """Return the claims of some properties, in the order of recording."""
        return [claim for claim in self.claims if claim.property in properties]

    def showing(self, act: Claim) -> list[Claim]:
        """Return the claims by which evidence is offered for an act."""
        shown = (claim for claim in self.of("shows_act") if isinstance(claim.value, dict))
        return [claim for claim in shown if claim.value["claim"] == act.id]  # type: ignore[index,call-overload]  # a table, as filtered

    def offered(self, claims: Iterable[Claim]) -> list[Item]:
        """Return the evidence in which some claims stand, each exhibit once: a translation is what it translates."""
        exhibits = (exhibit for claim in claims for exhibit in sorted(claim.citation.exhibits))
        return list(dict.fromkeys(self.items[each] for each in exhibits if each in self.items))

    def told(self, text: str, instead: str) -> str:
        """Return a text in which `instead` stands for each sentence that names somebody else on the register, or a number that is not the subject's.

        Only names on record are known: somebody must still read the paper before it is handed over.
        """
        found = Narrative([Passage("text", text)], self.people, ()).found()["third_parties"]
        naming = {each["sentence"] for each in found if isinstance(each, dict)}
        return " ".join(instead if each in naming else each for each in sentences(text))


def table(claim: Claim) -> Mapping[str, Json]:
    """Return the value of a claim as a table; empty where it is none."""
    return claim.value if isinstance(claim.value, Mapping) else {}


def days(value: Mapping[str, Json]) -> str:
    """Return from when and to when something was, as the source gives it."""
    first, last = str(value.get("from") or ""), str(value.get("to") or "")
    return f"{first} – {last}" if last and last != first else first


def shown(claim: Claim) -> str:
    """Return a claim's value in words."""
    return language("en").value(claim.value)


def standing(claim: Claim) -> str:
    """Return how far a claim stands, in a word."""
    return language("en").word("standing", str(claim.standing))
