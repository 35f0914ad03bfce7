# SPDX-License-Identifier: Apache-2.0
"""Words that a machine recognised on pictures, and what persons confirmed of them (docs/formats/citation.md).

A confirmation is an entry of the ledger; its words are opened only beside the picture. Whether the picture says so is
for whoever looks at it: the exhibit is in the package.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from . import shape
from .canonical import Json, parse
from .fault import Fault
from .locators import OcrPlace
from .package import MAX_JSON, Package


@dataclass(frozen=True)
class Confirmation:
    """What the machine and a person read at a place of one part; `exhibits` are those that the entry is about."""

    exhibits: tuple[str, ...]
    part: int
    start: int
    end: int
    machine: str
    reading: str


@dataclass(frozen=True)
class Part:
    """The machine's text of one page or frame, and the stretches of words that it is not sure of."""

    text: str
    low: tuple[tuple[int, int], ...]


def read_confirmation(
    things: Sequence[str], place: dict[str, Json], words: dict[str, Json]
) -> Confirmation:
    """Return a confirmation from what its entry says openly and what the package opens of it.

    Raises:
        Fault: it is not of the documented form.
    """
    what = "the confirmation"
    return Confirmation(
        tuple(thing.removeprefix("exhibit:") for thing in things if thing.startswith("exhibit:")),
        shape.number(place, "part", what),
        shape.number(place, "start", what),
        shape.number(place, "end", what),
        shape.text(words, "machine", what),
        shape.text(words, "reading", what),
    )


def path_of(exhibit: str) -> str:
    """Return where the layer of text recognition of an exhibit stands in the package."""
    return f"layers/{exhibit}.ocr.json"


def read_parts(package: Package, exhibit: str) -> list[Part]:
    """Return what was recognised in an exhibit.

    Raises:
        Fault: there is no such layer, or it is not of the documented form.
    """
    path = path_of(exhibit)
    try:
        document = shape.record(parse(package.read(path, MAX_JSON)), "the layer")
        shape.version(document, "sanad/layer/1", "the layer")
        if shape.text(document, "exhibit", "the layer") != exhibit:
            raise Fault("it is the layer of another exhibit")
        if shape.text(document, "kind", "the layer") != "ocr":
            raise Fault("it holds no recognised words")
        parts = shape.items(document, "parts", "the layer")
        return [_part(shape.record(part, "a part")) for part in parts]
    except Fault as fault:
        raise Fault(f"{path}: {fault}") from fault


def said_at(parts: Sequence[Part], place: OcrPlace, confirmed: Sequence[Confirmation]) -> str:
    """Return the words at a place, corrected ones as the person read them.

    Args:
        parts: The exhibit's parts.
        place: Where in them.
        confirmed: All confirmations of words in this exhibit, in the order of the ledger.

    Raises:
        Fault: there is no such place, it cuts through a correction, or holds a word that nobody confirmed.
    """
    if place.part > len(parts):
        raise Fault(f"text was recognised on only {len(parts)} parts")
    part = parts[place.part - 1]
    if place.end > len(part.text):
        raise Fault(f"the part has only {len(part.text)} characters")
    inside = _standing(part, place, confirmed)
    for start, end in part.low:
        sure = any(each.start <= start and end <= each.end for each in inside)
        if start < place.end and place.start < end and not sure:
            word = shape.shorten(part.text[start:end])
            raise Fault(
                f"the machine was not sure of “{word}”, and no entry given here confirms it"
            )
    said, at = "", place.start
    for each in inside:
        if each.reading == each.machine:
            continue
        if each.start < place.start or each.end > place.end:
            raise Fault(f"the place cuts through “{shape.shorten(each.reading)}”, a correction")
        said += part.text[at : each.start] + each.reading
        at = each.end
    return said + part.text[at : place.end]


def _standing(part: Part, place: OcrPlace, confirmed: Sequence[Confirmation]) -> list[Confirmation]:
    """Return the confirmations that touch the place and stand, in the order of the text."""
    standing: list[Confirmation] = []
    for new in confirmed:
        if new.part == place.part and part.text[new.start : new.end] == new.machine != "":
            standing = [old for old in standing if old.end <= new.start or new.end <= old.start]
            standing.append(new)
    touching = (each for each in standing if each.start < place.end and place.start < each.end)
    return sorted(touching, key=lambda each: each.start)


def _part(document: dict[str, Json]) -> Part:
    words = shape.items(document, "words", "a part") if "words" in document else []
    read = [shape.record(word, "a word") for word in words]
    for word in read:
        if not isinstance(word.get("low"), bool):
            raise Fault("a word does not say whether it is low")
    return Part(
        shape.text(document, "text", "a part"),
        tuple(
            (shape.number(word, "start", "a word"), shape.number(word, "end", "a word"))
            for word in read
            if word["low"]
        ),
    )
