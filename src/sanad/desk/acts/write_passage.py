# SPDX-License-Identifier: Apache-2.0
"""Write a sentence into documents about an entry of the register, or word one anew. What it rests on is named with it; whether that says so is looked at when a document is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.analysis import finding
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_claim, of_subject
from sanad.desk.documents import SUBJECT_DOSSIER
from sanad.dossier import passages
from sanad.dossier.form import load_form
from sanad.dossier.language import languages
from sanad.dossier.material import RECIPIENTS
from sanad.dossier.passages import Passage, Series
from sanad.errors import BadValue, UncitedSentence
from sanad.values.canonical import Json, digest_of
from sanad.values.reason import says_something
from sanad.values.said import Said

_MOST_SIGNS = 2_000
_MOST_SUPPORTS = 100


@dataclass(frozen=True, kw_only=True)
class WritePassage(Act[Passage]):
    """An order to write `text` (language → words) into section `section` of the documents of that kind about `subject` for `recipient`.

    `rests_on` names claims and findings, `claim:C-…` and `finding:F-…`; with `shows` they stand below it. `instead` is the entry of the passage whose place it takes.
    """

    name: ClassVar[str] = "write_passage"
    power: ClassVar[str] = "build"

    subject: str
    recipient: str
    section: str
    text: Mapping[str, str]
    rests_on: tuple[str, ...]
    kind: str = SUBJECT_DOSSIER
    shows: bool = False
    instead: int | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments of whom the document is about, of what the sentence rests on, and of the one before it."""
        touched = [of_subject(work, self.subject), *map(partial(self._place, work), self.rests_on)]
        if self.instead is not None:
            before = passages.get(work.connection, self.instead)
            touched.append(of_subject(work, before.series.subject))
        return touched

    def _place(self, work: Work, support: str) -> str:
        kind, _, name = support.partition(":")
        if kind == "claim":
            return of_claim(work, name)
        if kind == "finding":
            finding.get(work.connection, self.compartment, name)
            return self.compartment
        detail = "a sentence of an officer's rests on claims and findings"
        raise BadValue("passage", value=support[:60], type="support", detail=detail)

    def intent(self) -> dict[str, Json]:
        """Name the document into which it was not written."""
        return {"subject": self.subject, "kind": self.kind, "recipient": self.recipient}

    def do(self, work: Work) -> Done[Passage]:
        """Keep it; one whose place it takes stands no more."""
        text = {code: words.strip() for code, words in self.text.items() if words.strip()}
        self._makes_sense(work, text)
        series, line = Series(self.subject, self.kind, self.recipient), work.seq
        if self.instead is not None:
            before = passages.end(work.connection, self.instead, work.seq)
            if before.series != series:
                detail = "it belongs to another document"
                raise BadValue("passage", value=self.instead, type="entry", detail=detail)
            line = before.line
        rests_on = tuple(dict.fromkeys(self.rests_on))
        told = (series, self.section, text, rests_on, self.shows)
        passage = Passage(work.seq, line, *told)
        passages.add(work.connection, passage)
        what: dict[str, Json] = {
            **self.intent(),
            "section": self.section,
            "rests_on": list(rests_on),
            "instead": self.instead,
            "text": digest_of(dict(text)),
        }
        return Done(passage, (f"subject:{self.subject}",), what, {"text": dict(text)})

    def _makes_sense(self, work: Work, text: Mapping[str, str]) -> None:
        """Refuse what no document could hold."""
        if self.recipient not in RECIPIENTS:
            detail = Said("they are {known}", known=", ".join(RECIPIENTS))
            raise BadValue("passage", value=self.recipient, type="recipient", detail=detail)
        if unknown := sorted(text.keys() - set(languages())):
            detail = Said("documents are written in: {known}", known=", ".join(languages()))
            raise BadValue("passage", value=unknown[0], type="language", detail=detail)
        if not text or not all(map(says_something, text.values())):
            raise BadValue("passage", value="", type="sentence", detail="it says nothing")
        if max(map(len, text.values())) > _MOST_SIGNS or len(self.rests_on) > _MOST_SUPPORTS:
            detail = Said(
                "at most {most:,} signs, on at most {most_2} sources",
                most=_MOST_SIGNS,
                most_2=_MOST_SUPPORTS,
            )
            raise BadValue("passage", value="it", type="sentence", detail=detail)
        if not self.rests_on:
            raise UncitedSentence("passage", sentence=next(iter(text.values()))[:80])
        form = load_form(self.kind, next(iter(text)), work.tools.forms)
        sections = [section.id for section in form.sections]
        if self.section not in sections:
            detail = Said("the form has {known}", known=", ".join(sections))
            raise BadValue("passage", value=self.section[:60], type="section", detail=detail)
