# SPDX-License-Identifier: Apache-2.0
"""The shelf: one file for each layer with its views beside its text, made to be read from one end to the other.

A file is one line of canonical JSON, then its sections one after another, UTF-8:

* `words`, `sounds`, `numbers`: the views; each part begins with a line feed and a blank and ends with a blank, so that
  ` word ` with its two blanks is found only as a whole word and never across two parts;
* `text`: the parts as the reader left them, end to end;
* `bounds`: where each part of `text` ends, in bytes of the section, 8 bytes little-endian each;
* `held`: for each value of a table its column (place in the head's `columns`, 2 bytes), in how many rows it stands and which
  is the first (8 bytes each), little-endian; empty for a text.

Derived: it may be thrown away at any time. Files are put in place whole; one that is not whole is not there.
"""

import json
import os
import shutil
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path

from sanad.errors import SearchDamaged
from sanad.search import views
from sanad.search.layer import Held, Layer, Part
from sanad.storage.files import named
from sanad.values.canonical import Json, canonical

SECTIONS = ("words", "sounds", "numbers", "text", "bounds", "held")
_BOUND = struct.Struct("<Q")
_HELD = struct.Struct("<HQQ")


@dataclass(frozen=True)
class Leaf:
    """One file of the shelf, opened at its head only.

    `made_by` is reader and version, joined by a slash; `table`, `columns` and `blocks` are as in `Layer` and `Held`; `sections` maps
    a name to where it begins and ends in the file.
    """

    path: Path
    key: str
    made_by: str
    table: str
    columns: tuple[str, ...]
    blocks: int
    parts: int
    sections: dict[str, tuple[int, int]]

    @property
    def source(self) -> str:
        """Return the key of the layer to whose text or tables this belongs: digest and step."""
        return ".".join(self.key.split(".")[:2])

    @property
    def size(self) -> int:
        """Return how many bytes the views and the text have together."""
        return self.sections["text"][1] - self.sections["words"][0]

    def section(self, name: str) -> bytes:
        """Return the bytes of a whole section.

        Raises:
            SearchDamaged: the file is gone, or is shorter than it was.
        """
        begin, end = self.sections[name]
        try:
            with self.path.open("rb") as file:
                file.seek(begin)
                raw = file.read(end - begin)
        except OSError as error:
            raise SearchDamaged(str(self.path)) from error
        if len(raw) != end - begin:
            raise SearchDamaged(str(self.path))
        return raw

    def texts(self, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield (number, text as the reader left it) of some parts, counted from 1; raises as `section`."""
        begin, bounds = self.sections["text"][0], self.sections["bounds"][0]
        try:
            with self.path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as raw:
                for number in numbers:
                    at = bounds + (number - 1) * _BOUND.size
                    [first] = _BOUND.unpack_from(raw, at - _BOUND.size) if number > 1 else [0]
                    [end] = _BOUND.unpack_from(raw, at)
                    yield number, raw[begin + first : begin + end].decode()
        except (OSError, ValueError, struct.error) as error:
            raise SearchDamaged(str(self.path)) from error

    def held(self, numbers: Iterable[int]) -> dict[int, Held]:
        """Return where some values of a table, counted from 1, stand in it; nothing for a text. Raises as `section`."""
        if not self.table:
            return {}
        raw = self.section("held")
        try:
            told = {each: _HELD.unpack_from(raw, (each - 1) * _HELD.size) for each in numbers}
            return {
                each: Held(self.table, self.columns[column], rows, row)
                for each, (column, rows, row) in told.items()
            }
        except (struct.error, IndexError) as error:
            raise SearchDamaged(str(self.path)) from error


class Shelf:
    """The folder of an office's leaves."""

    def __init__(self, root: Path) -> None:
        """Use `root`, made when first needed."""
        self._root = root

    def put(self, layer: Layer, parts: Sequence[Part], of_parts: Sequence[views.Views]) -> None:
        """Lay a layer on the shelf, in place of an earlier one.

        Raises:
            DiskFull: no space left.
            Unreadable: the disk does not let us.
        """
        texts = [part.text.encode() for part in parts]
        held = [part.held for part in parts if part.held is not None]
        columns = sorted({each.column for each in held})
        raw = {
            **{
                name: "".join(f"\n {getattr(each, name)} " for each in of_parts).encode()
                for name in views.PLACES
            },
            "text": b"".join(texts),
            "bounds": b"".join(map(_BOUND.pack, accumulate(map(len, texts)))),
            "held": b"".join(
                _HELD.pack(columns.index(each.column), each.rows, each.row) for each in held
            ),
        }
        sizes: dict[str, Json] = {name: len(raw[name]) for name in SECTIONS}
        head: dict[str, Json] = {
            "key": layer.key,
            "made_by": layer.made_by,
            "table": layer.table,
            "columns": list(columns),
            "blocks": layer.blocks,
            "parts": len(parts),
        }
        line = canonical({**head, "sizes": sizes}) + b"\n"
        path = self._path(layer.key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(path.name + ".new")
            new.write_bytes(b"".join([line, *(raw[name] for name in SECTIONS)]))
            new.replace(path)
        except OSError as error:
            raise named(error, str(path), "the search index") from error

    def remove(self, exhibit: str) -> None:
        """Take every layer of an exhibit from the shelf."""
        shutil.rmtree(self._root / exhibit[:2] / exhibit, ignore_errors=True)

    def find(self, key: str) -> Leaf | None:
        """Return one leaf, or None when the layer is not held.

        Raises:
            SearchDamaged: as `leaf`.
        """
        try:
            return self.leaf(key)
        except SearchDamaged:
            if self._path(key).exists():
                raise
        return None

    def leaf(self, key: str) -> Leaf:
        """Return one leaf.

        Raises:
            SearchDamaged: it is not there, or not as `put` leaves it.
        """
        path = self._path(key)
        try:
            with path.open("rb") as file:
                line = file.readline()
                size = os.fstat(file.fileno()).st_size
            head = json.loads(line)
            at, sections = len(line), {}
            for name in SECTIONS:
                sections[name] = (at, at + int(head["sizes"][name]))
                at = sections[name][1]
            leaf = Leaf(
                path,
                head["key"],
                head["made_by"],
                head["table"],
                tuple(head["columns"]),
                int(head["blocks"]),
                int(head["parts"]),
                sections,
            )
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise SearchDamaged(str(path)) from error
        if at != size or leaf.key != key:
            raise SearchDamaged(str(path))
        return leaf

    def _path(self, key: str) -> Path:
        exhibit, _, step = key.partition(".")
        return Path(
            f"{self._root}/{key[:2]}/{exhibit}/{step}"
        )  # one step: a search passes here for each layer
