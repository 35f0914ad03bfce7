# SPDX-License-Identifier: Apache-2.0
"""Rows on their way to a record file, in batches: memory stays at one batch, however many rows come and however long they are."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_MOST_ROWS = 50_000
_MOST_CHARACTERS = 1 << 25


class Batches:
    """Columns that are written out whenever they have grown enough."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        """Write a Parquet file `path` with the columns of `schema`; it is made when there is something to write."""
        self._path, self._schema, self._names = path, schema, schema.names
        self._columns: list[list[object]] = [[] for _ in schema]
        self._characters = 0
        self._writer: pq.ParquetWriter | None = None

    def add(self, row: Mapping[str, object]) -> None:
        """Take one row; a column that it does not name is null, and what is no column is left out."""
        characters = 0
        for column, name in zip(self._columns, self._names, strict=True):
            column.append(value := row.get(name))
            if isinstance(value, str):
                characters += len(value)
        self._grown(characters)

    def extend(self, columns: Sequence[Iterable[object]], characters: int) -> None:
        """Take some rows, column by column; `characters` is about how much they hold."""
        for column, values in zip(self._columns, columns, strict=True):
            column.extend(values)
        self._grown(characters)

    def close(self, *, always: bool) -> None:
        """Write what is left; `always` makes a file of no rows when none ever came."""
        try:
            if self._columns[0] or (always and self._writer is None):
                self._write()
        finally:
            if self._writer is not None:
                self._writer.close()

    def _grown(self, characters: int) -> None:
        self._characters += characters
        if len(self._columns[0]) >= _MOST_ROWS or self._characters >= _MOST_CHARACTERS:
            self._write()

    def _write(self) -> None:
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, self._schema, compression="zstd")
        arrays = [
            pa.array(column, kind.type)
            for column, kind in zip(self._columns, self._schema, strict=True)
        ]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
        self._columns = [[] for _ in self._schema]
        self._characters = 0
