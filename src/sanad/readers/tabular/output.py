# SPDX-License-Identifier: Apache-2.0
"""Rows of a table on their way to a record file, in batches, with an account of each; memory stays at one batch."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from sanad.readers.rows import REJECTS, Receipt

BATCH = 50_000


class _Batches:
    """Rows written out whenever there are enough."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path, self._schema = path, schema
        self._rows: list[Mapping[str, object]] = []
        self._writer: pq.ParquetWriter | None = None

    def add(self, row: Mapping[str, object]) -> None:
        self._rows.append(row)
        if len(self._rows) == BATCH:
            self.write()

    def write(self) -> None:
        """Write what has come; a table of no rows, when none ever came."""
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, self._schema, compression="zstd")
        columns = [
            pa.array([row.get(column.name) for row in self._rows], column.type)
            for column in self._schema
        ]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self._schema))
        self._rows = []

    def close(self, *, always: bool) -> None:
        try:
            if self._rows or (always and self._writer is None):
                self.write()
        finally:
            if self._writer is not None:
                self._writer.close()


class Output:
    """The rows and rejects of one table. Use it as a context; leaving it closes the files."""

    def __init__(
        self, into: Path, name: str, schema: pa.Schema, reasons: Mapping[str, str]
    ) -> None:
        """Write `<name>.parquet` with the columns of `schema`; `reasons` are the reader's reject codes."""
        self._stored = _Batches(into / f"{name}.parquet", schema)
        self._rejects = _Batches(into / "rejects.parquet", REJECTS)
        self._reasons = reasons
        self.codes: Counter[str] = Counter()
        self.read = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the files."""
        self._stored.close(always=True)
        self._rejects.close(always=False)

    def store(self, row: dict[str, object]) -> None:
        """Store one record; its `row` is the next number."""
        self.read += 1
        row["row"] = self.read
        self._stored.add(row)

    def set_aside(self, record: Sequence[str], code: str) -> None:
        """Set one record aside."""
        self.read += 1
        self.codes[code] += 1
        written, reason = " | ".join(record), self._reasons[code]
        self._rejects.add({"row": self.read, "code": code, "reason": reason, "written": written})

    def receipt(self, reader: tuple[str, str], kind: str, notes: Iterable[str]) -> Receipt:
        """Return the account."""
        rejected = self.codes.total()
        return Receipt(
            *reader,
            kind,
            read=self.read,
            stored=self.read - rejected,
            rejected=rejected,
            rejects_by_code=dict(sorted(self.codes.items())),
            notes=tuple(notes),
        )
