# SPDX-License-Identifier: Apache-2.0
"""Engines on frozen inputs: the record files that were given, nothing else, and the same rows on each."""

import duckdb
import pytest

from record_files import A, B
from sanad.analysis.engine import in_duckdb
from sanad.analysis.records import calls, cells, first_ref, payments, subscribers


def test_a_question_cannot_read_any_other_file(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n")
    with in_duckdb([], "Asia/Karachi") as engine, pytest.raises(duckdb.Error, match="disabled"):
        engine._connection.execute(f"select * from read_csv('{other}')")


def test_a_question_cannot_open_the_door_again():
    with in_duckdb([], "Asia/Karachi") as engine, pytest.raises(duckdb.Error):
        engine._connection.execute("set enable_external_access = true")


def test_without_inputs_every_table_is_empty_and_has_its_columns(opener):
    with opener([], "Asia/Karachi") as engine:
        for table in (calls, payments, cells, subscribers):
            assert engine.table(table).schema.names == list(table.columns)
            assert engine.rows(table) == []


def test_wall_clocks_are_those_of_the_zone_and_instants_are_utc(opener, records):
    made = records.calls((A, B, "2025-07-01T20:30:00", "out", "call", 1))
    with opener([made], "Europe/London") as engine:
        [(instant, local)] = engine.rows(calls.select("started_at", "started_local"))
    assert (instant.isoformat(), local.isoformat()) == (
        "2025-07-01T20:30:00",
        "2025-07-01T21:30:00",
    )


def test_the_first_row_is_the_same_wherever_and_in_whatever_order_files_come(opener, records):
    same = (A, B, "2025-07-01T20:30:00", "out", "call", 1)
    one, two = records.calls(same, same), records.calls(same)
    for inputs in ([one, two], [two, one]):
        with opener(inputs, "UTC") as engine:
            [(ref,)] = engine.rows(calls.aggregate(first=first_ref(calls)))
        assert ref == f"{one.exhibit[:8]}#1"
