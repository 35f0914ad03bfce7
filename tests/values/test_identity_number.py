# SPDX-License-Identifier: Apache-2.0

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import BadValue
from sanad.values.identity_number import parse


@pytest.mark.parametrize(
    "text", ["90001-1234567-1", "9000112345671", " 90001-1234567-1 ", "۹۰۰۰۱-۱۲۳۴۵۶۷-۱"]
)
def test_a_card_number_is_read_with_or_without_hyphens_and_in_urdu_digits(text):
    found = parse(text)
    assert found.digits == "9000112345671"
    assert str(found) == "90001-1234567-1"
    assert found.written == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90001-123456-1",
        "90001-1234567-12",
        "900011-234567-1",
        "90001-12345671",
        "900011234567-1",
        "9000A12345671",
    ],
)
def test_another_grouping_or_length_is_refused(text):
    with pytest.raises(BadValue):
        parse(text)


@given(st.from_regex(r"9[0-9]{12}", fullmatch=True))
def test_every_thirteen_digits_pass_because_there_is_no_check_digit(digits):
    assert parse(str(parse(digits))).digits == digits
