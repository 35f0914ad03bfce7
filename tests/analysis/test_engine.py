# SPDX-License-Identifier: Apache-2.0
"""What engines hold: rows of many files, told apart, whatever version of a reader wrote them, and on workers of their own."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from record_files import A, B, C
from sanad.analysis.engine import in_duckdb
from telephone import ask, covers

CALL = (A, B, "2025-01-05T10:00:00", "out", "call", 60)
LATER = (A, C, "2025-01-06T10:00:00", "out", "call", 60)


def test_each_row_is_cited_by_the_exhibit_whose_file_holds_it(records, opener):
    one = records.calls(CALL, coverage=covers())
    other = records.calls(LATER, coverage=covers())
    found = ask("contacts", one, other, number=A, opener=opener)
    rows = {row[-1] for row in found.rows}
    assert rows == {f"{one.exhibit[:8]}#1", f"{other.exhibit[:8]}#1"}


def test_a_file_that_an_older_reader_wrote_lacks_a_column_and_no_row(records, opener):
    old = records.calls(CALL, coverage=covers())
    new = records.calls(LATER, coverage=covers())
    pq.write_table(pq.read_table(old.file).drop_columns(["last_cell", "imsi"]), old.file)
    assert len(ask("contacts", old, new, number=A, opener=opener).rows) == len((B, C))
    assert len(ask("contacts", old, number=A, opener=opener).rows) == 1


def test_a_file_whose_path_does_not_tell_its_exhibit_is_not_asked(records):
    item = records.calls(CALL, coverage=covers())
    with pytest.raises(ValueError, match="does not bear"), in_duckdb([replace(item, exhibit="0" * 64)], "UTC"):  # fmt: skip
        pass


@pytest.mark.slow
def test_workers_in_processes_of_their_own_give_the_same_bytes(records, tmp_path):
    """A master address with processes of its own: what only the asking process has does not reach them."""
    import pyspark

    item = records.calls(CALL, LATER, coverage=covers())
    program = f"""
from pathlib import Path
from sanad.analysis.engine import in_spark
from sanad.storage.spark import open_spark
from telephone import ask
from sanad.analysis.frozen import Input
session = open_spark(Path({str(tmp_path)!r}), "local-cluster[2,1,512]")
item = Input({item.exhibit!r}, "a", "calls", Path({str(item.file)!r}), ("{A}",), {item.coverage!r})
for method in ("contacts", "chains"):
    print(ask(method, item, number="{A}", opener=in_spark(session)).sha256)
session.stop()
"""
    env = {**os.environ, "SPARK_HOME": str(Path(pyspark.__file__).parent), "PYTHONPATH": str(Path(__file__).parents[1])}  # fmt: skip
    conf = {"SPARK_CONF_DIR": str(tmp_path), "SPARK_LOCAL_IP": "127.0.0.1"}
    (tmp_path / "spark-defaults.conf").write_text(
        "spark.sql.shuffle.partitions 2\nspark.executor.memory 512m\n"
    )
    done = subprocess.run([sys.executable, "-c", program], env=env | conf, capture_output=True, text=True, check=False, timeout=300)  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    there = done.stdout.split()
    assert there == [ask(method, item, number=A).sha256 for method in ("contacts", "chains")]
