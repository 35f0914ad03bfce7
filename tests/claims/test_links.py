# SPDX-License-Identifier: Apache-2.0
"""Links: one for one relation, never more than sources say, and of the time for which they say it."""

import pytest

from sanad.claims.claim import Claim, Standing
from sanad.claims.links import links
from sanad.claims.period import Soft
from sanad.values.citation import Citation, TextLocator
from sanad.values.verdict import Verdict

PLACE = Citation("0" * 64, TextLocator(1, 0, 3), "abc")


def meets(other, about="S-01", said_by="A", **more):
    return Claim(about, "meets", {"subject": other}, said_by, PLACE, **more)


def same(name):
    return "S-01" if name == "M-01" else name


def test_one_relation_is_one_link_with_every_claim():
    [link] = links([meets("S-02"), meets("S-02", said_by="B")], str)
    assert (link.source, link.target, link.kind) == ("S-01", "S-02", "meets")
    assert (link.sources, len(link.claims)) == (2, 2)


def test_whoever_is_judged_to_be_one_stands_once_and_is_not_tied_to_themselves():
    found = links([meets("S-02"), meets("S-02", about="M-01"), meets("M-01")], same)
    assert [(each.source, each.target, len(each.claims)) for each in found] == [("S-01", "S-02", 2)]


def test_a_withdrawn_claim_draws_no_line():
    assert links([meets("S-02", withdrawn="a slip")], str) == []


def test_one_source_that_nobody_graded_is_thin_and_a_disputed_one_contested():
    [link] = links([meets("S-02")], str)
    assert (link.thin, link.contested) == (True, False)
    [link] = links([meets("S-02", grade="admiralty:B2", standing=Standing.DISPUTED)], str)
    assert (link.thin, link.contested) == (False, True)


@pytest.mark.parametrize(("on", "said"), [("2018", Verdict.REFUSE), ("2019-05", Verdict.PERMIT), ("2021", Verdict.REFUSE), (None, Verdict.PERMIT)])  # fmt: skip
def test_a_link_holds_when_some_source_says_so(on, said):
    [link] = links([meets("S-02", valid_from="2019-01", valid_to="2020-06")], str)
    assert link.then(on) is said


def test_an_end_that_one_source_does_not_give_is_open_and_a_soft_one_is_told():
    [link] = links([meets("S-02", valid_from="2019", soft=Soft.FROM), meets("S-02", said_by="B", valid_from="2018", valid_to="2020")], str)  # fmt: skip
    assert (link.first, link.last, link.soft) == ("2018", None, (True, False))
