# SPDX-License-Identifier: Apache-2.0
"""Values of the text columns of record files: each once, with how many rows hold it, in blocks, and never of a number alone."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sanad.errors import DiskFull, MalformedFile
from sanad.readers import rows
from sanad.search import values
from sanad.search.layer import Held
from sanad.search.scan import Scanner, passages
from sanad.search.tally import tally
from sanad.search.terms import account_of, name

from .holding import layer

SCHEMAS = {
    "calls": rows.CALLS,
    "payments": rows.PAYMENTS,
    "subscribers": rows.SUBSCRIBERS,
    "cells": rows.CELLS,
    "statements": rows.STATEMENTS,
    "rejects": rows.REJECTS,
}
NOT_SEARCHED = {
    "row_sha256", "kind", "direction", "started_written", "amount_written", "currency", "id_kind", "code", "reason",
}  # fmt: skip


def write(folder, kind, *given):
    schema = SCHEMAS[kind]
    table = pa.Table.from_pylist([dict.fromkeys(schema.names) | row for row in given], schema=schema)  # fmt: skip
    pq.write_table(table, folder / f"{kind}.parquet")


def told(folder):
    return [
        (part.text, part.held.column, part.held.rows, part.held.row)
        for _, some in values.blocks(folder, folder / "spill")
        for part in some
    ]


def test_every_text_column_of_every_record_file_is_searched_or_left_out_by_name():
    assert values.WORDS.keys() == SCHEMAS.keys()
    for kind, schema in SCHEMAS.items():
        texts = {field.name for field in schema if pa.types.is_string(field.type)}
        assert texts - NOT_SEARCHED == set(values.searched()[kind])


def test_a_value_is_one_part_with_its_rows_and_the_first_of_them(tmp_path):
    write(
        tmp_path,
        "subscribers",
        {"row": 3, "name": "Sample Person", "address": "House 1"},
        {"row": 1, "name": "Sample Person", "address": " "},
        {"row": 2, "name": "عبداللہ", "address": "12"},
    )
    assert told(tmp_path) == [
        ("Sample Person", "name", 2, 1),
        ("عبداللہ", "name", 1, 2),
        ("12", "address", 1, 2),
        ("House 1", "address", 1, 3),
    ]


def test_columns_that_are_compared_as_numbers_give_only_what_holds_a_letter(tmp_path):
    write(
        tmp_path,
        "calls",
        {"row": 1, "owner": "+923990000001", "other": "SAMPLE BANK", "other_written": "0399-0000002"},
        {"row": 2, "owner": "+923990000001", "other": "SAMPLE BANK", "other_written": "SAMPLE BANK"},
        {"row": 3, "owner": "+923990000001", "other": "SAMPLE BANK", "other_written": "Sample, encoded"},
    )  # fmt: skip
    assert told(tmp_path) == [
        ("SAMPLE BANK", "other", 3, 1),
        ("Sample, encoded", "other_written", 1, 3),
    ]


def test_many_values_come_in_blocks_that_count_from_one(tmp_path, monkeypatch):
    write(tmp_path, "cells", *({"row": n, "site": f"site {n}"} for n in range(1, 6)))
    write(tmp_path, "rejects", {"row": 9, "written": "as written"})
    monkeypatch.setattr(values, "_BLOCK", 2)
    found = [
        (table, [(part.number, part.text) for part in some])
        for table, some in values.blocks(tmp_path, tmp_path / "spill")
    ]
    assert found == [
        ("cells", [(1, "site 1"), (2, "site 2")]),
        ("cells", [(1, "site 3"), (2, "site 4")]),
        ("cells", [(1, "site 5")]),
        ("rejects", [(1, "as written")]),
    ]


def test_a_block_ends_where_its_texts_are_long(tmp_path, monkeypatch):
    write(tmp_path, "rejects", *({"row": n, "written": f"{n} " + "x" * 50} for n in range(3)))
    monkeypatch.setattr(values, "_BLOCK_CHARACTERS", 60)
    assert [len(some) for _, some in values.blocks(tmp_path, tmp_path / "spill")] == [2, 1]


@pytest.mark.parametrize("cut", [0, 1, 200, -8])
def test_a_record_file_that_is_damaged_is_told(tmp_path, cut):
    write(tmp_path, "cells", {"row": 1, "site": "site"})
    path = tmp_path / "cells.parquet"
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(MalformedFile, match="read the exhibit again"):
        told(tmp_path)


def test_values_that_need_more_memory_than_there_is_are_no_damage(tmp_path, monkeypatch):
    write(tmp_path, "cells", *({"row": n, "site": f"site {n} " * 50} for n in range(20_000)))
    monkeypatch.setattr(values, "_SETTINGS", ("set memory_limit = '1MB'", *values._SETTINGS[2:]))
    with pytest.raises(DiskFull):
        told(tmp_path)


def test_rows_of_several_values_are_added_up_and_a_value_counts_once_however_often_it_holds_a_name(
    desk, tmp_path
):
    write(
        tmp_path,
        "subscribers",
        {"row": 7, "name": "Sarfraz Bugti"},
        {"row": 8, "name": "Sarfraz Bugti"},
        {"row": 5, "name": "Sarfraz Bugti, سرفراز بگٹی"},
        {"row": 4, "name": "سرفراز بگٹی"},
        {"row": 3, "name": "سرفراز بگٹی، سرفراز بگٹی"},
    )
    [(table, parts)] = values.blocks(tmp_path, tmp_path / "spill")
    made = layer("list.csv", table=table, block=1)
    desk.holdings.put([made.exhibit], [(made, parts)], 1)
    leaf = desk.holdings.shelf.leaf(made.key)
    [count] = tally([name("Sarfraz Bugti")], [(made.exhibit, leaf)], [], "UTC")
    assert [(row.how, row.rows, row.row) for row in count.rows] == [
        ("as_written", 3, 5),
        ("sounds_alike", 2, 3),
    ]
    assert (count.as_written, count.alike) == ({}, {})


def test_an_account_that_the_rows_are_counted_by_is_not_found_a_second_time(desk, tmp_path):
    iban = "GB82WEST12345698765432"
    write(
        tmp_path,
        "payments",
        {"row": 1, "account": iban, "details": f"to {iban}"},
        {"row": 2, "account": iban, "other_account": "gb82 west 1234 5698 7654 32"},
    )
    [(table, parts)] = values.blocks(tmp_path, tmp_path / "spill")
    made = layer("statement.sta", table=table, block=1)
    desk.holdings.put([made.exhibit], [(made, parts)], 1)
    leaf = desk.holdings.shelf.leaf(made.key)
    found = [passage.held for _, passage in passages(Scanner([account_of(iban)]), leaf)]
    assert found == [Held("payments", "other_account", 1, 2), Held("payments", "details", 1, 1)]
    assert [each.column for each in (p.held for _, p in passages(Scanner([name(iban)]), leaf))] == ["account", "details"]  # fmt: skip
