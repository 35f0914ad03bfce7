# SPDX-License-Identifier: Apache-2.0
"""What stands around every screen: where the officer may go, and whom they may mean by a few letters."""

import pytest

from cast import CASE
from sanad.claims.subject import Answer
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.look_round import LookRound
from sanad.desk.questions.suggest_subjects import SuggestSubjects
from sanad.errors import BadValue

ANALYST = {"by": "analyst", "compartment": CASE}


def suggested(scene, text, **order):
    return scene.house.do(SuggestSubjects(**ANALYST, text=text, **order))


def ids(scene, text, **order):
    return [each.subject.id for each in suggested(scene, text, **order).subjects]


def claim(scene, name, value, quote, about="S-01"):
    source = Quoted("note.txt", quote)
    told = {"about": about, "property": name, "value": value, "said_by": "Records office"}
    scene.house.do(RecordClaim(**ANALYST, **told, source=source))


def test_an_officer_sees_where_they_serve_and_how_much_there_is(scene):
    found = scene.house.do(LookRound(**ANALYST))
    assert set(found.compartments) == {"office", CASE}
    assert "find" in found.compartments[CASE]
    assert (found.exhibits, found.subjects, found.readings["done"]) == (3, {"person": 2}, 2)


def test_letters_find_whoever_has_a_name_that_begins_so_with_what_tells_them_apart(scene):
    claim(scene, "birth_date", "1984-03-05", "born on 5 March 1984")
    claim(scene, "alias", "سرفراز", "Sample One was born")
    found = suggested(scene, "سرف")
    [one] = found.subjects
    assert (one.subject.id, one.met, one.father, one.born) == ("S-01", "سرفراز", "Sample Father", "1984")  # fmt: skip
    assert ids(scene, "m 01") == ["M-01"]
    assert ids(scene, "SAMPLE") == ["M-01", "S-01"]
    assert ids(scene, "ample") == ids(scene, "") == ids(scene, "%") == []


def test_no_more_are_told_than_asked_and_all_are_counted(scene):
    found = suggested(scene, "sample", most=1)
    assert (len(found.subjects), found.of) == (1, 2)
    for most in (0, 51):
        with pytest.raises(BadValue):
            suggested(scene, "sample", most=most)
    with pytest.raises(BadValue):
        suggested(scene, "x" * 201)


def test_an_entry_that_was_removed_says_so(scene):
    order = {"answer": Answer.REMOVED, "reasons": "entered in error"}
    scene.house.do(DecideEntry(by="reviewer", compartment=CASE, subject="S-01", **order))
    told = {each.subject.id: each.is_removed for each in suggested(scene, "sample").subjects}
    assert told == {"S-01": True, "M-01": False}
