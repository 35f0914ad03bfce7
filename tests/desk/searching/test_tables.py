# SPDX-License-Identifier: Apache-2.0
"""Searching tables: names and numbers by column, with the rows that hold them."""

import json

import pytest

from cast import CASE
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.procedures.write_found import write_hits
from sanad.desk.questions.find_mentions import FindMentions
from sanad.desk.questions.search_text import SearchText
from searched import batch, search

SUBSCRIBERS = (
    "Sr #,MSISDN,IMSI,Subscriber Name,Father/Husband Name,ID Type,ID Number,Address,City,Activation Date,Deactivation Date\n"
    "1,923990000011,410010000000001,Gulandam Kharoti,Sample Father,CNIC,90001-1234567-1,House 1,Sample Town,05/01/2020,-\n"
    "2,923990000012,410010000000002,Gulandam Kharoti,Sample Father,CNIC,90001-1234567-1,House 1,Sample Town,05/01/2020,-\n"
    "3,923990000013,410010000000003,Sample Person,Nobody Gulandam,CNIC,90001-1234567-2,House 2,Kharoti Town,05/01/2020,-\n"
    "4,923990000014,410010000000004,Sample Aside,Sample Father,CNIC,90001-1234567-3,House 3,Sample Town,99/99/2020,-\n"
)  # fmt: skip
STATEMENT = (
    ":20:STMT-1\r\n:25:0001-2345\r\n:28C:1/1\r\n:60F:C250101PKR1000,00\r\n"
    ":61:2501150116C250,5NTRFNONREF//BANK-9\r\n:86:166?00TRANSFER?20for 0399 0000015?32Gulandam Kharoti\r\n"
    ":62F:C250131PKR1250,50\r\n-\r\n"
)


@pytest.fixture
def tables(place):
    """The house with a subscriber list of which one record was set aside, and a bank statement."""
    answer = {"request": "MLA/1/2025", "reply": "A/1/2025"}
    place.instrument("abroad-1", kind="foreign_assistance", facts=answer)
    came = {"instrument": "abroad-1"}
    place.list = place.seal(place.folder, "subscribers.csv", SUBSCRIBERS.encode(), **came)
    place.statement = place.seal(place.folder, "statement.sta", STATEMENT.encode(), **came)
    assert [each.outcome for each in place.read() if isinstance(each.outcome, Exception)] == []
    index_layers(place.office.tools)
    return place


def test_a_name_in_tables_is_found_by_column_with_its_rows(tables):
    hits = list(search(tables, '"gulandam kharoti"').every())
    assert {(hit.exhibit, hit.text, *vars(hit.held).values()) for hit in hits} == {
        (tables.list, "Gulandam Kharoti", "subscribers", "name", 2, 1),
        (tables.statement, "Gulandam Kharoti", "payments", "other_name", 1, 1),
    }
    assert {(hit.part, hit.layer) for hit in hits} == {(None, "rows")}
    told = hits[0].as_json()
    assert (told["part"], told["column"], told["row"]) == (None, hits[0].held.column, 1)


def test_a_phrase_is_not_found_across_two_values_of_a_table(tables):
    assert search(tables, '"nobody gulandam"').total == 1
    for words in ('"kharoti sample person"', '"sample father nobody"', "nobody person"):
        assert search(tables, words).total == 0


def test_a_batch_counts_rows_of_names_and_tells_those_that_only_sound_alike(tables):
    made = batch(tables, "Gulandam Kharoti", "گلاندم خروٹی", "Nobody Else")
    written, heard, nobody = (
        [(row["exhibit"], row["column"], row["how"], row["rows"], row["row"]) for row in found["rows"]]
        for found in made.document["found"]
    )  # fmt: skip
    expected = [(tables.list, "name", 2, 1), (tables.statement, "other_name", 1, 1)]
    assert written == sorted((e, c, "as_written", n, r) for e, c, n, r in expected)
    assert nobody == []
    assert heard == sorted((e, c, "sounds_alike", n, r) for e, c, n, r in expected)
    assert made.counts[1].spellings == {"gulandam kharoti": 3}
    assert made.document["found"][0]["as_written"] == {}
    assert made.counts[0].exhibits == {tables.list, tables.statement}
    assert "father_name" in made.document["columns"]["subscribers"]


def test_a_number_in_the_free_text_of_a_payment_is_found(tables):
    [hit] = search(tables, "+923990000015").best(10)
    assert (hit.exhibit, hit.held.column) == (tables.statement, "details")
    [row] = batch(tables, "0399-0000015").document["found"][0]["rows"]
    assert (row["exhibit"], row["column"], row["rows"]) == (tables.statement, "details", 1)


def test_a_record_that_was_set_aside_is_searched_as_written(tables):
    for words in ("0399-0000014", '"sample aside"'):
        [hit] = search(tables, words).best(10)
        assert (hit.exhibit, hit.layer, hit.held.table, hit.held.row) == (tables.list, "rejects", "rejects", 4)  # fmt: skip
    [row] = batch(tables, "0399 0000014").document["found"][0]["rows"]
    assert (row["kind"], row["column"], row["rows"]) == ("rejects", "written", 1)


def test_names_in_tables_are_mentions_with_column_and_rows(tables):
    tables.subject("S-01", label="Gulandam Kharoti")
    found = tables.do(FindMentions(by="analyst", compartment=CASE)).every()
    told = {(each.exhibit, each.column, each.rows, each.row, each.part, each.words) for each in found}  # fmt: skip
    assert told == {
        (tables.list, "name", 2, 1, None, "Gulandam Kharoti"),
        (tables.statement, "other_name", 1, 1, None, "Gulandam Kharoti"),
    }


def test_tables_of_what_is_set_aside_are_searched_neither_for_numbers_nor_for_names(tables):
    for exhibit in (tables.calls, tables.list, tables.statement):
        order = {"compartment": CASE, "exhibit": exhibit, "reason": "doubt"}
        tables.do(QuarantineExhibit(by="clerk", **order))
    terms = ("Gulandam Kharoti", "0399 0000014", "0390 0000002", "90001-1234567-1")
    for words in terms:
        found = tables.do(SearchText(by="analyst", compartment=CASE, words=f'"{words}"'))
        assert (found.texts.total, found.rows) == (0, ())
    assert all(not count.exhibits for count in batch(tables, *terms).counts)


def test_a_damaged_record_file_is_named_and_keeps_nothing_else_from_being_searched(tables):
    records = tables.office.tools.records.folder(tables.list)
    (records / "subscribers.parquet").write_bytes(b"PAR1 no records")
    index_layers(tables.office.tools, anew=True)
    made = batch(tables, "Gulandam Kharoti")
    assert made.counts[0].exhibits == {tables.statement}
    [missing] = made.document["not_searched"]
    assert (missing["exhibit"], "damaged" in missing["why"]) == (tables.list, True)


def test_a_value_in_a_table_has_no_place_of_a_text_in_a_file_of_hits(tables, tmp_path):
    out = tmp_path / "hits.jsonl"
    assert write_hits(out, search(tables, '"gulandam kharoti" kind:subscribers').every()) == 1
    told = json.loads(out.read_text("utf-8"))
    places = (told["part"], told["start"], told["end"])
    assert (*places, told["words"]) == (None, None, None, "Gulandam Kharoti")
    assert (told["table"], told["column"], told["rows"], told["row"]) == (
        "subscribers",
        "name",
        2,
        1,
    )
