# SPDX-License-Identifier: Apache-2.0
"""The log of searches is a tree of ideas read off the ledger; words of others are seen by nobody who does not answer for them."""

import pytest

from cast import CASE
from sanad.desk.acts.note_search import NoteSearch
from sanad.desk.questions.list_searches import ListSearches
from sanad.desk.questions.search_text import SearchText
from sanad.errors import BadValue
from sanad.ledger import read


@pytest.fixture(scope="module")
def house(originals, tmp_path_factory):
    with originals.scene("sqlite", tmp_path_factory.mktemp("log") / "office") as scene:
        yield scene.house


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
