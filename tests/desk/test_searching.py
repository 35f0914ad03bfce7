# SPDX-License-Identifier: Apache-2.0
"""Searching an office: what was read is found, walls and quarantine hold, every look is on record, a receipt can be repeated."""

import json
from dataclasses import replace
from datetime import date

import pytest

from cast import CASE, ORDER, House, build_house
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


@pytest.fixture
def place(tmp_path):
    """A house in which a letter and a table of calls were read and indexed."""
    house = build_house(tmp_path / "office")
    house.folder = tmp_path / "in"
    house.folder.mkdir()
    house.letter = house.seal(
        house.folder,
        "letter.txt",
        LETTER.encode(),
        received_at="2025-04-01T10:00:00+05:00",
        language="en",
    )
    covers = {"covers": ("+923900000001",), "covers_from": date(2025, 1, 1)}
    states = {"offences": ("ATA-11H",), "facts": ORDER}
    house.instrument("order-1", kind="call_data_order", **covers, **states)
    house.calls = house.seal(house.folder, "calls.csv", CALLS, instrument="order-1")
    house.read()
    index_layers(house.office.tools)
    yield house
    house.office.close()


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
    assert (search(place, "sample").total, search(place, "sample").searched) == (0, 0)
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
    with tools.database.writing() as connection:
        store.erase(connection, place.letter, 999, "Court order 1")
    assert search(place, "sample").searched == 0
    index_layers(tools)
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


def test_the_words_looked_for_stay_in_the_office(place):
    search(place, "sample secretword")
    entry = newest(place)
    assert (entry.act, entry.body["what"]) == (
        "search_text",
        {"compartments": [CASE], "parts": 0, "of": 1, "rows": 0, "not_searched": 0},
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
    assert again.verdict is Integrity.INTACT
    assert batch(place, "Nobody Here").counts[0].exhibits != set()


def test_a_receipt_over_what_can_no_longer_be_searched_is_not_established(place):
    first = batch(place, "Sample One").document
    place.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=place.letter, reason="doubt"))
    assert batch(place, again=first).verdict is Integrity.NOT_ESTABLISHED


def test_a_receipt_that_tells_of_other_counts_is_broken_and_one_that_was_changed_is_none(place):
    first = batch(place, "Sample One").document
    other = dict(first) | {"found": [{**first["found"][0], "as_written": {}}]}
    with pytest.raises(BadValue, match="digests"):
        batch(place, again=other)
    other["found_sha256"] = digest_of(other["found"])
    assert batch(place, again=other).verdict is Integrity.BROKEN
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
    ]
    [_, _, last] = place.do(FindMentions(by="analyst", compartment=CASE)).every()
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
