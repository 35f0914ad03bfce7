# SPDX-License-Identifier: Apache-2.0
"""One part of an exhibit as it was read: its text, where each word stands on the page, what is cited of it, and what a search found in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.recognised import Confirmation
from sanad.claims.resolve import OCR
from sanad.desk.act import Done, Work
from sanad.desk.looking import Look, known_here
from sanad.desk.pages import (
    Layers,
    Word,
    confirmed,
    direction,
    hits,
    layers,
    sought_in,
    with_hits,
    words,
)
from sanad.search.marks import Mark
from sanad.values.canonical import Json
from sanad.values.citation import OcrLocator, TextLocator
from sanad.vault import catalogue, quarantine, translation
from sanad.vault import store as vault


@dataclass(frozen=True)
class Cited:
    """A claim and the stretch of the part that it quotes, in code points."""

    claim: Claim
    start: int
    end: int


@dataclass(frozen=True)
class Translated:
    """A translation that was delivered of the exhibit; `text` is the same part of it where both have as many parts, else None."""

    exhibit: str
    name: str
    language: str | None
    made_by: str | None
    is_certified: bool
    text: str | None


@dataclass(frozen=True)
class Part:
    """Part `number` of `of`. All places are code points of `text`, ends exclusive.

    `layer` is `text`, what the reader made, or `ocr`, what a machine recognised, and then `confirmed` what persons read instead; `layers` are those there are.
    `words` have boxes in `unit`, from the left and top of the page as it is shown. `hits` are those of the search asked with; `before` and `behind` the nearest
    parts that have any.
    """

    number: int
    of: int
    label: str
    layer: str
    layers: tuple[str, ...]
    reader: str
    text: str
    languages: tuple[str, ...]
    direction: str
    unit: str | None
    words: tuple[Word, ...]
    confirmed: tuple[Confirmation, ...]
    claims: tuple[Cited, ...]
    hits: tuple[Mark, ...]
    before: int | None
    behind: int | None
    translations: tuple[Translated, ...]


@dataclass(frozen=True, kw_only=True)
class ExhibitPart(Look[Part]):
    """An order to read `part`, from 1, in `layer` or in the one that has its text; with `find`, a search in the language of docs/formats/search.md."""

    name: ClassVar[str] = "exhibit_part"

    part: int = 1
    layer: str = ""
    find: str = ""

    def do(self, work: Work) -> Done[Part]:
        """Take the part out of its layer, and lay beside it what rests on it.

        Raises:
            NotFound: the exhibit has no text, or no such part or layer.
            BadValue: the search cannot be understood.
            Quarantined: the exhibit may not be used.
        """
        exhibit = self.usable(work)
        found = layers(work, exhibit)
        name = found.choose(self.part)
        name = self.layer or name
        layer, home = found[name], work.tools.country
        text = found.text(name, self.part)
        given: dict[str, Any] = dict(layer["parts"][self.part - 1]) if text else {}
        said = exhibit.said_last("language")
        parts = with_hits(work, found, name, self.find)
        part = Part(
            number=self.part,
            of=found.parts,
            label=str(given.get("label", "")),
            layer=name,
            layers=tuple(found.of),
            reader=f"{layer.get('reader', '')} {layer.get('version', '')}".strip(),
            text=text,
            languages=tuple(given.get("languages") or ([said] if said else [])),
            direction=direction(text),
            unit=layer.get("unit"),
            words=words(given, exhibit.name),
            confirmed=tuple(confirmed(work, self.exhibit, self.part, text)) if name == OCR else (),
            claims=tuple(self._cited(work, name)),
            hits=tuple(hits(text, sought_in(self.find), home)),
            before=max((each for each in parts if each < self.part), default=None),
            behind=min((each for each in parts if each > self.part), default=None),
            translations=tuple(self._translations(work, found)),
        )
        private: dict[str, Json] = {"find": self.find} if self.find else {}
        what: dict[str, Json] = {"exhibit": self.exhibit, "part": self.part, "layer": name}
        return Done(part, self.things, what, private)

    def _cited(self, work: Work, layer: str) -> Iterator[Cited]:
        """Yield the claims that quote this part of this layer, those that were withdrawn too."""
        for claim in register.resting_on(work.connection, self.compartment, self.exhibit):
            place = claim.citation.locator
            if not isinstance(place, TextLocator) or place.part != self.part:
                continue
            if isinstance(place, OcrLocator) is (layer == OCR):
                yield Cited(claim, place.start, place.end)

    def _translations(self, work: Work, found: Layers) -> Iterator[Translated]:
        made = [
            sha256
            for sha256, _, relation in catalogue.made_of(work.connection, self.compartment, self.exhibit)
            if relation == translation.RELATION
        ]  # fmt: skip
        aside = work.told(quarantine.reasons) if made else {}
        papers = translation.certified(work.connection, made) if made else {}
        for each in vault.exhibits(work.connection, made):
            if each.sha256 in aside:
                continue
            known = known_here(each, self.compartment)
            theirs = layers(work, known)
            same = theirs.parts == found.parts and theirs.choose(self.part)
            came = known.provenance
            text = theirs.text(same, self.part) if same else None
            told = (known.said_last("language"), came.made_by, each.sha256 in papers, text)
            yield Translated(each.sha256, known.name, *told)
