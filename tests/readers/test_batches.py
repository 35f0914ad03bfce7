# SPDX-License-Identifier: Apache-2.0
"""Rows are written out before they fill the memory, and come back as they were."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sanad.readers import batches
from sanad.readers.batches import Batches

SCHEMA = pa.schema([("row", pa.int64()), ("text", pa.string())])


@pytest.mark.parametrize(("limit", "most"), [("_MOST_ROWS", 3), ("_MOST_CHARACTERS", 7)])
def test_a_batch_ends_with_its_rows_or_with_its_characters(tmp_path, monkeypatch, limit, most):
    monkeypatch.setattr(batches, limit, most)
    rows = [{"row": n, "text": None if n == 4 else "abc"} for n in range(8)]
    out = Batches(tmp_path / "x", SCHEMA)
    for row in rows:
        out.add(row)
    out.close(always=False)
    with pq.ParquetFile(tmp_path / "x") as file:
        sizes = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
        assert file.read().to_pylist() == rows
    assert sizes == ([3, 3, 2] if limit == "_MOST_ROWS" else [3, 4, 1])


def test_rows_and_columns_may_come_in_turn(tmp_path):
    out = Batches(tmp_path / "x", SCHEMA)
    out.add({"row": 1, "unknown": "left out"})
    out.extend([[2, 3], ["b", "c"]], 2)
    out.close(always=False)
    assert pq.read_table(tmp_path / "x")["text"].to_pylist() == [None, "b", "c"]


@pytest.mark.parametrize("always", [True, False])
def test_no_rows_make_a_file_only_where_one_is_wanted(tmp_path, always):
    Batches(tmp_path / "x", SCHEMA).close(always=always)
    assert (tmp_path / "x").exists() == always
    assert not always or pq.read_schema(tmp_path / "x") == SCHEMA
