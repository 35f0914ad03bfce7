# SPDX-License-Identifier: Apache-2.0
"""A document in the making: its labelled parts, the files inside it, what was set aside, what a person should know.

Readers of documents fill one of these and close it; it writes `layer.json`, `children/` and `rejects.parquet` and draws up the
account: every part and every file inside was read, and is stored or set aside.
"""

import re
from pathlib import Path
from types import TracebackType
from typing import Self

from sanad.errors import TooLarge
from sanad.readers.children import Children
from sanad.readers.layer import head_of, write_parts, write_rejects
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json, canonical

MOST_LAYER = 64 << 20
"""Bytes of a layer: the most that the stranger's verifier opens (docs/formats/package.md)."""
MOST_NOTES = 100
_SHOWN = 20
_LONE = re.compile("[\ud800-\udfff]")


class Document:
    """What a reader makes of a document. Use it as a context, then `receipt()`.

    `notes` and `facts` are the receipt's; `inside` takes the files found; `layer` are further fields of the layer.
    """

    def __init__(self, sealed: Path, into: Path, hints: Hints, name: str, version: str) -> None:
        """Begin the layer of `sealed` for the reader `name`."""
        self._sealed, self._into, self._hints = sealed, into, hints
        self._reader = (name, version)
        self._bytes = 0
        self._lone = self._kept = 0
        self._parts: list[bytes] = []  # in canonical JSON: a sixth of what they take as objects
        self._rejects: list[dict[str, object]] = []
        self._notes: dict[str, None] = {}
        self.inside = Children(into, sealed.stat().st_size, hints.name)
        self.facts: dict[str, Json] = {}
        self.layer: dict[str, Json] = {}

    @property
    def where(self) -> str:
        """Return what errors call the file."""
        return self._hints.name

    def __enter__(self) -> Self:
        """Return itself."""
        self.inside.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the list of the files inside."""
        self.inside.__exit__(kind, error, trace)

    def part(self, label: str, text: str, **more: Json) -> None:
        """Add a part under a label by which a person finds the place; fields of `more` that are empty are left out.

        Raises:
            TooLarge: the layer would pass `MOST_LAYER`.
        """
        label, text = self._whole(label), self._whole(text)
        part: Json = {"label": label, "text": text, **{k: v for k, v in more.items() if v}}
        encoded = canonical(part)
        self._bytes += len(encoded) + 1
        if self._bytes > MOST_LAYER:
            raise TooLarge(self.where, format=self._reader[0], most=f"{MOST_LAYER >> 20} MiB")
        self._parts.append(encoded)

    def reject(
        self, code: str, reason: str, written: str, row: int | None = None, *, kept: bool = False
    ) -> None:
        """Set aside what could not be read: a code, a sentence for a person, and what it was.

        `kept`: it stands in the layer or among the files inside all the same, and is not counted there.
        """
        row = row or len(self._rejects) + 1
        told = {"row": row, "code": code, "reason": reason, "written": self._whole(written)}
        self._rejects.append(told)
        self._kept += kept

    def note(self, text: str) -> None:
        """Tell a person something, once; after `MOST_NOTES` the rest is only counted."""
        self._notes.setdefault(self._whole(text))

    def fact(self, name: str, value: Json) -> None:
        """Keep what the file says of itself, unless it says nothing."""
        if value not in (None, "", [], ()):
            self.facts[name] = self._whole(value) if isinstance(value, str) else value

    def receipt(self, kind: str = "text", itself: int = 0) -> Receipt:
        """Write everything and return the account; a picture, which has no parts, counts as one thing `itself`."""
        if self._parts or kind == "text":
            head = head_of(self._sealed, self._hints.exhibit, *self._reader)
            write_parts(self._into, "text", head, self._parts, **self.layer)
        rejects = [*self._rejects, *self.inside.rejects]
        stored = itself + len(self._parts) + self.inside.count - self._kept
        return Receipt(
            *self._reader,
            kind,
            read=stored + len(rejects),
            stored=stored,
            rejected=len(rejects),
            rejects_by_code=write_rejects(self._into, rejects),
            notes=tuple(self._told()),
            facts=self.facts,
        )

    def _told(self) -> list[str]:
        notes = list(self._notes)
        if self.inside.count:
            notes.append(
                f"{self.inside.count} files inside, to be received as exhibits of their own"
            )
        if self._lone:
            notes.append(f"{self._lone} code units that are no characters are shown as U+FFFD")
        if len(notes) <= MOST_NOTES:
            return notes
        return [*notes[:MOST_NOTES], f"and {len(notes) - MOST_NOTES} more of these"]

    def _whole(self, text: str) -> str:
        """Join the halves of surrogate pairs, and show what is left of them as U+FFFD: no other text has a UTF-8 form."""
        if _LONE.search(text) is None:
            return text
        joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._lone += joined.count("\ufffd") - text.count("\ufffd")
        return joined


def listed(things: list[str] | list[int]) -> str:
    """Return things as one line, the first twenty by name and the rest by number.

    >>> listed([1, 2])
    '1, 2'
    """
    shown = ", ".join(str(thing) for thing in things[:_SHOWN])
    return shown if len(things) <= _SHOWN else f"{shown} and {len(things) - _SHOWN} more"
