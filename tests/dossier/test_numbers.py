# SPDX-License-Identifier: Apache-2.0
"""Numbers in texts: found however they are written, and nothing else taken for one."""

import time

import pytest

from sanad.dossier.numbers import numbers


def certain(text):
    return [each.key for each in numbers(text, "PK") if each.certain]


ONE = "+923900000002"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+92 390 0000002", [ONE]),
        ("0092 390 0000002", [ONE]),
        ("0390.000.0002", [ONE]),
        ("923900000002", [ONE]),
        ("+92(0)390-0000002", [ONE]),
        ("۰۳۹۰ ۰۰۰۰۰۰۲", [ONE]),
        ("٠٣٩٠-٠٠٠٠٠٠٢", [ONE]),
        ("Tel03900000002", [ONE]),
        ("03900000002/03900000003", [ONE, "+923900000003"]),
        ("0390-0000002-0390-0000003", [ONE, "+923900000003"]),
        ("0390 0000002 0390 0000003 7", [ONE, "+923900000003"]),
        ("+923900000002 44 calls", [ONE]),
        ("from +971 50 000 0001", ["+971500000001"]),
        ("gb82 west 1234 5698 7654 32 and more", ["GB82WEST12345698765432"]),
        ("0390 0000002 14:05", [ONE]),
    ],
)
def test_a_number_is_found_however_it_is_written(text, found):
    assert certain(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-04 14:05:00",
        "09-02-2025 14:05",
        "09.02.2025 14.05",
        "FIR 12/2025 of 01/02/2025",
        "99001-1840305-1",
        "PKR 2,425,000.00",
        "12 500 000 000",
        "TXN 0004512345",
        "C-012345678abc",
        "entries 190, 433, 435, 441, 1205",
        "GB83 WEST 1234 5698 7654 32",  # its check digits are wrong
        "IMEI 350000000000001",
    ],
)
def test_days_sums_cards_and_references_are_no_numbers_for_certain(text):
    assert certain(text) == []


def test_a_run_of_digits_is_offered_as_it_is_written_for_somebody_to_know():
    keys = {each.key for each in numbers("account 0001-2345678 here", "PK")}
    assert "0001-2345678" in keys


def test_a_long_text_of_digits_takes_no_longer_than_its_length():
    def taken(text):
        begin = time.process_time()
        list(numbers(text, "PK"))
        return time.process_time() - begin

    taken("0390 0000002")  # loads the library
    short, long = ("0 1 2 3 4 5 6 7 8 9 " * size for size in (300, 1200))
    assert taken(long) < 12 * max(taken(short), 0.01)
