# SPDX-License-Identifier: Apache-2.0
"""Who is meant by a name: whoever a source that still stands says, and nobody by an equal name."""

import pytest

from sanad.claims.claim import Claim
from sanad.identity.meant import Bearers
from sanad.values.citation import Citation, TextLocator

PLACE = Citation("0" * 64, TextLocator(1, 0, 1), "The Sahar Group denied it.")
TOLD = Claim("I-01", "denied_by", "Sahar Group", "A report", PLACE)
BEARER = Claim("O-01", "name", "Sahar Group", "A register", PLACE)


def meant(about="O-01", **more):
    value = {"claim": TOLD.id, "name": "Sahar Group"}
    return Claim(about, "meant_in", value, "A report", PLACE, **more)


def named(said=(), names=(BEARER,), told=(TOLD,)):
    return Bearers.of(said, names).named(told)


def test_an_equal_name_is_shown_and_answers_nothing():
    [one] = named()
    assert (one.is_open, one.meant) == (True, ())
    assert [each.subject for each in one.candidates] == ["O-01"]


def test_whom_a_source_says_closes_the_name_and_no_other_is_shown_beside():
    [one] = named([meant()], [BEARER, Claim("O-02", "name", "Sahar Group", "A", PLACE)])
    assert (one.is_open, one.candidates) == (False, ())


def test_sources_that_differ_leave_the_name_open():
    [one] = named([meant("O-01"), meant("O-02")])
    assert (one.is_open, len(one.meant)) == (True, 2)


def test_what_was_withdrawn_says_nothing():
    [one] = named([meant(withdrawn="the source took it back")])
    assert (one.is_open, one.meant) == (True, ())


@pytest.mark.parametrize("name", ["Sahar Group", "Qamar Union"])
def test_a_name_that_was_withdrawn_or_is_another_is_not_shown(name):
    gone = "a mistake" if name == TOLD.value else None
    [one] = named(names=[Claim("O-01", "name", name, "A register", PLACE, withdrawn=gone)])
    assert one.candidates == ()


def test_a_claim_that_was_withdrawn_names_nobody():
    gone = Claim("I-01", "denied_by", "Sahar Group", "A report", PLACE, withdrawn="a mistake")
    assert named(told=[gone]) == []
