# SPDX-License-Identifier: Apache-2.0
"""Searching an office: what was read is found, walls and quarantine hold, every look is on record, a receipt can be repeated."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cast import CASE, ORDER, House
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.queue_readings import QueueReadings
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.procedures.write_found import write_hits, write_rows
from sanad.desk.questions.batch_search import BatchSearch
from sanad.desk.questions.find_mentions import FindMentions
from sanad.desk.questions.search_text import SearchText
from sanad.errors import AlreadyDone, BadValue, NoMandate, NotFound, SearchDamaged
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.search.holdings import Holdings
from sanad.values.canonical import digest_of
from sanad.values.citation import Citation, TextLocator
from sanad.values.verdict import Integrity
from sanad.vault.exhibit import Provenance
from scene import CALLS

LETTER = "Sample One met عبداللہ خان.\nHis number is 0390 0000001, not 0390 0000009.\n"


@pytest.fixture(scope="module")
def indexed(originals, tmp_path_factory):
    """A house, closed again, in which a letter and a table of calls were read and indexed."""
    folder = tmp_path_factory.mktemp("indexed")
    with originals.house("sqlite", folder / "office") as house:
        read_and_index(house, folder)
    return house


@pytest.fixture
def place(indexed, originals, tmp_path):
    """A copy of it for each test."""
    with originals.copied(indexed, tmp_path / "office") as house:
        house.letter, house.calls, house.folder = indexed.letter, indexed.calls, tmp_path / "in"
        house.folder.mkdir()
        (house.folder / "letter.txt").write_text(LETTER, encoding="utf-8")
        yield house


def read_and_index(house: House, folder: Path) -> None:
    house.letter = house.seal(
        folder,
        "letter.txt",
        LETTER.encode(),
        received_at="2025-04-01T10:00:00+05:00",
        language="en",
    )
    covers = {"covers": ("+923900000001",), "covers_from": date(2025, 1, 1)}
    states = {"offences": ("ATA-11H",), "facts": ORDER}
    house.instrument("order-1", kind="call_data_order", **covers, **states)
    house.calls = house.seal(folder, "calls.csv", CALLS, instrument="order-1")
    house.read()
    index_layers(house.office.tools)


def search(house: House, words: str, **order):
    return house.do(SearchText(by="analyst", compartment=CASE, words=words, **order)).texts


def batch(house: House, *terms: str, **order):
    return house.do(BatchSearch(by="analyst", compartment=CASE, terms=terms, **order))


def newest(house: House):
    with house.office.tools.database.reading() as connection:
        return list(read.entries(connection))[-1]


def test_a_hit_makes_a_citation_that_holds(place):
    [hit] = search(place, "Abdullah").best(10)
    [mark] = hit.marks
    quote = hit.text[mark.start : mark.end]
    assert quote == "عبداللہ"
    citation = Citation(hit.exhibit, TextLocator(hit.part, mark.start, mark.end), quote)
    from sanad.claims.resolve import Evidence

    tools = place.office.tools
    Evidence(tools.blobs.path, tools.records.folder).check(citation)
    assert (hit.language, hit.received, hit.kind, hit.name) == (
        "en",
        "2025-04-01",
        "text",
        "letter.txt",
    )


def test_indexing_again_finds_nothing_to_do_and_what_is_read_later_is_added(place):
    assert index_layers(place.office.tools) == 0
    place.seal(place.folder, "more.txt", b"Sample Two")
    place.read()
    assert search(place, "sample").total == 1
    assert index_layers(place.office.tools) == 1
    assert search(place, "sample").total == 2


def test_a_layer_of_another_step_is_searched_beside_the_first(place):
    from sanad.vault import readings

    tools = place.office.tools
    folder = tools.records.fresh()
    layer = {"parts": [{"label": "page 1", "text": "recognised words"}]}
    (folder / "layer.json").write_text(json.dumps(layer))
    tools.records.put(place.letter, folder, "ocr")
    with tools.database.writing() as connection:
        readings.enqueue(connection, place.letter, "ocr", CASE, depth=0, seq=900)
        done = {"seq": 901, "reader": "ocr", "version": "1", "document": {"kind": "text"}}
        readings.settle(connection, place.letter, "ocr", readings.DONE, **done)
    index_layers(tools)
    [hit] = search(place, "recognised layer:ocr").best(10)
    assert (hit.exhibit, hit.step, hit.layer, hit.kind) == (place.letter, "ocr", "ocr", "text")
    assert search(place, "sample -layer:ocr").total == 1


def test_what_is_set_aside_is_found_by_nobody_until_it_is_released(place):
    order = {"compartment": CASE, "exhibit": place.letter, "reason": "doubt"}
    place.do(QuarantineExhibit(by="clerk", **order))
    assert (search(place, "sample").total, search(place, "layer:text").total) == (0, 0)
    made = batch(place, "Sample One")
    assert made.counts[0].exhibits == set()
    assert {"exhibit": place.letter, "why": "set aside"} in made.document["not_searched"]
    place.do(ReleaseExhibit(by="chief", **order))
    assert search(place, "sample").total == 1


def test_what_is_being_read_again_is_not_searched_as_if_it_were_read(place):
    place.do(QueueReadings(by="clerk", compartment=CASE, which="all"))
    index_layers(place.office.tools)
    assert search(place, "sample").searched == 0
    assert {"exhibit": place.letter, "why": "content: waiting"} in batch(place, "x").document[
        "not_searched"
    ]
    place.read()
    index_layers(place.office.tools)
    assert search(place, "sample").total == 1


def test_nothing_of_an_erased_exhibit_stays_in_the_search_folder(place):
    from sanad.vault import store

    tools = place.office.tools
    assert Holdings(tools.search).index.searcher().doc_freq("words", "sample") == 1
    with tools.database.writing() as connection:
        store.erase(connection, place.letter, 999, "Court order 1")
    assert search(place, "sample").total == 0
    index_layers(tools)
    assert search(place, "quetta").total == 1
    assert Holdings(tools.search).index.searcher().doc_freq("words", "sample") == 0
    left = b"".join(path.read_bytes() for path in tools.search.rglob("*") if path.is_file())
    assert "عبداللہ".encode() not in left
    assert b"sample" not in left.lower()


def test_a_wall_stands_between_compartments_unless_the_officer_may_pass_both(place):
    other = {"by": "supervisor", "from_day": date(2025, 1, 1), "until": None, "order": "1"}
    theirs = Officer("theirs", "Theirs", "elsewhere")
    both = Officer("both", "Both", "elsewhere")
    place.do(EnrolOfficer(**other, officer=theirs, roles=("analyst",), compartments=("op-other",)))
    place.do(
        EnrolOfficer(**other, officer=both, roles=("analyst",), compartments=("op-other", CASE))
    )
    question = SearchText(by="theirs", compartment="op-other", words="sample")
    assert place.do(question).texts.searched == 0
    with pytest.raises(NoMandate):
        place.do(replace(question, also=(CASE,)))
    found = place.do(replace(question, by="both", also=(CASE,))).texts
    assert (found.total, dict(found.facets()["compartment"].values)) == (1, {CASE: 1})
    assert batch(place, "Sample One").counts[0].exhibits == {place.letter}
    there = BatchSearch(by="theirs", compartment="op-other", terms=("Sample One", "+923900000001"))
    assert [count.exhibits for count in place.do(there).counts] == [set(), set()]


def test_what_is_delivered_to_a_second_compartment_is_found_there(place):
    theirs = Officer("theirs", "Theirs", "elsewhere")
    order = {"by": "supervisor", "from_day": date(2025, 1, 1), "until": None, "order": "1"}
    roles = ("clerk", "analyst")
    place.do(EnrolOfficer(**order, officer=theirs, roles=roles, compartments=("op-other",)))
    copy = place.office.tools.blobs.stage(place.folder / "letter.txt")
    came = Provenance(instrument="open-1")
    place.do(
        SealExhibit(
            by="theirs", compartment="op-other", delivered_as="copy.txt", copy=copy, provenance=came
        )
    )
    index_layers(place.office.tools)
    question = SearchText(by="theirs", compartment="op-other", words="sample")
    assert place.do(question).texts.total == 1


def test_a_number_is_found_in_texts_and_in_rows(place):
    found = place.do(SearchText(by="analyst", compartment=CASE, words="+92-390-0000001"))
    assert found.texts.total == 1
    assert [(row.exhibit, row.column, row.rows) for row in found.rows] == [
        (place.calls, "owner", 2)
    ]


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


def test_a_layer_by_another_version_of_its_reader_is_not_searched_until_it_is_indexed(place):
    import sqlalchemy as sa

    from sanad.vault import tables as vault

    with place.office.tools.database.writing() as connection:
        mine = vault.reading.c.exhibit == place.letter
        connection.execute(sa.update(vault.reading).where(mine).values(version="another"))
    made = batch(place, "Sample One")
    assert made.counts[0].exhibits == set()
    [missing] = made.document["not_searched"]
    assert missing["exhibit"] == place.letter
    assert "not indexed" in missing["why"]


def test_what_came_to_two_compartments_is_shown_to_each_as_it_came_there(place):
    theirs = Officer("theirs", "Theirs", "elsewhere")
    order = {"by": "supervisor", "from_day": date(2025, 1, 1), "until": None, "order": "1"}
    walls = ("op-other", CASE)
    roles = ("clerk", "analyst")
    place.do(EnrolOfficer(**order, officer=theirs, roles=roles, compartments=walls))
    copy = place.office.tools.blobs.stage(place.folder / "letter.txt")
    came = Provenance(instrument="open-1", language="ur", received_at="2025-05-02T10:00:00+05:00")
    place.do(
        SealExhibit(
            by="theirs", compartment="op-other", delivered_as="copy.txt", copy=copy, provenance=came
        )
    )
    index_layers(place.office.tools)
    there = SearchText(by="theirs", compartment="op-other", words="sample")

    def seen(question) -> list[tuple[str, str, str]]:
        found = place.do(question).texts
        assert found.total == len(list(found.every()))
        return [(hit.name, hit.language, hit.received) for hit in found.best(10)]

    ours, other = ("letter.txt", "en", "2025-04-01"), ("copy.txt", "ur", "2025-05-02")
    assert seen(there) == [other]
    assert seen(replace(there, also=(CASE,))) == [other]
    assert seen(replace(there, compartment=CASE)) == [ours]
    assert seen(replace(there, compartment=CASE, also=("op-other",))) == [ours]
    for words in ("name:letter", "language:en", "to:2025-04"):
        assert seen(replace(there, words=words)) == []
        assert seen(replace(there, compartment=CASE, words=f"{words} sample")) == [ours]
    facets = place.do(there).texts.facets()
    assert (dict(facets["language"].values), dict(facets["compartment"].values)) == (
        {"ur": 1},
        {"op-other": 1},
    )
    both = BatchSearch(by="theirs", compartment="op-other", also=(CASE,), terms=("Sample One",))
    made = place.do(both)
    assert (made.received, made.counts[0].as_written) == ({place.letter: "2025-05-02"}, {place.letter: 1})  # fmt: skip


def test_the_words_looked_for_stay_in_the_office(place):
    search(place, "sample secretword")
    entry = newest(place)
    assert (entry.act, entry.body["what"]) == (
        "search_text",
        {
            "compartments": [CASE],
            "parts": 0,
            "of": 3,
            "rows": 0,
            "not_searched": 0,
            "not_indexed": 0,
        },
    )
    assert "secretword" not in json.dumps(entry.body)
    assert entry.private["words"] == "sample secretword"


def test_a_search_that_cannot_be_read_is_refused_and_on_record(place):
    with pytest.raises(BadValue):
        search(place, '"sample')
    assert newest(place).outcome == "refused"


def test_a_receipt_proves_what_is_not_there_over_what_was_searched(place):
    unread = place.seal(place.folder, "late.txt", b"Nobody Here")
    made = batch(place, "Nobody Here", "Sample One", "0390 0000001", "Abdullah Khan")
    nobody, one, number, khan = made.document["found"]
    assert (nobody["as_written"], nobody["alike"], nobody["rows"]) == ({}, {}, [])
    assert one["as_written"] == {place.letter: 1}
    assert number["as_written"] == {place.letter: 1}
    assert [(row["exhibit"], row["rows"]) for row in number["rows"]] == [(place.calls, 2)]
    assert (khan["as_written"], khan["alike"], khan["spellings"]) == (
        {},
        {place.letter: 1},
        {"عبداللہ خان": 1},
    )
    assert made.document["not_searched"] == [{"exhibit": unread, "why": "content: waiting"}]
    assert {source["exhibit"] for source in made.document["manifest"]} == {
        place.letter,
        place.calls,
    }
    entry = newest(place)
    assert entry.body["what"]["receipt"] == made.sha256 == digest_of(made.document)
    assert "Nobody" not in json.dumps(entry.body)
    assert made.received == {place.letter: "2025-04-01"}


def test_what_holds_no_text_is_not_told_as_searched(place):
    picture = place.seal(place.folder, "unknown.bin", bytes(range(256)))
    place.read()
    index_layers(place.office.tools)
    made = batch(place, "Sample One").document
    assert picture in {each["exhibit"] for each in made["not_searched"]}
    assert picture not in {source["exhibit"] for source in made["manifest"]}


def test_a_receipt_repeated_is_intact_also_after_more_was_read(place):
    first = batch(place, "Sample One", "Nobody Here").document
    place.seal(place.folder, "late.txt", b"Sample One, Nobody Here")
    place.read()
    index_layers(place.office.tools)
    again = batch(place, again=first)
    assert again.repeated.verdict is Integrity.INTACT
    assert batch(place, "Nobody Here").counts[0].exhibits != set()


def test_a_receipt_over_what_can_no_longer_be_searched_is_not_established(place):
    first = batch(place, "Sample One").document
    place.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=place.letter, reason="doubt"))
    assert batch(place, again=first).repeated.verdict is Integrity.NOT_ESTABLISHED


@pytest.mark.parametrize(
    ("part", "forged"),
    [
        ("not_searched", []),
        ("by", "somebody.else"),
        ("at", "2020-01-01T00:00:00.000000Z"),
        ("office", "Another Office"),
        ("compartments", [CASE, "op-other"]),
        ("columns", {}),
        ("zone", "UTC"),
        ("more", "words"),
    ],
)
def test_a_receipt_that_was_forged_is_broken_however_sound_its_digests(place, part, forged):
    place.seal(place.folder, "late.txt", b"Sample One")
    made = batch(place, "Sample One")
    again = batch(place, again=json.loads(json.dumps(made.document, indent=1)))
    assert again.repeated.verdict is Integrity.INTACT
    again = batch(place, again=dict(made.document) | {part: forged})
    assert again.repeated.verdict is Integrity.BROKEN
    assert "no entry" in again.repeated.why
    assert newest(place).body["what"]["verdict"] == "broken"


def test_a_receipt_with_a_forged_manifest_is_broken(place):
    first = batch(place, "Sample One").document
    shorter = first["manifest"][1:]
    other = dict(first) | {"manifest": shorter, "manifest_sha256": digest_of(shorter)}
    assert batch(place, again=other).repeated.verdict is Integrity.BROKEN


def test_a_forged_receipt_to_which_a_link_was_planted_in_the_database_is_broken(place):
    import sqlalchemy as sa

    from sanad.ledger import tables as ledger

    forged = dict(batch(place, "Sample One").document) | {"by": "somebody.else"}
    with place.office.tools.database.writing() as connection:
        link = {"thing": f"search:{digest_of(forged)}", "seq": newest(place).seq}
        connection.execute(sa.insert(ledger.link).values(link))
    assert batch(place, again=forged).repeated.verdict is Integrity.BROKEN


def test_a_receipt_is_broken_where_other_words_stand_in_what_was_read_by_the_same_version(place):
    first = batch(place, "Sample One").document
    path = place.office.tools.records.folder(place.letter) / "layer.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Sample One", b"Sample Two"))
    index_layers(place.office.tools, anew=True)
    repeated = batch(place, again=first).repeated
    assert (repeated.verdict, repeated.why) == (Integrity.BROKEN, "something else is found now")


def test_a_receipt_of_another_version_is_refused_in_words(place):
    first = batch(place, "Sample One").document
    with pytest.raises(BadValue, match="it is no sanad/search-receipt/2"):
        batch(place, again=dict(first) | {"v": "sanad/search-receipt/1"})


def test_a_receipt_that_tells_of_other_counts_is_broken_and_one_that_was_changed_is_none(place):
    first = batch(place, "Sample One").document
    other = dict(first) | {"found": [{**first["found"][0], "as_written": {}}]}
    with pytest.raises(BadValue, match="digests"):
        batch(place, again=other)
    other["found_sha256"] = digest_of(other["found"])
    assert batch(place, again=other).repeated.verdict is Integrity.BROKEN
    for wrong in ({}, {"found": 1}, {**first, "manifest": [{"x": 1}]}, {**first, "v": "other"}):
        with pytest.raises(BadValue):
            batch(place, again=wrong)


def test_a_batch_has_at_least_one_term_and_at_most_ten_thousand(place):
    for terms in ((), ("x",) * 10_001):
        with pytest.raises(BadValue, match="batch"):
            batch(place, *terms)


def claim(house: House, about: str, name: str, value: str, quote: str) -> str:
    order = {"by": "analyst", "compartment": CASE, "about": about, "property": name, "value": value}
    return house.do(RecordClaim(**order, said_by="somebody", source=Quoted("letter.txt", quote)))


def mentions(house: House, *subjects: str):
    found = house.do(FindMentions(by="analyst", compartment=CASE, subjects=subjects))
    return [(each.subject, each.property, each.how, each.words) for each in found.every()]


def test_every_mention_of_the_register_is_found_with_the_claim_it_comes_from(place):
    place.subject("S-01", label="Sample One")
    place.subject("S-02", label="Abdullah Khan")
    phone = claim(place, "S-02", "phone", "+923900000001", "0390 0000001")
    assert mentions(place) == [
        ("S-01", "label", "as_written", "Sample One"),
        ("S-02", "label", "sounds_alike", "عبداللہ خان"),
        ("S-02", "phone", "as_written", "0390 0000001"),
        ("S-02", "phone", "as_written", "+923900000001"),
    ]
    [_, _, last, rows] = place.do(FindMentions(by="analyst", compartment=CASE)).every()
    assert (rows.part, rows.start, rows.exhibit) == (None, None, place.calls)
    assert (rows.table, rows.column, rows.rows, rows.row) == ("calls", "owner", 2, 1)
    assert (last.claim, last.exhibit, last.part) == (phone, place.letter, 1)
    assert LETTER[last.start : last.end] == last.words
    assert mentions(place, "S-01") == [("S-01", "label", "as_written", "Sample One")]


def test_a_claim_that_was_withdrawn_is_not_looked_for(place):
    place.subject("S-01", label="Somebody Else")
    gone = claim(place, "S-01", "alias", "Sample One", "Sample One")
    assert [each[1] for each in mentions(place)] == ["alias"]
    place.do(WithdrawClaim(by="analyst", compartment=CASE, claim=gone, reason="retracted"))
    assert mentions(place) == []


def test_mentions_of_nobody_on_the_register_are_refused(place):
    place.subject("I-01", kind="incident")
    for name in ("S-99", "I-01"):
        with pytest.raises(NotFound):
            mentions(place, name)


def test_all_hits_go_into_a_new_file(place, tmp_path):
    out = tmp_path / "hits.csv"
    assert write_hits(out, search(place, "sample").every()) == 1
    assert out.read_bytes().count(b"\r\n") == 2
    with pytest.raises(AlreadyDone):
        write_hits(out, search(place, "sample").every())
    with pytest.raises(BadValue):
        write_rows(tmp_path / "hits.xlsx", ["a"], [])


def test_an_index_that_is_damaged_says_so_and_is_made_anew(place):
    tools = place.office.tools
    for path in (tools.search / "index").glob("*.store"):
        path.write_bytes(b"")
    for path in (tools.search / "index").glob("meta.json"):
        path.write_bytes(b"{}")
    with pytest.raises(SearchDamaged):
        search(place, "sample")
    index_layers(tools, anew=True)
    assert search(place, "sample").total == 1


def test_a_search_says_how_many_layers_were_read_since_the_index_was_made(place):
    asked = SearchText(by="analyst", compartment=CASE, words="sample")
    assert place.do(asked).not_indexed == 0
    place.seal(place.folder, "later.txt", b"Sample words of later.")
    place.read()
    found = place.do(asked)
    assert (found.not_indexed, found.texts.total) == (1, 1)
    index_layers(place.office.tools)
    found = place.do(asked)
    assert (found.not_indexed, found.texts.total) == (0, 2)


def test_an_index_that_another_version_made_is_not_asked_and_all_of_it_waits(place):
    state = place.office.tools.search / "state.json"
    state.write_text(state.read_text().replace('"version": "', '"version": "0.'))
    (place.office.tools.search / "index" / "meta.json").write_text("{}")
    found = place.do(SearchText(by="analyst", compartment=CASE, words="sample"))
    assert (found.not_indexed, found.texts.total, found.texts.searched) == (2, 0, 0)


def test_two_runs_at_once_do_not_disturb_each_other(place):
    from concurrent.futures import ThreadPoolExecutor

    place.seal(place.folder, "more.txt", b"Sample Two")
    place.read()
    with ThreadPoolExecutor(4) as pool:
        put = list(pool.map(lambda _: index_layers(place.office.tools), range(4)))
    assert sorted(put) == [0, 0, 0, 1]
    assert search(place, "sample").total == 2


def test_a_run_that_is_stopped_leaves_what_was_there_and_the_next_one_goes_on(place, monkeypatch):
    place.seal(place.folder, "more.txt", b"Sample Two")
    place.read()
    monkeypatch.setattr(
        Holdings, "_keep", lambda *_: (_ for _ in ()).throw(RuntimeError("stopped"))
    )
    with pytest.raises(RuntimeError):
        index_layers(place.office.tools)
    monkeypatch.undo()
    index_layers(place.office.tools)
    assert search(place, "sample").total == 2


def test_a_search_says_how_much_it_did_not_look_into(place):
    found = SearchText(by="analyst", compartment=CASE, words="sample")
    assert place.do(found).not_searched == 0
    place.seal(place.folder, "more.txt", b"Sample Two")
    aside = place.seal(place.folder, "aside.txt", b"Sample Three")
    place.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=aside, reason="doubt"))
    assert place.do(found).not_searched == 2


def test_a_damaged_layer_is_named_and_keeps_nothing_else_from_being_searched(place):
    tools = place.office.tools
    more = place.seal(place.folder, "more.txt", b"Sample Two")
    place.read()
    (tools.records.folder(place.letter) / "layer.json").write_bytes(b'{"parts": [3')
    index_layers(tools, anew=True)
    assert [hit.exhibit for hit in search(place, "sample").best(10)] == [more]
    [missing] = batch(place, "Sample Two").document["not_searched"]
    assert missing["exhibit"] == place.letter
    assert "damaged" in missing["why"]
