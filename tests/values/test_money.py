# SPDX-License-Identifier: Apache-2.0

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import BadValue
from sanad.values.money import Money


@pytest.mark.parametrize(
    ("text", "mark", "amount"),
    [
        ("18.15", ".", "18.15"),
        ("27.00000", ".", "27.00000"),
        ("300,", ",", "300"),
        (",5", ",", "0.5"),
        ("-3", ".", "-3"),
    ],
)
def test_an_amount_is_read_exactly(text, mark, amount):
    found = Money.parse(text, "PKR", mark)
    assert (found.amount, found.currency, found.original) == (Decimal(amount), "PKR", text)


@pytest.mark.parametrize(
    "text",
    ["", ".", "1,000.00", "1e5", "NaN", "Infinity", "0x10", "1.2.3", "1 000", "١٢", "--1", "5 "],
)
def test_what_is_no_plain_number_is_refused(text):
    with pytest.raises(BadValue):
        Money.parse(text, "PKR")


@pytest.mark.parametrize("currency", ["", "pkr", "RS", "PKRS", "P1R", "РКR"])
def test_a_currency_is_three_capital_letters(currency):
    with pytest.raises(BadValue):
        Money.parse("1", currency)


def test_an_amount_too_long_for_its_column_is_refused():
    assert Money.parse("9" * 33, "PKR").amount == Decimal("9" * 33)
    with pytest.raises(BadValue):
        Money.parse("9" * 34, "PKR")


@given(st.decimals(min_value=0, max_value=10**20, places=5, allow_nan=False))
def test_no_digit_is_lost(amount):
    assert Money.parse(f"{amount:f}", "AED").amount == amount
