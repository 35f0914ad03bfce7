# SPDX-License-Identifier: Apache-2.0
"""The words that a machine recognised in an exhibit and was not sure of, and that nobody has confirmed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from sanad.claims import store
from sanad.claims.recognised import Recognised
from sanad.claims.resolve import OCR, Evidence
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.question import Question
from sanad.errors import CitationBroken, NotFound
from sanad.values.canonical import Json
from sanad.vault import quarantine
from sanad.vault import store as vault

_AROUND = 40  # signs of context on each side


@dataclass(frozen=True)
class Unsure:
    """A word that needs a person: `start` to `end` in code points of the machine's text of `part`, counted from 1.

    `confidence` is 0 to 100. `english` is what a second reading for digits gave, None where there was none. `box` is left, top,
    right, bottom in the units of the layer (docs/formats/citation.md).
    """

    part: int
    label: str
    start: int
    end: int
    machine: str
    english: str | None
    confidence: int
    box: tuple[int, int, int, int]
    before: str
    after: str


@dataclass(frozen=True)
class Unconfirmed:
    """What waits for a person in one exhibit: the words, in the order of the text, of `words` in all."""

    exhibit: str
    name: str
    words: int
    unsure: tuple[Unsure, ...]


@dataclass(frozen=True, kw_only=True)
class ListUnsure(Question[Unconfirmed]):
    """An order to look at the words of `exhibit`, a digest or the name under which it was delivered."""

    name: ClassVar[str] = "list_unsure"

    exhibit: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[Unconfirmed]:
        """Compare the layer of text recognition with what persons confirmed."""
        exhibit = quarantine.usable(work.connection, self.exhibit)
        if not (work.tools.records.folder(exhibit.sha256, OCR) / "layer.json").exists():
            raise NotFound("records", kind="text recognised in", name=exhibit.name)
        confirmed = partial(store.confirmed, work.connection)
        evidence = Evidence(work.tools.blobs.path, work.tools.records.folder, confirmed)
        try:
            parts = list(evidence.recognised_parts(exhibit.sha256))
            unsure = [each for n, (raw, read) in enumerate(parts, 1) for each in _of(n, raw, read)]
            words = sum(len(raw.get("words", ())) for raw, _ in parts)
        except (LookupError, TypeError, ValueError) as error:
            raise CitationBroken(
                exhibit.name, detail="its layer is damaged: read it again"
            ) from error
        what: dict[str, Json] = {"exhibit": exhibit.sha256, "words": words, "unsure": len(unsure)}
        found = Unconfirmed(exhibit.sha256, exhibit.name, words, tuple(unsure))
        return Done(found, (f"exhibit:{exhibit.sha256}",), what)


def _of(number: int, part: Mapping[str, Any], read: Recognised) -> Iterator[Unsure]:
    words = {(word["start"], word["end"]): word for word in part.get("words", ())}
    digits = {(word["start"], word["end"]): word["english"] for word in part.get("digits", ())}
    text = read.text
    for start, end in read.unsure:
        left, top, right, bottom = map(int, words[start, end]["box"])
        yield Unsure(
            part=number,
            label=str(part["label"]),
            start=start,
            end=end,
            machine=text[start:end],
            english=digits.get((start, end)),
            confidence=int(words[start, end]["confidence"]),
            box=(left, top, right, bottom),
            before=text[max(0, start - _AROUND) : start],
            after=text[end : end + _AROUND],
        )
