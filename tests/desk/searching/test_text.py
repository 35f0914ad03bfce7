# SPDX-License-Identifier: Apache-2.0
"""Searching what was read: a hit cites, walls and quarantine hold, every look is on record."""

import json
from dataclasses import replace
from datetime import date

import pytest

from cast import CASE
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.queue_readings import QueueReadings
from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.procedures.write_found import write_hits, write_rows
from sanad.desk.questions.batch_search import BatchSearch
from sanad.desk.questions.search_text import SearchText
from sanad.errors import AlreadyDone, BadValue, NoMandate
from sanad.mandates.officer import Officer
from sanad.search.holdings import Holdings
from sanad.values.citation import Citation, TextLocator
from sanad.vault.exhibit import Provenance
from searched import batch, newest, search


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
    from sanad.vault import erasure

    tools = place.office.tools
    assert Holdings(tools.search).index.searcher().doc_freq("words", "sample") == 1
    with tools.database.writing() as connection:
        erasure.erase(connection, place.letter, 999, "Court order 1")
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


def test_all_hits_go_into_a_new_file(place, tmp_path):
    out = tmp_path / "hits.csv"
    assert write_hits(out, search(place, "sample").every()) == 1
    assert out.read_bytes().count(b"\r\n") == 2
    with pytest.raises(AlreadyDone):
        write_hits(out, search(place, "sample").every())
    with pytest.raises(BadValue):
        write_rows(tmp_path / "hits.xlsx", ["a"], [])
