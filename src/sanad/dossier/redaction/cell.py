# SPDX-License-Identifier: Apache-2.0
"""A redaction as bytes: the order that goes into a cell, and the account or the error that comes out.

What comes out is read as strictly as evidence: the cell held hostile bytes.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.dossier.redaction.asked import Asked, marks_of, records
from sanad.dossier.redaction.mark import Boxes, Cells, Layer, Mark
from sanad.errors import ReaderStopped, SanadError
from sanad.readers.outcome import error_of, told_of
from sanad.values.canonical import Json, canonical

COPY = "copy"
"""Name of the file of the copy in the folder that a cell fills; its layers are `<kind>.json`."""
LAYER, OCR = "layer", "ocr"
"""Kinds of layer as packages name them: what the reader made, and what was recognised on pictures."""


@dataclass(frozen=True)
class Made:
    """What a cell made: of which media type, with which kinds of layer, and how many places went on which ground."""

    media_type: str
    layers: tuple[str, ...]
    grounds: dict[str, int]


def order_for(
    sealed: Path, media_type: str, layers: Mapping[str, Path], asked: Sequence[Asked], into: Path
) -> bytes:
    """Return an order to take what is `asked` out of `sealed`; `layers` are the exhibit's by kind."""
    return canonical(
        {
            "sealed": str(sealed),
            "media_type": media_type,
            "layers": {kind: str(path) for kind, path in layers.items()},
            "asked": json.dumps([dict(row) for row in asked]),  # boxes may hold fractions
            "into": str(into),
        }
    )


def carry_out(order: bytes) -> bytes:
    """Redact as ordered, leave copy and layers in the folder, and return the account or the error; made to run in a cell."""
    from sanad.dossier.redaction.redact import redact, way_for  # noqa: PLC0415  # 0.4 s, needed in cells only

    told = json.loads(order)
    source, into = Path(told["sealed"]), Path(told["into"])
    layers: dict[str, Layer] = {
        kind: json.loads(Path(path).read_bytes()) for kind, path in told["layers"].items()
    }
    try:
        # what cannot be redacted is told before words are looked for that its layers do not hold
        way_for(source, told["media_type"], [*layers.values()])
        marks = marks_of(json.loads(told["asked"]), source, [*layers.values()])
        made = redact(source, told["media_type"], [*layers.values()], marks)
    except SanadError as error:
        return canonical(told_of(error))
    (into / COPY).write_bytes(made.raw)
    for kind, layer in zip(layers, made.layers, strict=False):  # mail keeps one, as plain text
        (into / f"{kind}.json").write_bytes(canonical(layer))
    grounds = Counter({mark.ground: 0 for mark in marks})
    rows = _rows(source, layers)
    for mark in marks:
        grounds[mark.ground] += _count(mark, rows)
    ours = Counter(one.span.ground for one in made.removed if one.span.ground not in grounds)
    counted: dict[str, Json] = dict(sorted((grounds + ours).items()))
    kinds: list[Json] = [kind for kind, _ in zip(layers, made.layers, strict=False)]
    return canonical({"media_type": made.media_type, "layers": kinds, "grounds": counted})


def understood(answer: bytes, where: str) -> Made | SanadError:
    """Return what a cell answered; an error names the exhibit, of which the cell knew the digest. An answer that this work does not give is a `ReaderStopped`."""
    try:
        told = json.loads(answer)
        return error_of({**told, "where": where}) if "code" in told else _made(told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return _other(where, type(error).__name__)


def vetted(folder: Path, made: Made, where: str) -> None:
    """Refuse files that are not what the account says: a copy, and layers in canonical JSON that name it.

    Raises:
        ReaderStopped: saying so.
    """
    if {path.name for path in folder.iterdir()} != {
        COPY,
        *(f"{kind}.json" for kind in made.layers),
    }:
        raise _other(where, "files")
    with (folder / COPY).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    for kind in made.layers:
        raw = (folder / f"{kind}.json").read_bytes()
        try:
            layer = json.loads(raw)
            is_its = canonical(layer) == raw and layer["exhibit"] == digest
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise _other(where, type(error).__name__) from error
        if not is_its:
            raise _other(where, kind)


def _made(told: dict[str, Any]) -> Made:
    kinds, grounds = told["layers"], told["grounds"]
    if not set(kinds) <= {LAYER, OCR} or not all(isinstance(n, int) for n in grounds.values()):
        raise ValueError("account")
    if not isinstance(told["media_type"], str):
        raise TypeError("media_type")
    return Made(told["media_type"], tuple(kinds), {str(name): n for name, n in grounds.items()})


def _rows(source: Path, layers: Mapping[str, Layer]) -> int:
    """Return how many data rows a table has; 0 of what is none."""
    table = layers.get(LAYER, {}).get("table")
    return sum(1 for _ in records(source, table)) - table["header_record"] if table else 0


def _count(mark: Mark, rows: int) -> int:
    """Return how many places a mark is, as a reader of the copy would count them."""
    match mark.place:
        case Boxes(boxes=boxes):
            return len(boxes)
        case Cells(rows=named, columns=columns):
            return (len(named) or rows) * max(len(columns), 1)
        case _:
            return 1


def _other(where: str, what: str) -> ReaderStopped:
    return ReaderStopped(where, detail=f"what it left is not a redaction ({what})")
