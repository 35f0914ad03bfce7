# SPDX-License-Identifier: Apache-2.0
"""The inverted index over parts, kept by tantivy: which parts hold which words, counted and ordered in a millisecond.

One document for each part and each compartment to which its exhibit came. It holds the views of the part but not its text, which
lies on the shelf. Which exhibits may be seen is not decided here: whoever asks says so with every question.
"""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy

from sanad.errors import SearchDamaged
from sanad.search.layer import Came, Layer, Part
from sanad.search.views import Views
from sanad.storage.files import named
from sanad.values.fold import fold

FACETS = ("kind", "layer", "language", "source", "grade", "compartment", "exhibit")
LONGEST_WORD = 255
"""Bytes of a folded word that is indexed; longer ones are encoded files in a text, and are found by batch search only."""

_HEAP = 128 << 20
_THREADS = 2
_PART_BITS = 24
"""A layer of 64 MiB has at most 2.8 million parts; 40 bits are left to number the layers."""


def open_index(folder: Path) -> tantivy.Index:
    """Open the index in `folder`, or make an empty one there.

    Raises:
        DiskFull: no space left.
        Unreadable: the disk does not let us.
        SearchDamaged: what lies there is no index of ours.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(_schema(), str(folder))
    except OSError as error:
        raise named(error, str(folder), "the search index") from error
    except ValueError as error:
        raise SearchDamaged(str(folder)) from error
    return _with_words(index)


def empty_index() -> tantivy.Index:
    """Return an index that holds nothing and lies nowhere."""
    return _with_words(tantivy.Index(_schema()))


def _with_words(index: tantivy.Index) -> tantivy.Index:
    """Tell an index what the words of a view are."""
    blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    limit = tantivy.Filter.remove_long(LONGEST_WORD + 1)
    index.register_tokenizer("view", blanks.filter(limit).build())
    return index


class Writing:
    """Changes to an index, all of which happen when the context ends well, or none. One at a time: the caller sees to it."""

    def __init__(self, index: tantivy.Index) -> None:
        """Write to `index`."""
        self._schema = index.schema
        self._writer = index.writer(_HEAP, _THREADS)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep the changes, or drop them; wait until segments are merged."""
        try:
            self._writer.commit() if error is None else self._writer.rollback()
            self._writer.wait_merging_threads()
        except ValueError as fault:
            raise SearchDamaged("the index") from fault

    def remove(self, exhibit: str) -> None:
        """Take every part of an exhibit out. Its words leave the disk when segments are merged, not before."""
        self._writer.delete_documents_by_term("exhibit", exhibit)

    def add(
        self, layer: Layer, number: int, parts: Sequence[Part], of_parts: Sequence[Views]
    ) -> None:
        """Put the parts of a layer in; `number` is its own among all ever put in, and so are those after it for each further compartment."""
        for place, came in enumerate(layer.came, number):
            common = _common(layer, came)
            for part, views in zip(parts, of_parts, strict=True):
                own = {"place": place << _PART_BITS | part.number, "part": part.number}
                fields = {**common, **own, **vars(views), "label": part.label.encode()}
                self._writer.add_document(tantivy.Document.from_dict(fields, self._schema))


def day_number(day: str) -> int:
    """Return YYYY-MM-DD as the number YYYYMMDD."""
    return int(day.replace("-", ""))


def _common(layer: Layer, came: Came) -> dict[str, object]:
    """Return what all parts of a layer have in common behind the wall of one compartment."""
    common: dict[str, object] = {
        "exhibit": layer.exhibit,
        "kind": layer.kind,
        "layer": {"": came.layer, "rejects": "rejects"}.get(layer.table, "rows"),
        "language": came.language,
        "compartment": came.compartment,
        "elsewhere": [each.compartment for each in layer.came if each != came],
        "name": fold(came.name),
        "title": came.name.encode(),
        "step": layer.step.encode(),
        "key": layer.key.encode(),
    }
    known = {
        "received": came.received and day_number(came.received),
        "source": came.source,
        "grade": came.grade,
    }
    return common | {name: value for name, value in known.items() if value}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("words", "sounds", "name"):
        builder.add_text_field(name, tokenizer_name="view", index_option="position")
    builder.add_text_field("numbers", tokenizer_name="view", index_option="basic")
    for name in FACETS:
        builder.add_text_field(
            name, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_text_field("elsewhere", tokenizer_name="raw", index_option="basic")
    for name in ("step", "key", "label", "title"):
        builder.add_bytes_field(name, stored=True)
    builder.add_unsigned_field("part", stored=True)
    builder.add_unsigned_field("place", indexed=True, fast=True)
    builder.add_integer_field("received", stored=True, indexed=True, fast=True)
    return builder.build()
