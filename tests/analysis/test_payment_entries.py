# SPDX-License-Identifier: Apache-2.0
"""Entries one by one: by amount, round sums, words, each with its row; other currencies by stated rates alone."""

import pytest

from money_answers import ask, ref
from sanad.errors import BadValue

USD = {"currency": "USD"}


@pytest.fixture
def entries(records):
    return records.payments(
        ("X", "credit", "50000", "2025-01-03", "P", {"details": "CASH DEPOSIT Quetta"}),
        ("X", "debit", "49999.99", "2025-01-02", None),
        ("X", "debit", "120000.00", "2025-01-04", "P"),
        ("X", "credit", "100", "2025-01-05", "Q", USD),
        ("Y", "credit", "50000", "2025-01-03", "X"),
    )


def days(found):
    return [row[0][-2:] for row in found.rows]


def test_each_entry_of_the_accounts_stands_once_by_day_with_its_row(entries):
    found = ask("payment_entries", [entries], accounts=["X"])
    assert days(found) == ["02", "03", "04", "05"]
    assert found.rows[1] == ("2025-01-03", "X", "credit", "50,000.00", "PKR", "T-P", "", ref(entries, 1))  # fmt: skip
    assert "hold 4 entries." in found.sentence
    assert "Quetta" not in str(found.rows)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"at_least": "50000"}, ["03", "04"]),
        ({"at_most": "50000"}, ["02", "03"]),
        ({"at_least": "50000", "at_most": "50000.00"}, ["03"]),
        ({"multiple_of": "10000"}, ["03", "04"]),
        ({"words": ["cash"]}, ["03"]),
        ({}, ["02", "03", "04"]),
    ],
)
def test_amounts_are_compared_in_the_currency_that_is_named(entries, given, left):
    found = ask("payment_entries", [entries], accounts=["X"], currency="PKR", **given)
    assert days(found) == left
    assert " in PKR" in found.sentence


@pytest.mark.parametrize(
    "given",
    [
        {"at_least": "50000"},
        {"at_least": "0", "currency": "PKR"},
        {"multiple_of": "-1", "currency": "PKR"},
        {"currency": "EUR"},
        {"words": [" "]},
        {"into": "PKR"},
    ],
)
def test_what_would_compare_different_things_is_refused(entries, given):
    with pytest.raises(BadValue):
        ask("payment_entries", [entries], accounts=["X"], **given)


def test_other_currencies_are_shown_by_the_rate_of_a_day_that_is_stated(entries):
    rates = [{"from": "USD", "rate": "278.50", "on": "2025-02-01", "source": "State Bank"}]
    found = ask("payment_entries", [entries], accounts=["X"], into="PKR", rates=rates)
    assert [row[-1] for row in found.rows] == ["49,999.99", "50,000.00", "120,000.00", "27,850.00"]
    assert "1 USD = 278.50 PKR (State Bank, 2025-02-01)" in found.sentence
