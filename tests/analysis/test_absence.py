# SPDX-License-Identifier: Apache-2.0
"""An answer without rows is a statement about somebody: it is kept only where every day was delivered."""

import pytest

from record_files import ZONE, A, B
from sanad.analysis import absence
from sanad.analysis.finding import compute
from sanad.errors import AbsenceNotCovered

JANUARY = {"from": "2025-01-01", "to": "2025-01-31"}
HALF = {"from": "2025-01-01", "to": "2025-01-15"}
EVENT = (A, B, "2025-02-05T10:00:00", "out", "call", 5)


def check(method, asked, *inputs):
    found = compute(method, asked, inputs, ZONE, {A, B}, str.lower)
    absence.check(found, asked, inputs, str)


def test_that_nothing_is_shown_is_kept_of_covered_days_alone(records):
    asked = {**JANUARY, "number": A}
    check("contacts", asked, records.calls(EVENT, coverage=JANUARY))
    with pytest.raises(AbsenceNotCovered) as refused:
        check("contacts", asked, records.calls(EVENT, coverage=HALF))
    assert "2025-01-16 to 2025-01-31" in str(refused.value)
    assert "2025-01-01 to 2025-01-15" in str(refused.value)


def test_days_count_as_covered_only_for_everybody_who_is_named(records):
    one = records.calls(EVENT, coverage=JANUARY)
    other = records.calls((B, A, "2025-02-05T10:00:00", "in", "call", 5), numbers=(B,), coverage=HALF)  # fmt: skip
    asked = {**JANUARY, "numbers": [A, B]}
    with pytest.raises(AbsenceNotCovered):
        check("call_events", asked, one, other)
    check("call_events", {**asked, **HALF}, one, other)


def test_where_no_delivery_says_what_it_covers_nothing_is_absent(records):
    with pytest.raises(AbsenceNotCovered, match="none"):
        check("contacts", {**JANUARY, "number": A}, records.calls(EVENT))


def test_rows_are_kept_whatever_is_covered_and_coverage_may_be_asked_of_any_day(records):
    grey = records.calls(EVENT)
    check("contacts", {"number": A, "from": "2025-02-01", "to": "2025-02-28"}, grey)
    check("coverage", {**JANUARY, "number": B}, grey)


def test_of_everybody_at_once_a_day_is_known_that_some_statement_covers(records):
    asked = {**JANUARY, "at_least": 2}
    with pytest.raises(AbsenceNotCovered):
        check("fan", asked, records.payments(("X", "credit", "1", "2025-02-02", "P")))


@pytest.mark.parametrize("days", [{}, {"from": "x", "to": "y"}, {"from": "2025-02-01", "to": "2025-01-01"}])  # fmt: skip
def test_a_question_without_a_period_has_none(days):
    assert absence.period(days) is None


def test_whom_a_question_names_is_told_in_its_own_order():
    asked = {"number": "1", "numbers": ["2", "3"], "accounts": ["4"], "first_group": ["5"]}
    assert absence.named(asked) == ["1", "2", "3", "4", "5"]
