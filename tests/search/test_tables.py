# SPDX-License-Identifier: Apache-2.0
"""Numbers in record files: exact on the canonical form, counted by exhibit and column, with first and last day."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sanad.errors import SearchDamaged
from sanad.readers.rows import CALLS, PAYMENTS, SUBSCRIBERS
from sanad.search.sources import Source
from sanad.search.tables import RecordFile, count_rows, files
from sanad.search.terms import term_of
from sanad.search.values import NUMBERS
from sanad.storage.records import Records


def write(folder, kind, schema, rows) -> RecordFile:
    records = Records(folder.parent)
    place = records.folder(folder.name)
    place.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pylist([dict.fromkeys(schema.names) | row for row in rows], schema=schema)
    pq.write_table(table, place / f"{kind}.parquet")
    [record] = files(Source(folder.name, "content", "test/1", kind), records)
    return record


@pytest.fixture
def records(tmp_path):
    calls = [
        {"owner": "+923990000001", "other": "+923990000002", "imei": "00100101000101", "started_at": datetime(2025, 1, 1, 20, tzinfo=UTC)},
        {"owner": "+923990000001", "other": "8558", "imei": "001001010001019", "started_at": datetime(2025, 2, 1, 2, tzinfo=UTC)},
    ]  # fmt: skip
    payments = [
        {
            "account": "GB82WEST12345698765432",
            "other_account": "0001-2345678",
            "booked_on": date(2025, 3, 1),
        }
    ]
    subscribers = [{"number": "+923990000001", "id_number": "90001-1234567-1"}]
    return [
        write(tmp_path / "a", "calls", CALLS, calls),
        write(tmp_path / "b", "payments", PAYMENTS, payments),
        write(tmp_path / "c", "subscribers", SUBSCRIBERS, subscribers),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "0399 0000001",
            [("a", "owner", 2, "2025-01-02", "2025-02-01"), ("c", "number", 1, None, None)],
        ),
        ("+923990000002", [("a", "other", 1, "2025-01-02", "2025-01-02")]),
        ("001001010001017", [("a", "imei", 2, "2025-01-02", "2025-02-01")]),
        ("GB82 WEST 1234 5698 7654 32", [("b", "account", 1, "2025-03-01", "2025-03-01")]),
        ("0001-2345678", [("b", "other_account", 1, "2025-03-01", "2025-03-01")]),
        ("9000112345671", [("c", "id_number", 1, None, None)]),
        ("0399 0000003", []),
        ("Gul Khan", []),
    ],
)
def test_a_number_finds_its_rows(records, written, expected):
    found = count_rows([term_of(written, "PK")], records, "Asia/Karachi")
    assert [(row.exhibit, row.column, row.rows, row.first, row.last) for row in found] == expected


def test_many_terms_are_told_apart(records):
    terms = [term_of(each, "PK") for each in ("nobody", "0399 0000002", "0399 0000001")]
    assert [row.term for row in count_rows(terms, records, "UTC")] == [1, 2, 2]


def test_a_file_that_is_no_record_file_is_told(tmp_path):
    bad = tmp_path / "calls.parquet"
    bad.write_bytes(b"no parquet")
    with pytest.raises(SearchDamaged):
        count_rows([term_of("0399 0000001", "PK")], [RecordFile("k", "e", "calls", bad)], "UTC")


def test_every_column_that_is_searched_is_one_that_readers_write():
    schemas = {"calls": CALLS, "payments": PAYMENTS, "subscribers": SUBSCRIBERS}
    for kind, columns in NUMBERS.items():
        assert set(columns) <= set(schemas[kind].names)
