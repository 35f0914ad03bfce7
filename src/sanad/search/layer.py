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
class Came:
    """How an exhibit came to one compartment, by the delivery that governs its use there: from which `source`, with which `grade`; `received` is a day, YYYY-MM-DD.

    `layer` is what its text is called there: text, cues, ocr, transcript, translation or the name of another step.
    """

    compartment: str
    name: str
    layer: str
    language: str
    received: str | None
    source: str | None = None
    grade: str | None = None


@dataclass(frozen=True)
class Layer:
    """What one reader made of one exhibit at one step, and how the exhibit came to each compartment.

    `kind` is the reader of the exhibit's own bytes. Values of its record files are held in blocks: such a layer has the `table` that they
    come from and the number of its `block`, from 1. The layer of the text has neither, and says how many `blocks` belong to it.
    """

    exhibit: str
    step: str
    reader: str
    version: str
    kind: str
    came: tuple[Came, ...]
    table: str = ""
    block: int = 0
    blocks: int = 0

    @property
    def key(self) -> str:
        """Return what tells this layer from every other: digest, step, and block if it is one."""
        whole = f"{self.exhibit}.{self.step}"
        return f"{whole}.{self.block}" if self.block else whole

    @property
    def made_by(self) -> str:
        """Return reader and version."""
        return f"{self.reader}/{self.version}"


@dataclass(frozen=True)
class Held:
    """Where a value stands: in a column of a table, in so many `rows`, of which `row` is the first."""

    table: str
    column: str
    rows: int
    row: int


@dataclass(frozen=True)
class Part:
    """One page, slide, paragraph or cue; `number` counts from 1, as in a citation. Or one value that rows of a table hold."""

    number: int
    label: str
    text: str
    held: Held | None = None


_OF_THE_FILE = "document properties"
"""What readers call the part that holds what a file says of itself: program, days of making, author."""


def prose(*folders: Path) -> str:
    """Return the words of the layers in some record folders, part by part; not what a file says of itself."""
    every = (part for folder in folders for part in parts(folder))
    return "\n".join(part.text for part in every if part.label != _OF_THE_FILE)


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
