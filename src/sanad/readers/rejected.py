# SPDX-License-Identifier: Apache-2.0
"""Read back the records that a reader set aside, in the columns of `REJECTS`."""

from collections.abc import Iterator
from pathlib import Path

from sanad.readers.rows import REJECTS
from sanad.values.canonical import Json

_AT_A_TIME = 1000


def rejected(folder: Path) -> Iterator[dict[str, Json]]:
    """Yield each record that the reading in `folder` set aside, in the order of the file; a thousand are in memory at once."""
    import pyarrow.parquet as pq  # noqa: PLC0415  # heavy, and needed only where there are any

    path = folder / "rejects.parquet"
    if not path.exists():
        return
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_AT_A_TIME, columns=REJECTS.names):
            yield from batch.to_pylist()
