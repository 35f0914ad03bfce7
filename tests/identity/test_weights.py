# SPDX-License-Identifier: Apache-2.0
"""Weights of a pair: log2 of m to u of the level that holds, 0 where a side is missing; worked out by hand from the model's own figures."""

from decimal import Decimal

from sanad.claims.claim import Claim
from sanad.identity.linkage.model import people
from sanad.identity.weights import weigh
from sanad.values.citation import Citation, TextLocator

PLACE = Citation("0" * 64, TextLocator(1, 0, 3), "abc")


def said(name, value, about="S-01", **more):
    return Claim(about, name, value, "A", PLACE, **more)


def of(left, right):
    return {each.fact: each for each in weigh(left, right, people())}


def test_the_same_card_however_it_is_written_weighs_for():
    told = of([said("national_id", "90001-1234567-1")], [said("national_id", "9000112345671", "S-02")])  # fmt: skip
    assert told["identity card"].says == "the same number"
    assert told["identity card"].bits == Decimal("23.10")  # log2(0.9 / 1e-7)


def test_another_year_weighs_against_and_the_day_is_looked_at_first():
    assert of([said("birth_date", "1984")], [said("birth_date", "1991")])["birth date"].bits == Decimal("-3.23")  # fmt: skip
    assert of([said("birth_date", "1984-03-01")], [said("birth_date", "1984-03-01")])["birth date"].says == "the same day"  # fmt: skip
    assert of([said("birth_date", "1984-03-01")], [said("birth_date", "1984")])["birth date"].says == "the same year"  # fmt: skip


def test_what_is_missing_weighs_nothing_and_says_on_which_side():
    told = of([said("sex", "male")], [said("father_name", "Sample Father")])
    assert (told["sex"].missing, told["sex"].bits) == ("right", 0)
    assert told["father's name"].missing == "left"
    assert told["passport"].missing == "both"


def test_a_name_in_the_other_script_is_the_same_words():
    told = of([said("name", "محمد آصف")], [said("name", "Muhammad Asif", "S-02")])
    assert told["name"].bits > 0


def test_a_withdrawn_claim_weighs_nothing():
    gone = said("national_id", "9000112345671", withdrawn="a slip")
    assert of([gone], [said("national_id", "9000112345671")])["identity card"].missing == "left"
