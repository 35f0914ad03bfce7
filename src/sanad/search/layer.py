# SPDX-License-Identifier: Apache-2.0
"""A layer as it is searched: whose it is, what is known of it, and its parts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import MalformedFile

NO_LANGUAGE = "und"
"""BCP 47: a language that nobody stated."""


@dataclass(frozen=True)
class Layer:
    """What one reader made of one exhibit at one step, and how the exhibit came.

    `layer` is text, cues, ocr, transcript, translation or the name of another step; `kind` is the reader of the exhibit's own bytes;
    `received` the day of its governing delivery as YYYY-MM-DD. `compartments` are those to which the bytes were delivered.
    """

    exhibit: str
    step: str
    reader: str
    version: str
    name: str
    kind: str
    layer: str
    language: str
    received: str | None
    compartments: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return what tells this layer from every other: digest and step."""
        return f"{self.exhibit}.{self.step}"

    @property
    def made_by(self) -> str:
        """Return reader and version."""
        return f"{self.reader}/{self.version}"


@dataclass(frozen=True)
class Part:
    """One page, slide, paragraph or cue; `number` counts from 1, as in a citation."""

    number: int
    label: str
    text: str


def parts(folder: Path) -> Iterator[Part]:
    """Yield the parts of the layer in the record folder `folder`; none if it has no text.

    Raises:
        MalformedFile: the layer is not as a reader leaves it.
    """
    path = folder / "layer.json"
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return
    try:
        listed = json.loads(raw).get("parts", [])
        found = [Part(n, str(each["label"]), str(each["text"])) for n, each in enumerate(listed, 1)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        detail = "read the exhibit again: its layer is damaged"
        raise MalformedFile(str(path), format="layer", detail=detail) from error
    yield from found
