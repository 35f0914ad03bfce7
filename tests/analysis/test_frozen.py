# SPDX-License-Identifier: Apache-2.0
"""Frozen inputs: a question reaches the record files it was given and nothing else."""

import duckdb
import pytest

from sanad.analysis.frozen import open_inputs


def test_a_question_cannot_read_any_other_file(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n")
    with open_inputs([], "Asia/Karachi") as records, pytest.raises(duckdb.Error, match="disabled"):
        records.execute(f"select * from read_csv('{other}')")


def test_a_question_cannot_open_the_door_again():
    with open_inputs([], "Asia/Karachi") as records, pytest.raises(duckdb.Error):
        records.execute("set enable_external_access = true")


def test_without_inputs_the_views_are_empty_and_have_their_columns():
    with open_inputs([], "Asia/Karachi") as records:
        assert records.execute("select count(*) from calls").fetchone() == (0,)
        assert records.execute("select count(started_local) from calls").fetchone() == (0,)
        assert records.execute("select count(*) from payments").fetchone() == (0,)
