# SPDX-License-Identifier: Apache-2.0
"""What stands in an RTF beside its body: notes and boxes, links, properties, pictures and objects, in the order of the file."""

import struct
from collections import Counter

from sanad.readers.document import Document
from sanad.readers.formats.rtf.state import Flow, Group, Held
from sanad.readers.formats.rtf.words import FETCHING, TIMES

_DESCRIBING = {"wzDescription": "picture description", "wzName": "picture name"}


class Beside:
    """What was met so far; files are written at once, words when the body has ended."""

    def __init__(self, document: Document) -> None:
        """Gather for `document`."""
        self.document = document
        self.sides: list[tuple[str, Flow]] = []
        self.author = ""
        self._links: list[str] = []
        self._properties: list[str] = []
        self._counts: Counter[str] = Counter()
        self._described = self._class = ""

    def take(self, group: Group, held: Held, paragraph: int) -> None:
        """Take what a destination gathered that ends at a paragraph of the body."""
        words = held.words
        if group.role in {"picture", "object"}:
            self._file(group.role, held)
        elif group.role == "class":
            self._class = words
        elif group.role == "author":
            self.author = words
        elif group.role == "sn":
            self._described = words
        elif not words:
            return
        elif group.role == "property":
            self._properties.append(f"{group.name}: {words}")
        elif group.role == "time":
            time = TIMES[group.name.encode()]
            self._properties.append(f"{time}: {words}")
            self.document.fact(time.replace(" ", "_"), words)
        elif group.role == "field":
            self._field(words)
        elif group.role == "sv" and self._described in _DESCRIBING:
            label = f"{_DESCRIBING[self._described]}, at paragraph {paragraph}"
            flow = Flow(label)
            flow.add(words, "")
            self.sides.append((label, flow))

    def write(self) -> None:
        """Add everything but files as parts."""
        for label, flow in self.sides:
            flow.end(label, self.document)
        if self._links:
            self.document.part("links", "\n".join(self._links))
        if self._properties:
            self.document.part("document properties", "\n".join(self._properties))

    def _field(self, written: str) -> None:
        kind = written.split(maxsplit=1)[0].upper()
        if kind == "HYPERLINK":
            self._links.append(written[len(kind) :].strip().strip('"'))
        elif kind in FETCHING:
            self.document.note(
                f"a field calls for another file or program and was not followed: {written[:200]}"
            )

    def _file(self, role: str, held: Held) -> None:
        self._counts[role] += 1
        label = f"{role} {self._counts[role]}"
        try:
            data = held.data
            name = f"{label}.{held.kind or 'bin'}"
            if role == "object":
                data, name = _native(data), f"{label} {self._class}".strip()
                self.document.note(f"{label} is of the program “{self._class}”; it was not run")
        except (ValueError, struct.error) as error:
            self.document.reject("damaged_object", f"The data cannot be decoded: {error}.", label)
            return
        if data:
            self.document.inside.add(name, data, "attachment")


def _native(raw: bytes) -> bytes:
    """Return the data of an embedded object out of its frame (MS-OLEDS 2.2.5), or all of it when that does not fit."""
    kind = struct.unpack_from("<I", raw, 4)[0]
    at = 8
    if kind != 2:  # noqa: PLR2004 - an embedded object; others hold no file
        return raw
    for _ in range(3):  # class, topic, item
        at += 4 + struct.unpack_from("<I", raw, at)[0]
    size = struct.unpack_from("<I", raw, at)[0]
    data = raw[at + 4 : at + 4 + size]
    return data if len(data) == size else raw
