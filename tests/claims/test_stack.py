# SPDX-License-Identifier: Apache-2.0
"""Values of a property side by side: which is shown first, and which cannot all be right."""

import pytest

from sanad.claims.claim import Claim, Standing
from sanad.claims.stack import stacks
from sanad.values.citation import Citation, TextLocator


def claim(name, value, seq, said_by="A", **more):
    return Claim(
        "S-01", name, value, said_by, Citation("0" * 64, TextLocator(1, 0, 1), "x"), seq=seq, **more
    )


def values(*claims):
    [stack] = stacks(claims)
    return [value.value for value in stack.values]


def test_what_a_court_found_stands_before_what_more_sources_allege():
    said = [claim("birth_date", "1980", 1, "A"), claim("birth_date", "1980", 2, "B")]
    found = claim("birth_date", "1979", 0, "C", standing=Standing.FOUND_BY_COURT)
    assert values(*said, found) == ["1979", "1980"]
    [stack] = stacks([*said, claim("birth_date", "1980", 3, "D", standing=Standing.ADMITTED)])
    assert stack.values[0].standing is Standing.ADMITTED


def test_among_equals_more_independent_sources_then_the_newest_stand_first():
    first, copy = claim("phone", "1", 1, "A"), claim("phone", "1", 2, "B", copy_of="C-000000000000")
    copy_of_first = claim("phone", "1", 2, "B", copy_of=first.id)
    others = claim("phone", "2", 3, "C")
    assert values(first, copy_of_first, others) == ["2", "1"]
    assert values(first, copy, others) == ["1", "2"]


def test_what_was_withdrawn_or_disputed_stands_nowhere_or_last():
    disputed = claim("sex", "F", 9, standing=Standing.DISPUTED)
    assert values(claim("sex", "M", 1), disputed, claim("sex", "X", 2, withdrawn="wrong")) == [
        "M",
        "F",
    ]


@pytest.mark.parametrize(
    ("name", "left", "right", "rivals"),
    [
        ("birth_date", "1961", "1961-08-15", False),
        ("birth_date", "1961", "1962-08-15", True),
        ("birth_date", "1961-08", "1961-09-01", True),
        ("father_name", "Sikandar Farzi", "سکندر فرضی", False),
        ("father_name", "Sikandar Farzi", "Gulfam Farzi", True),
        ("phone", "1", "2", False),
        ("sex", "M", "F", True),
    ],
)
def test_rivals_are_values_that_cannot_all_be_right(name, left, right, rivals):
    [stack] = stacks([claim(name, left, 1), claim(name, right, 2)])
    assert stack.rivals is rivals


def test_a_copy_of_a_statement_with_another_value_is_still_that_speakers():
    first = claim("birth_date", "1980", 1, "A")
    again = claim("birth_date", "1980-05", 2, "A")
    copy = claim("birth_date", "1980-05", 3, "B", copy_of=first.id)
    [stack] = stacks([first, again, copy])
    assert {value.value: value.sources for value in stack.values} == {"1980": 1, "1980-05": 1}
