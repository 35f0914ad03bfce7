# SPDX-License-Identifier: Apache-2.0
"""What contradicts a document and is not in it: rival values, and denials."""

from sanad.claims.claim import Claim
from sanad.dossier.contrary import denials_left_out, left_out
from sanad.values.citation import Citation, TextLocator


def claim(name, value, said_by="A", about="S-01"):
    return Claim(about, name, value, said_by, Citation("a" * 64, TextLocator(1, 1, 2), "x"))


BORN, SAME, OTHER = (claim("birth_date", *each) for each in (("1984", "A"), ("1984-03", "B"), ("1979", "C")))  # fmt: skip
ACCUSED = claim("accused", "Front", about="I-01")
DENIED = claim("denied_by", "Front", "B", about="I-01")


def test_each_rival_value_is_paired_with_a_told_claim_that_it_contradicts():
    assert list(left_out([BORN, SAME, OTHER], {BORN.id})) == [(BORN, OTHER)]


def test_nothing_is_left_out_of_what_is_not_told_at_all():
    assert list(left_out([BORN, OTHER], set())) == []


def test_a_value_is_told_by_whichever_source_is_told_to_state_it():
    twice = claim("birth_date", "1979", "D")
    assert list(left_out([BORN, OTHER, twice], {BORN.id, twice.id})) == []


def test_a_name_in_the_other_script_is_no_rival_of_itself():
    father = [claim("father_name", name) for name in ("Sarfaraz Bugti", "سرفراز بگٹی", "Zarak Khan")]  # fmt: skip
    assert list(left_out(father, {father[0].id})) == [(father[0], father[2])]


def test_of_a_property_that_a_person_may_have_twice_there_are_no_rivals():
    assert list(left_out([(one := claim("alias", "One")), claim("alias", "Two")], {one.id})) == []


def test_who_is_accused_of_an_incident_is_not_told_without_the_denial():
    assert list(denials_left_out([ACCUSED, DENIED], {ACCUSED.id})) == [(ACCUSED, DENIED)]
    assert list(denials_left_out([ACCUSED, DENIED], {ACCUSED.id, DENIED.id})) == []
    assert list(denials_left_out([ACCUSED, DENIED], set())) == []
