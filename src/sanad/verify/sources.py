# SPDX-License-Identifier: Apache-2.0
"""What stands at the places cited in one exhibit, which is opened once and read in one pass."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import BinaryIO

from .cues import Cue, parse_cues
from .fault import Fault
from .layers import Layer, path_of, read_layer
from .locators import BytesPlace, OcrPlace, Place, RowPlace, TextPlace, TimePlace
from .package import MAX_JSON, Package
from .recognised import Confirmation, Part, read_parts, said_at
from .rows import pick
from .shape import shorten

MAX_RANGE = 16 * 1024 * 1024  # bytes of a `bytes` citation: a quotation, not a file

Answer = Fault | str | None
"""A fault, the content that was found, or nothing where the bytes are not in the package."""


class Differs(Fault):
    """What stands at a place has another digest than the citation; `content` is what a row holds, None where bytes have moved."""

    def __init__(self, says: str, content: str | None = None) -> None:
        super().__init__(says)
        self.content = content


_Read = Callable[[Package, str, BinaryIO | None, Sequence[Place]], Iterator[Answer]]


def read_places(
    package: Package,
    exhibit: str,
    path: str | None,
    places: Sequence[Place],
    confirmed: Sequence[Confirmation],
) -> list[Answer]:
    """Return what stands at each of the places.

    Args:
        package: The files.
        exhibit: Digest of the exhibit.
        path: Where its bytes stand, or nothing; then only its text layer can be compared.
        places: Places in this exhibit; for a `time` place it is the transcript.
        confirmed: What persons confirmed of the words recognised in it, in the order of the ledger.
    """
    readers: dict[type[Place], _Read] = {
        **_READERS,
        OcrPlace: partial(_recognised, confirmed),
    }
    answers: dict[int, Answer] = {}
    with ExitStack() as stack:
        try:
            file = stack.enter_context(package.open(path)) if path is not None else None
        except Fault as fault:
            return [fault] * len(places)
        for kind, read in readers.items():
            chosen = [order for order, place in enumerate(places) if isinstance(place, kind)]
            if chosen:
                some = [places[order] for order in chosen]
                found = _guarded(read, package, exhibit, file, some)
                answers.update(zip(chosen, found, strict=True))
    return [answers[order] for order in range(len(places))]


def _guarded(
    read: _Read, package: Package, exhibit: str, file: BinaryIO | None, places: Sequence[Place]
) -> list[Answer]:
    """Return what `read` finds; a fault of the whole exhibit is the answer to each of its places."""
    try:
        if file is not None:
            file.seek(0)
        return list(read(package, exhibit, file, places))
    except Fault as fault:
        return [fault] * len(places)
    except OSError as error:
        return [Fault(f"the file cannot be read: {error.strerror}")] * len(places)


def _rows(
    package: Package, exhibit: str, file: BinaryIO | None, places: Sequence[Place]
) -> Iterator[Answer]:
    rows = [place for place in places if isinstance(place, RowPlace)]
    if file is None:
        yield from [None] * len(rows)
        return
    table = read_layer(package, exhibit).table
    if table is None:
        raise Fault("the exhibit is not described as a table")
    found = pick(file, table, {place.row for place in rows})
    for place in rows:
        yield _row(found.get(place.row), place)


def _row(fields: list[str] | None, place: RowPlace) -> Answer:
    if fields is None:
        return Fault("the table has no such row")
    shown = " | ".join(fields)
    if hashlib.sha256("\x1f".join(fields).encode()).hexdigest() != place.sha256:
        return Differs(
            f"the row has another digest than the citation; it reads “{shorten(shown)}”", shown
        )
    if place.column is None:
        return shown
    return (
        fields[place.column - 1]
        if place.column <= len(fields)
        else Fault("the row has no such column")
    )


def _bytes(
    _package: Package, _exhibit: str, file: BinaryIO | None, places: Sequence[Place]
) -> Iterator[Answer]:
    for place in places:
        if isinstance(place, BytesPlace):
            yield None if file is None else _range(file, place)


def _range(file: BinaryIO, place: BytesPlace) -> Answer:
    if place.end - place.start > MAX_RANGE:
        return Fault(f"the range is longer than {MAX_RANGE} bytes")
    file.seek(place.start)
    raw = file.read(place.end - place.start)
    if len(raw) != place.end - place.start:
        return Differs("the exhibit ends before the range does")
    if hashlib.sha256(raw).hexdigest() != place.sha256:
        return Differs("the range has another digest than the citation")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _text(
    package: Package, exhibit: str, file: BinaryIO | None, places: Sequence[Place]
) -> Iterator[Answer]:
    if file is None and path_of(exhibit) not in package.sizes:
        yield from [None] * len(places)
        return
    layer = read_layer(package, exhibit)
    if layer.kind != "text":
        raise Fault("the exhibit has no text layer")
    if file is not None and layer.reader == "text":
        _check_plain(layer, file)
    for place in places:
        if isinstance(place, TextPlace):
            yield _characters(layer, place)


def _check_plain(layer: Layer, file: BinaryIO) -> None:
    """Check that the layer of a plain text is that text itself."""
    raw = file.read(MAX_JSON + 1)
    if len(raw) > MAX_JSON:
        raise Fault("the plain text is too large to be compared with its layer")
    encoding = "utf-8-sig" if layer.encoding == "utf-8" else layer.encoding
    if layer.parts != (raw.decode(encoding, "replace"),):
        raise Fault("the text layer is not the text of the exhibit")


def _characters(layer: Layer, place: TextPlace) -> Answer:
    if place.part > len(layer.parts):
        return Fault(f"the text layer has only {len(layer.parts)} parts")
    part = layer.parts[place.part - 1]
    if place.end > len(part):
        return Fault(f"the part has only {len(part)} characters")
    return part[place.start : place.end]


def _recognised(
    confirmed: Sequence[Confirmation],
    package: Package,
    exhibit: str,
    file: BinaryIO | None,
    places: Sequence[Place],
) -> Iterator[Answer]:
    parts = None if file is None else read_parts(package, exhibit)
    for place in places:
        if isinstance(place, OcrPlace):
            yield None if parts is None else _said(parts, place, confirmed)


def _said(parts: Sequence[Part], place: OcrPlace, confirmed: Sequence[Confirmation]) -> Answer:
    try:
        return said_at(parts, place, confirmed)
    except Fault as fault:
        return fault


def _time(
    package: Package, exhibit: str, file: BinaryIO | None, places: Sequence[Place]
) -> Iterator[Answer]:
    cues = None
    if file is not None:
        raw = file.read(MAX_JSON + 1)
        if len(raw) > MAX_JSON:
            raise Fault("the transcript is too large to be read")
        described = path_of(exhibit) in package.sizes
        cues = parse_cues(raw, read_layer(package, exhibit).encoding if described else "utf-8")
    for place in places:
        if isinstance(place, TimePlace):
            yield None if cues is None else _heard(cues, place)


def _heard(cues: Sequence[Cue], place: TimePlace) -> Answer:
    heard = [cue.text for cue in cues if cue.from_ms < place.to_ms and cue.to_ms > place.from_ms]
    return "\n".join(heard) if heard else Fault("the transcript has no words in this stretch")


_READERS: dict[type[Place], _Read] = {
    RowPlace: _rows,
    BytesPlace: _bytes,
    TextPlace: _text,
    TimePlace: _time,
}
