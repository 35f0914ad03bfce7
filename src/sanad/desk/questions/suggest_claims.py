# SPDX-License-Identifier: Apache-2.0
"""What the words of a report may say of incidents, organisations and persons, for a person to accept, correct or reject.

Nothing is recorded by it but that somebody looked. What a person has rejected, or made a claim of, is not suggested again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.claims import store
from sanad.claims.suggestions.lexicon import Lexicon
from sanad.claims.suggestions.suggest import suggest
from sanad.claims.suggestions.suggestion import TOLLS, Report, Span, Suggestion
from sanad.claims.suggestions.suggestion import Question as Open
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.incidents import lexicon
from sanad.desk.question import Question
from sanad.errors import NotFound
from sanad.ledger import read
from sanad.search.layer import parts
from sanad.values.canonical import Json
from sanad.values.citation import TextLocator
from sanad.vault import quarantine
from sanad.vault import store as vault

_OTHERWISE = {"incident_type": "kind", "organisation": "alias", "person": "name"}
"""Kinds of suggestions whose property has another name. What is suggested of who speaks becomes nobody's claim."""
_AROUND = 60
"""Code points shown on either side of the words, at most to the end of the line."""


@dataclass(frozen=True)
class Proposed:
    """A suggestion in its part: the words with what stands around them, and what a claim made of it would be.

    `property` is None where no claim can be made of it.
    """

    part: int
    before: str
    words: str
    after: str
    said_by: str | None
    property: str | None
    value: Json
    suggestion: Suggestion


@dataclass(frozen=True)
class Meant:
    """An organisation of the list that a name may mean, and which subjects of the register are called by a name of its."""

    organisation: str
    name: str
    reason: str
    registered: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A question that only a person answers: whom the `words` mean, which stand `times` times in the report."""

    words: str
    times: int
    text: str
    candidates: tuple[Meant, ...]


@dataclass(frozen=True)
class Suggested:
    """What is open of one report; `decided` of the suggestions are settled already."""

    exhibit: str
    name: str
    published: date | None
    proposed: tuple[Proposed, ...]
    asked: tuple[Asked, ...]
    decided: int


@dataclass(frozen=True, kw_only=True)
class SuggestClaims(Question[Suggested]):
    """An order to read `exhibit`, which appeared on the day `published`; without it no “on Saturday” is resolved."""

    name: ClassVar[str] = "suggest_claims"

    exhibit: str
    published: date | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[Suggested]:
        """Read every part of the layer by the jurisdiction's word lists."""
        exhibit = quarantine.usable(work.connection, self.exhibit)
        pages = list(parts(work.tools.records.folder(exhibit.sha256)))
        if not pages:
            raise NotFound("records", kind="text of", name=exhibit.name)
        words = lexicon(work.tools.pack)
        settled = set(_settled(work, exhibit.sha256))
        registered = _registered(work, words, self.compartment)
        proposed: list[Proposed] = []
        asked: list[Asked] = []
        for page in pages:
            report = suggest(page.text, self.published, words)
            proposed += _proposed(page.number, page.text, report)
            asked += [_asked(question, registered) for question in report.questions]
        left = [one for one in proposed if _key(one) not in settled]
        what: dict[str, Json] = {"exhibit": exhibit.sha256, "suggestions": len(left)}
        decided = len(proposed) - len(left)
        found = Suggested(
            exhibit.sha256, exhibit.name, self.published, tuple(left), tuple(asked), decided
        )
        return Done(found, (f"exhibit:{exhibit.sha256}",), what)


def _proposed(part: int, text: str, report: Report) -> Iterator[Proposed]:
    for one in report.suggestions:
        said = None if one.said_by is None else " ".join(text[slice(*one.said_by)].split())
        name = None if one.kind == "said_by" else _OTHERWISE.get(one.kind, one.kind)
        before, after = _around(text, one.span)
        words = text[slice(*one.span)]
        yield Proposed(part, before, words, after, said, name, _value(one), one)


def _around(text: str, span: Span) -> tuple[str, str]:
    """Return what stands before and behind a span in its line."""
    before = text[max(span.start - _AROUND, 0) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    return before, after


def _registered(work: Work, words: Lexicon, compartment: str) -> dict[str, tuple[str, ...]]:
    """Return listed organisation → the organisations on this compartment's register whose label is a name of it."""
    found: dict[str, tuple[str, ...]] = {}
    for subject in store.subjects(work.connection):
        if (subject.kind, subject.compartment) == ("organisation", compartment):
            for one in words.organisations_of(subject.label):
                found[one.organisation] = (*found.get(one.organisation, ()), subject.id)
    return found


def _asked(question: Open, registered: dict[str, tuple[str, ...]]) -> Asked:
    meant = tuple(
        Meant(one.organisation, one.name, one.reason, registered.get(one.organisation, ()))
        for one in question.candidates
    )
    return Asked(question.words, len(question.spans), question.text, meant)


def _value(one: Suggestion) -> Json:
    """Return the value as the register holds it: a number without an upper bound says so; a place says how exactly it is known."""
    if one.kind in TOLLS and isinstance(one.value, dict) and "high" not in one.value:
        return {**one.value, "at_least": True}
    if one.kind == "place" and one.precision is not None:
        return {"name": one.value, "precision": one.precision}
    return one.value


def _key(one: Proposed) -> tuple[str | None, int, int, int]:
    return (one.property, one.part, one.suggestion.span.start, one.suggestion.span.end)


def _settled(work: Work, exhibit: str) -> Iterator[tuple[str | None, int, int, int]]:
    """Yield the places of which a person said what they are: by a claim, or by a rejection."""
    for claim in store.citing(work.connection, exhibit):
        place = claim.citation.locator
        if isinstance(place, TextLocator):
            yield claim.property, place.part, place.start, place.end
    for entry in read.entries(work.connection, seqs=read.chain(work.connection, f"exhibit:{exhibit}")):  # fmt: skip
        if (entry.act, entry.outcome) == ("reject_suggestion", "done") and entry.body:
            what = entry.body["what"]
            if isinstance(what, dict):
                kind = str(what["kind"])
                part, start, end = (int(str(what[key])) for key in ("part", "start", "end"))
                yield _OTHERWISE.get(kind, kind), part, start, end
