# SPDX-License-Identifier: Apache-2.0
"""The text layers of a PDF or picture while its pages are covered one by one: which words go with a place, and which stay.

A word goes when a mark touches it, when its place is blank on the picture, or, on a page with a mark, when nobody knows where it
stands: half a name is a name, and what cannot be shown to stand outside a mark does not stay. What has no page, such as
comments and properties, goes whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sanad.dossier.redaction.mark import (
    NOT_CARRIED,
    UNSEEN,
    Box,
    Boxes,
    Cells,
    Layer,
    Mark,
    Removed,
    Stretch,
)
from sanad.dossier.redaction.spans import Span, blocked, joined, outside
from sanad.errors import BadValue, NotRedacted

NAME = "redaction"
VERSION = "1"
_OCR = "ocr"
_ROUNDING = 1
"""Units by which boxes of neighbours may overlap, because a layer rounds them outwards."""
_KEPT = {"v", "kind", "unit", "tool"}
_KEPT_OF_A_PART = {"label", "languages", "turned"}


@dataclass(frozen=True)
class Word:
    """A word and its box."""

    text: str
    box: Box


@dataclass(frozen=True)
class Marked:
    """A box that is marked, what is painted over it, and the ground."""

    box: Box
    cover: Box
    ground: str


@dataclass(frozen=True)
class Covered:
    """What covering a page did to its words: those left, in the order of the layers, and those gone that a mark touched."""

    left: tuple[Word, ...]
    gone: tuple[Word, ...]


class Covers:
    """The layers of one exhibit, and the marks on it."""

    def __init__(
        self, where: str, layers: Sequence[Layer], marks: Sequence[Mark], spare: int
    ) -> None:
        """Begin with nothing covered; `spare` units around every mark are painted with it."""
        self._where, self._layers, self._marks, self._spare = where, layers, marks, spare
        self._parts: list[list[Layer]] = [[] for _ in layers]
        self._removed: list[Removed] = []

    def check(self, pages: int) -> None:
        """Refuse marks and layers that are not of a document of so many pages.

        Raises:
            BadValue: saying which.
        """
        for mark in self._marks:
            if not isinstance(mark.place, Boxes | Stretch) or not 0 < mark.place.part <= pages:
                detail = f"a mark here names its page or frame, and the last is {pages}"
                raise BadValue(self._where, value=str(mark.place), type="mark", detail=detail)
        for layer in self._layers:
            if len(layer["parts"]) < pages:
                value = f"a layer of {len(layer['parts'])} parts"
                detail = f"the exhibit has {pages} pages or frames"
                raise BadValue(self._where, value=value, type="layer", detail=detail)

    def marked(self, number: int) -> tuple[Marked, ...]:
        """Return what is marked on a page.

        Raises:
            BadValue: a stretch that the layer does not have.
            NotRedacted: nobody knows where on the page its words stand.
        """
        found = list[Marked]()
        for mark in self._marks:
            place = mark.place
            if isinstance(place, Cells) or place.part != number:
                continue
            pairs = (
                ((box, box) for box in place.boxes)
                if isinstance(place, Boxes)
                else self._boxes_of(place)
            )
            found += [Marked(box, _grown(cover, self._spare), mark.ground) for box, cover in pairs]
        return tuple(found)

    def _boxes_of(self, place: Stretch) -> Iterator[tuple[Box, Box]]:
        """Yield the boxes of the words of a stretch, and what has to be painted to cover them."""
        layer = next((one for one in self._layers if one["kind"] == place.kind), None)
        if layer is None:
            detail = "the exhibit has no such layer"
            raise BadValue(self._where, value=place.kind, type="kind of layer", detail=detail)
        part = layer["parts"][place.part - 1]
        place.check(part["text"], self._where)
        words = [one for one in _words(part) if one[0] < place.end and one[1] > place.start]
        span = Span(place.start, place.end, "")
        known = [(start, end) for start, end, _ in words]
        if not words or any(outside(part["text"], span, known)):
            which = f"characters {place.start} to {place.end} of part {place.part}"
            detail = f"nobody knows where on the page {which} stand; mark a box"
            raise NotRedacted(self._where, detail=detail)
        others = [one[2] for one in _words(part) if one not in words]
        for box in _in_one([box for _, _, box in words]):
            yield box, _widened(box, others) if place.kind == _OCR else box

    def strike(
        self,
        number: int,
        marked: Sequence[Marked],
        is_blank: Callable[[Box], bool],
        turned: Callable[[Box], Box],
    ) -> Covered:
        """Take the words of page `number`, pages in order, out of every layer.

        Args:
            number: Of the page or frame, from 1.
            marked: What is covered on it.
            is_blank: Whether the picture shows nothing in a box.
            turned: Where a box lies on the copy.
        """
        left, gone = list[Word](), list[Word]()
        for layer, parts in zip(self._layers, self._parts, strict=True):
            part = layer["parts"][number - 1]
            stays, goes = dict[tuple[int, int], Box](), list[Span]()
            for start, end, box in _words(part):
                text = part["text"][start:end]
                ground = next((one.ground for one in marked if _touches(box, one.box)), None)
                if ground is not None:
                    gone.append(Word(text, box))
                elif is_blank(box):
                    ground = UNSEEN
                if ground is not None:
                    goes.append(Span(start, end, ground))
                else:
                    stays[start, end] = turned(box)
                    left.append(Word(text, turned(box)))
            if marked:
                known = [(start, end) for start, end, _ in _words(part)]
                whole = Span(0, len(part["text"]), marked[0].ground)
                goes += outside(part["text"], whole, known)
            self._take(layer, parts, goes, stays)
        return Covered(tuple(left), tuple(gone))

    def _take(
        self, layer: Layer, parts: list[Layer], goes: list[Span], stays: dict[tuple[int, int], Box]
    ) -> None:
        """Put the part that comes next into the copy: of what else it holds, nothing that could carry a word."""
        part = layer["parts"][len(parts)]
        copy = {key: value for key, value in part.items() if key in _KEPT_OF_A_PART}
        copy["text"] = blocked(part["text"], goes)
        if "words" in part:
            copy["words"] = [
                {**word, "box": list(stays[place])}
                for word in part["words"]
                if (place := (word["start"], word["end"])) in stays
            ]
        if "digits" in part:
            copy["digits"] = [
                read
                for read in part["digits"]
                if not any(one.start < read["end"] and read["start"] < one.end for one in goes)
            ]
        parts.append(copy)
        self._removed += [
            Removed(layer["kind"], len(parts), one) for one in joined(goes, part["text"])
        ]

    def result(self, digest: str) -> tuple[tuple[Layer, ...], tuple[Removed, ...]]:
        """Return the layers of the copy whose bytes have `digest`, once every page was struck, and what went from them."""
        for layer, parts in zip(self._layers, self._parts, strict=True):
            for part in layer["parts"][len(parts) :]:
                everything = [Span(0, len(part["text"]), NOT_CARRIED)]
                self._take(layer, parts, everything, {})
                parts[-1]["label"] = NOT_CARRIED  # it may name the author of a comment
        layers = (
            {**head(layer, digest), "parts": parts}
            for layer, parts in zip(self._layers, self._parts, strict=True)
        )
        return tuple(layers), tuple(self._removed)


def head(layer: Layer, digest: str) -> Layer:
    """Return what a layer says before its parts, for the copy."""
    kept = {key: value for key, value in layer.items() if key in _KEPT}
    return {**kept, "exhibit": digest, "reader": NAME, "version": VERSION}


def _words(part: Layer) -> Iterator[tuple[int, int, Box]]:
    for word in part.get("words", []):
        yield word["start"], word["end"], tuple(word["box"])


def _in_one(boxes: Sequence[Box]) -> Iterator[Box]:
    """Yield boxes, those of words that follow one another on a line as one: the gap would tell how long each was."""
    before: Box | None = None
    for box in boxes:
        if before and _is_beside(before, box):
            edges = list(zip(before, box, strict=True))
            before = (min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))
            continue
        if before:
            yield before
        before = box
    if before:
        yield before


def _grown(box: Box, spare: float) -> Box:
    return box[0] - spare, box[1] - spare, box[2] + spare, box[3] + spare


def _widened(box: Box, others: Sequence[Box]) -> Box:
    """Return the box of recognised words with the gaps to its neighbours: where a word begins is a guess of the machine, off by half a letter."""
    left, top, right, bottom = box
    room = (bottom - top) / 2
    line = [one for one in others if min(one[3], bottom) - max(one[1], top) > room / 2]
    begin = max([left - room, *(min(one[2], left) for one in line if one[0] < left)])
    end = min([right + room, *(max(one[0], right) for one in line if one[2] > right)])
    return begin, top, end, bottom


def _is_beside(one: Box, other: Box) -> bool:
    height = min(one[3], other[3]) - max(one[1], other[1])
    gap = max(one[0], other[0]) - min(one[2], other[2])
    return height > (other[3] - other[1]) / 2 and gap < height


def _touches(word: Box, mark: Box) -> bool:
    """Tell whether a mark covers more of a word than the edge by which two neighbours overlap."""
    for low, high in ((0, 2), (1, 3)):
        end = max(word[high], word[low] + 1)  # a stroke may have no width at all
        shared = min(end, mark[high]) - max(word[low], mark[low])
        if shared <= min(_ROUNDING, (end - word[low]) / 2):
            return False
    return True
