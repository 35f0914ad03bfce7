# SPDX-License-Identifier: Apache-2.0
"""The log of searches is a tree of ideas read off the ledger; words of others are seen by nobody who does not answer for them."""

import pytest

from cast import CASE
from sanad.desk.acts.note_search import NoteSearch
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.questions.list_kept_searches import ListKeptSearches
from sanad.desk.questions.list_searches import ListSearches
from sanad.desk.questions.search_text import SearchText
from sanad.errors import BadValue
from sanad.ledger import read


@pytest.fixture(scope="module")
def house(originals, tmp_path_factory):
    with originals.scene("sqlite", tmp_path_factory.mktemp("log") / "office") as scene:
        yield scene.house


@pytest.fixture
def fresh_log(quick_scene):
    return quick_scene, quick_scene.house


def search(house, *every: str, by: str = "analyst"):
    for words in every:
        house.do(SearchText(by=by, compartment=CASE, words=words))


def note(house, words, **told):
    house.do(NoteSearch(by="analyst", compartment=CASE, words=words, **told))


def tree(house, by="analyst", **order):
    found = house.do(ListSearches(by=by, compartment=CASE, **order))
    return {one.words: one for one in found.searches}


def test_a_search_asked_again_is_one_and_what_a_page_narrowed_is_its_branch(house):
    search(house, "bazar", '(bazar) kind:"text"', "bazar", "zzother")
    found = tree(house)
    assert list(found)[:3] == ["zzother", "bazar", '(bazar) kind:"text"']
    assert (found["bazar"].times, found["bazar"].depth) == (2, 0)
    assert (found['(bazar) kind:"text"'].depth, found['(bazar) kind:"text"'].under) == (1, "bazar")


def test_a_note_stays_with_its_search_and_its_words_in_the_office(house):
    search(house, "zzsecret")
    note(house, "zzsecret", note="nothing in the ledgers of the shop", line="12")
    [told] = tree(house)["zzsecret"].notes
    assert (told.text, told.line) == ("nothing in the ledgers of the shop", "12")
    with house.office.tools.database.reading() as connection:
        entry = read.entry(connection, told.seq)
    assert "zzsecret" not in str(entry.body)
    assert "shop" not in str(entry.body)


def test_a_search_is_put_under_another_and_a_circle_is_no_branch(house):
    search(house, "one", "two", "three")
    note(house, "two", under="one")
    note(house, "three", under="two")
    found = tree(house)
    assert [found[words].depth for words in ("one", "two", "three")] == [0, 1, 2]
    note(house, "one", under="two")
    assert [tree(house)[words].depth for words in ("one", "two", "three")] == [0, 0, 1]


def test_others_see_no_words_but_who_directs_sees_them(house):
    search(house, "zzmine")
    assert "zzmine" not in tree(house, by="investigator")
    assert tree(house, by="investigator", officer="analyst") == {}
    assert "zzmine" in tree(house, by="chief", officer="analyst")


@pytest.mark.parametrize("told", [{}, {"note": "  "}, {"note": "x" * 2_001}, {"under": "one"}])
def test_a_note_that_says_nothing_or_goes_round_is_refused(house, told):
    with pytest.raises(BadValue):
        note(house, "one", **told)


def kept(house, by="analyst"):
    return {one.words: one for one in house.do(ListKeptSearches(by=by, compartment=CASE)).searches}


def test_a_kept_search_says_what_is_found_beyond_what_was_seen_until_it_is_asked_again(fresh_log):
    scene, house = fresh_log
    search(house, "zzbeacon")
    note(house, "zzbeacon", kept="yes")
    assert (kept(house)["zzbeacon"].found, kept(house)["zzbeacon"].more) == (0, 0)
    house.seal(scene.folder, "beacon.txt", b"The zzbeacon was lit.")
    house.read()
    index_layers(house.office.tools)
    assert kept(house)["zzbeacon"].more == 1
    assert kept(house)["zzbeacon"].more == 1  # looking at the list is no look at what it finds
    search(house, "zzbeacon")
    assert kept(house)["zzbeacon"].more == 0
    note(house, "zzbeacon", kept="no")
    assert kept(house) == {}


def test_a_search_that_was_narrowed_is_no_look_at_all_that_it_finds(fresh_log):
    scene, house = fresh_log
    search(house, "zzlamp")
    note(house, "zzlamp", kept="yes")
    house.seal(scene.folder, "lamp.txt", b"A zzlamp.")
    house.read()
    index_layers(house.office.tools)
    house.do(SearchText(by="analyst", compartment=CASE, words="zzlamp", unopened=True))
    assert kept(house)["zzlamp"].more == 1


def test_kept_searches_are_those_of_the_officer_alone(house):
    search(house, "zzmine")
    note(house, "zzmine", kept="yes")
    assert "zzmine" in kept(house)
    assert kept(house, by="chief") == {}


def test_a_search_is_kept_or_not_and_nothing_else(house):
    with pytest.raises(BadValue):
        note(house, "zzmine", kept="maybe")
