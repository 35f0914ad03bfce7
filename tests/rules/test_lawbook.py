# SPDX-License-Identifier: Apache-2.0
"""The parts of a rulebook that are no rules: gathered from everywhere they hold, each read only when it is asked for."""

import shutil

import pytest

from sanad.errors import BadRule
from sanad.rules.lawbook import Lawbook
from sanad.wiring import rulebook_folder

BOOK = rulebook_folder()


def lawbook(folder=BOOK, pack="pk"):
    return Lawbook(folder, folder / pack)


def test_clocks_come_from_everywhere_from_the_office_and_from_the_jurisdiction():
    clocks = lawbook().clocks
    assert {"withdrawal", "question_open", "traffic_data_retention"} <= clocks.keys()
    assert "xa_charge" not in clocks


def test_another_jurisdiction_has_its_own_clocks_and_none_of_this_one():
    clocks = lawbook(pack="xa").clocks
    assert {"withdrawal", "xa_charge"} <= clocks.keys()
    assert "traffic_data_retention" not in clocks


def test_word_lists_of_the_jurisdiction_stand_beside_those_that_hold_everywhere():
    own = {each.id for each in lawbook().lexicon} - {each.id for each in lawbook(pack="xa").lexicon}
    assert own == {path.stem for path in (BOOK / "pk" / "wording").glob("*.toml")}


def test_sheets_are_those_of_the_requesting_state():
    assert {"GB", "AE"} <= lawbook().states.keys()
    assert lawbook().states.keys() != lawbook(pack="xa").states.keys()


def test_a_rulebook_without_a_part_holds_none_of_it(tmp_path):
    empty = lawbook(tmp_path)
    assert (empty.clocks, empty.states, empty.provisions, empty.lexicon) == ({}, {}, {}, ())


def test_a_part_that_is_broken_stops_only_whoever_asks_for_it(tmp_path):
    book = tmp_path / "book"
    for part in ("interpol/wording", "interpol/clocks", "interpol/provisions"):
        shutil.copytree(BOOK / part, book / part)
    (book / "interpol" / "clocks" / "withdrawal.toml").write_text("id = ")
    broken = lawbook(book)
    assert broken.lexicon
    assert "CCF-40" in broken.provisions
    with pytest.raises(BadRule, match="withdrawal"):
        _ = broken.clocks
