# SPDX-License-Identifier: Apache-2.0
"""Ids: one closed shape for each kind."""

import pytest

from sanad.errors import BadValue
from sanad.values.identifier import check_id


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("person", "S-01"), ("person", "M-a.b-c"), ("person", "S-" + "1" * 36), ("organisation", "O-01"),
        ("incident", "I-1"), ("officer", "analyst.one"), ("officer", "a" * 40), ("compartment", "c" * 80),
        ("instrument", "1" * 120), ("request", "RN_01"), ("recipient", "foreign_authority"),
    ],
)  # fmt: skip
def test_an_id_of_its_shape_is_returned(kind, text):
    assert check_id(kind, text) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("person", ""), ("person", "S-"), ("person", "O-01"), ("person", "S-../../x"), ("person", "S-1\n"),
        ("person", "S-" + "1" * 37), ("person", "S-٣"), ("organisation", "S-01"), ("incident", "I-a b"),
        ("officer", ""), ("officer", ".one"), ("officer", "a..b"), ("officer", "a" * 41), ("compartment", "a/b"),
        ("compartment", "c" * 81), ("instrument", "i" * 121), ("request", "r" * 41), ("recipient", "press"),
        ("recipient", "court "), ("colour", "blue"),
    ],
)  # fmt: skip
def test_anything_else_is_refused(kind, text):
    with pytest.raises(BadValue):
        check_id(kind, text)
