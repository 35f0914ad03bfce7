# SPDX-License-Identifier: Apache-2.0
"""Times for which something is said, with ends that may be soft."""

import pytest

from sanad.claims.period import Period, Soft
from sanad.errors import BadValue
from sanad.values.verdict import Verdict

YES, NO, OPEN = Verdict.PERMIT, Verdict.REFUSE, Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("period", "on", "holds"),
    [
        (Period("2020-05-01", "2021-05-01"), "2020-05-01", YES),
        (Period("2020-05-01", "2021-05-01"), "2021-05-01", YES),
        (Period("2020-05-01", "2021-05-01"), "2020-04-30", NO),
        (Period("2020-05-01", "2021-05-01"), "2021-05-02", NO),
        (Period("2020-05-01"), "2030-01-01", YES),
        (Period(None, "2021-05-01"), "1990-01-01", YES),
        (Period(), "2021-05-01", YES),
        (Period("2020-05-01", soft=Soft.FROM), "2020-04-30", OPEN),
        (Period("2020-05-01", soft=Soft.FROM), "2020-05-01", YES),
        (Period("2020-05-01", "2021-05-01", Soft.TO), "2020-06-01", OPEN),
        (Period("2020-05-01", "2021-05-01", Soft.TO), "2021-05-02", NO),
        (Period("2020-05-01", "2021-05-01", Soft.TO), "2020-04-30", NO),
        (Period("2020", "2021"), "2020-06-01", OPEN),
        (Period("2020", "2021"), "2021-06-01", OPEN),
        (Period("2020", "2022"), "2021-06-01", YES),
        (Period("2020-05-01", "2021-05-01"), "2020", YES),
    ],
)
def test_a_source_is_not_taken_further_than_it_reaches(period, on, holds):
    assert period.holds(on) is holds


@pytest.mark.parametrize(
    "period",
    [
        Period("2021", "2020"),
        Period("2021-13"),
        Period("2021-02-30"),
        Period("5 May 2021"),
        Period(None, "2021", Soft.FROM),
        Period("2021", None, Soft.BOTH),
        Period("2021-05-02", "2021-05-01"),
    ],
)
def test_a_period_that_cannot_be_is_refused(period):
    with pytest.raises(BadValue, match="S-01, role"):
        period.check("S-01, role")


def test_a_period_says_in_words_what_is_soft():
    assert Period("2020", "2022-05", Soft.BOTH).words == "since at least 2020 until at most 2022-05"
    assert Period("2020").words == "since 2020"
    assert Period().words == ""


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (Period("2020", "2021"), Period("2021-06", "2022"), True),
        (Period("2020", "2021-05"), Period("2021-06", "2022"), False),
        (Period("2021-06", "2022"), Period("2020", "2021-05"), False),
        (Period("2020", "2021-05"), Period("2021-06", "2022", Soft.FROM), True),
        (Period("2020"), Period(None, "2019"), False),
        (Period(), Period("2020", "2021"), True),
    ],
)
def test_two_times_meet_unless_one_surely_ended_before_the_other_began(left, right, meet):
    assert left.may_meet(right) is meet
    assert right.may_meet(left) is meet
