# SPDX-License-Identifier: Apache-2.0
"""What a file lacks, as a list of questions."""

from dataclasses import replace

import pytest

from sanad.claims.claim import Claim
from sanad.claims.gaps import WORDS, gaps
from sanad.claims.subject import State, Subject
from sanad.values.citation import Citation, TextLocator


def entry(name="S-01", kind="person"):
    return Subject(name, kind, "Sample", "op", "order", "reason", ("0" * 64,), "investigator", 1)


def claim(name, value, said_by="A", **more):
    return Claim(
        "S-01", name, value, said_by, Citation("0" * 64, TextLocator(1, 0, 1), "x"), **more
    )


ROLE = {"organisation": "O-01", "role": "member"}
ACT = {
    "charge": "PPC-324",
    "role": "r",
    "act": "a",
    "from": "2025-01-01",
    "country": "PK",
    "place": "p",
}
WHOLE = (
    claim("name", "Sample One"), claim("alias", {"name": "نمونہ", "used_by": "him"}), claim("father_name", "F"),
    claim("birth_date", "1984-03-05"), claim("national_id", "1"), claim("passport", "2"), claim("nationality", "PK"),
    claim("photo", {"quality_ok": True}), claim("statement", "was elsewhere", exculpatory=True),
    *(claim(name, value, who, valid_from="2024") for name, value in (("status", "charged"), ("role", ROLE), ("act", ACT)) for who in "AB"),
)  # fmt: skip


def codes(*claims, state=State.STANDS, kind="person"):
    return [gap.code for gap in gaps(entry(kind=kind), claims, state)]


def test_a_file_in_which_every_question_is_answered_lacks_nothing():
    assert codes(*WHOLE) == []


@pytest.mark.parametrize(
    ("gone", "gap"),
    [
        ("alias", "one_script"),
        ("father_name", "no_father_name"),
        ("birth_date", "no_birth_date"),
        ("passport", "one_identifier"),
        ("nationality", "no_nationality"),
        ("photo", "no_photo"),
        ("statement", "nothing_in_favour"),
        ("status", "no_status"),
        ("act", "no_dated_act"),
    ],
)
def test_each_thing_that_is_missing_is_named_and_nothing_else(gone, gap):
    assert codes(*(each for each in WHOLE if each.property != gone)) == [gap]


@pytest.mark.parametrize(
    ("name", "gap"),
    [("photo", "no_photo"), ("statement", "nothing_in_favour"), ("alias", "one_script"), ("act", "no_dated_act")],
)  # fmt: skip
def test_a_withdrawn_claim_answers_nothing(name, gap):
    said = [replace(one, withdrawn="not him") if one.property == name else one for one in WHOLE]
    assert codes(*said) == [gap]


def test_a_year_beside_a_day_lacks_nothing_and_alone_lacks_the_day():
    rest = [each for each in WHOLE if each.property != "birth_date"]
    assert codes(*WHOLE, claim("birth_date", "1984")) == []
    assert codes(*rest, claim("birth_date", "1984")) == ["birth_date_partial"]


def test_a_role_of_which_only_the_end_is_told_has_a_time():
    ended = [claim("role", {**ROLE, "role": "courier"}, who, valid_to="2023") for who in "AB"]
    assert codes(*WHOLE, *ended) == []


def test_an_order_against_an_organisation_needs_its_day_and_its_entry_of_the_list():
    named, listed = claim("name", "Front"), claim("listing", {"body": "UN"})
    assert codes(named, listed, kind="organisation") == ["not_in_pack", "listing_undated"]
    dated, entered = claim("listing", {"body": "UN", "on": "2020"}), claim("listed_as", {"organisation": "ORG-X"})  # fmt: skip
    assert codes(named, dated, entered, kind="organisation") == []
    assert codes(named, entered, kind="organisation") == ["no_listing"]


def test_an_incident_that_only_copies_tell_rests_on_one_source():
    told = [claim(name, "x", valid_from="2025-01-02") for name in ("kind", "date", "place")]
    copy = claim("kind", "x", "B", copy_of=told[0].id, valid_from="2025-01-02")
    assert codes(*told, copy, kind="incident") == ["one_source"]
    assert codes(*told, replace(copy, copy_of=None), kind="incident") == []


@pytest.mark.parametrize(
    ("state", "gap"),
    [(State.UNREVIEWED, "entry_unreviewed"), (State.QUESTIONED, "entry_questioned")],
)
def test_an_entry_that_nobody_reviewed_or_somebody_questioned_says_so(state, gap):
    assert codes(*WHOLE, state=state) == [gap]


def test_thin_ground_contradictions_and_roles_without_a_time_are_gaps():
    more = (claim("birth_date", "1990-01-01"), claim("role", {**ROLE, "role": "commander"}))
    assert codes(*WHOLE, *more) == ["one_source", "role_undated", "rivals"]


def test_copies_of_one_statement_are_one_source():
    first = claim("status", "suspected", "A", valid_from="2024")
    second = claim("status", "suspected", "B", valid_from="2024", copy_of=first.id)
    assert "one_source" in codes(*WHOLE, first, second)


def test_organisations_and_incidents_are_asked_other_things():
    assert codes(kind="organisation") == ["no_name", "no_listing", "not_in_pack"]
    assert codes(claim("kind", "attack"), kind="incident") == [
        "no_date",
        "no_place",
        "one_source",
        "no_as_of",
    ]


def test_every_gap_has_words_without_a_figure():
    assert not any("%" in words or any(map(str.isdigit, words)) for words in WORDS.values())
