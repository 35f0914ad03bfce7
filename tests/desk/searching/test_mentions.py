# SPDX-License-Identifier: Apache-2.0
"""Finding every mention of somebody on the register, each with the claim its name comes from."""

import pytest

from cast import CASE
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.questions.find_mentions import FindMentions
from sanad.errors import NotFound
from searched import LETTER, claim, mentions


def test_every_mention_of_the_register_is_found_with_the_claim_it_comes_from(place):
    place.subject("S-01", label="Sample One")
    place.subject("S-02", label="Abdullah Khan")
    phone = claim(place, "S-02", "phone", "+923900000001", "0390 0000001")
    assert mentions(place) == [
        ("S-01", "label", "as_written", "Sample One"),
        ("S-02", "label", "sounds_alike", "عبداللہ خان"),
        ("S-02", "phone", "as_written", "0390 0000001"),
        ("S-02", "phone", "as_written", "+923900000001"),
    ]
    [_, _, last, rows] = place.do(FindMentions(by="analyst", compartment=CASE)).every()
    assert (rows.part, rows.start, rows.exhibit) == (None, None, place.calls)
    assert (rows.table, rows.column, rows.rows, rows.row) == ("calls", "owner", 2, 1)
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
