# SPDX-License-Identifier: Apache-2.0
"""Rows of a table on their way to a record file, in batches, with an account of each; memory stays at one batch."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa

from sanad.readers.batches import Batches
from sanad.readers.rows import REJECTS, Receipt


class Output:
    """The rows and rejects of one table. Use it as a context; leaving it closes the files."""

    def __init__(
        self, into: Path, name: str, schema: pa.Schema, reasons: Mapping[str, str]
    ) -> None:
        """Write `<name>.parquet` with the columns of `schema`; `reasons` are the reader's reject codes."""
        self._stored = Batches(into / f"{name}.parquet", schema)
        self._rejects = Batches(into / "rejects.parquet", REJECTS)
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
