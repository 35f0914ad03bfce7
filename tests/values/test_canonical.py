# SPDX-License-Identifier: Apache-2.0
"""Canonical JSON: the RFC's own bytes, whichever way they are made."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import BadValue
from sanad.values.canonical import canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_fast_way_gives_the_bytes_of_the_reference_library(value):
    assert canonical(value) == rfc8785.dumps(value)


def test_keys_sort_by_utf_16_units_as_in_the_rfc():
    # RFC 8785 section 3.2.3, the sorted example, without its last member's value
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    expected = '{"\\r":0,"1":0,"\u0080":0,"ö":0,"€":0,"😀":0,"\ufb33":0}'
    assert canonical(dict.fromkeys(keys, 0)).decode() == expected


@pytest.mark.parametrize(
    "value",
    [1.5, {"a": [1, {"b": 0.1}]}, 2**53, {1: "a"}, {"a": "\ud800"}, "\ud800", {"\ud800": 1}],
)
def test_what_readers_would_not_agree_on_is_refused(value):
    with pytest.raises(BadValue):
        canonical(value)


@given(VALUES, VALUES)
def test_two_values_never_spell_the_same_bytes(one, two):
    same = canonical(one) == canonical(two)
    assert same == (rfc8785.dumps(one) == rfc8785.dumps(two))
