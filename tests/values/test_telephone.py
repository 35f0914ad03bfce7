# SPDX-License-Identifier: Apache-2.0

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.values.telephone import parse

ONE = "+923900000001"


@pytest.mark.parametrize(
    "text",
    [
        ONE, "923900000001", "03900000001", "3900000001", "00923900000001", "+92-390-0000001", "0390 0000001",
        "(0390) 000.0001", "۰۳۹۰۰۰۰۰۰۰۱", "٠٣٩٠٠٠٠٠٠٠١", "\u202a+92 390 0000001\u202c", "＋923900000001",
        "'923900000001", '="923900000001"', "tel:+923900000001", "TEL:0390-0000001",
    ],
)  # fmt: skip
def test_every_way_to_write_one_number_gives_one_number(text):
    found = parse(text)
    assert found.e164 == ONE
    assert found.written == text


@pytest.mark.parametrize(
    "text",
    [
        "15",
        "1122",
        "8558",
        "0800",
        "",
        " ",
        "+",
        "00",
        "0",
        "++923900000001",
        "92+3900000001",
        "-",
        "---",
    ],
)
def test_short_codes_and_fragments_are_no_numbers(text):
    assert parse(text).e164 is None


@pytest.mark.parametrize(
    "text",
    [
        "JAZZ",
        "+88216xxxx",
        "0800FLOWERS",
        "4A415A5A",
        "0390-0000OO1",
        "923900000001x",
        "tel:+923900000001;ext=9",
    ],
)
def test_letters_are_never_keypad_digits(text):
    assert parse(text).e164 is None


@pytest.mark.parametrize(
    "imsi",
    ["001010000000001", "410011234567890", "404451234567890", "432778353374068", "43285178128657"],
)
def test_a_subscriber_identity_does_not_become_a_number(imsi):
    assert parse(imsi).e164 is None


@pytest.mark.parametrize("imei", ["00100100000001", "001001000000012", "4901542032375180"])
def test_an_equipment_identity_does_not_become_a_number(imei):
    assert parse(imei).e164 is None


@pytest.mark.parametrize(
    "text",
    [
        "923001234567.0",
        "+923001234567.0",
        "0300-1234567 (2)",
        "0300-1234567-1",
        "03001234567.5",
        "511234567.0",
    ],
)
def test_a_home_number_with_a_digit_too_many_is_none(text):
    """A spreadsheet's `.0`, a count in brackets and a running number would make twelve digits of eleven."""
    assert parse(text).e164 is None


@pytest.mark.parametrize("text", ["111-111-111", "042-111-111-111", "+9242111111111"])
def test_a_universal_access_number_may_be_longer_than_ordinary_ones(text):
    assert parse(text).e164 in {"+92111111111", "+9242111111111"}


def test_a_foreign_number_without_plus_is_not_read_as_a_home_number():
    assert parse("971501234567").e164 == "+971501234567"
    assert parse("441632960961").e164 in {"+441632960961", None}  # a range kept free for drama


@pytest.mark.parametrize("text", ["441111111111", "971101234567"])
def test_a_plus_is_only_supplied_where_the_number_falls_into_a_range_in_use(text):
    assert parse(text).e164 is None
    assert parse(f"+{text}").e164 == f"+{text}"


def test_the_home_country_decides_what_a_national_number_is():
    assert parse("0390 0000001", home="PK").e164 == ONE
    assert parse("0501234567", home="AE").e164 == "+971501234567"
    assert parse("0501234567", home="ZZ").e164 is None


@given(st.text(max_size=30))
def test_any_text_gives_e164_or_nothing_and_keeps_the_text(text):
    found = parse(text)
    assert found.written == text
    assert found.e164 is None or re.fullmatch(r"\+[1-9][0-9]{8,14}", found.e164)
