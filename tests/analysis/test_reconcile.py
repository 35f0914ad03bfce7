# SPDX-License-Identifier: Apache-2.0
"""Balances as stated, and as the entries make them."""

import pytest

from money_answers import ask, ref
from sanad.errors import BadValue

ENTRIES = [
    ("X", "credit", "100.10", "2025-01-02", "A"),
    ("X", "debit", "0.20", "2025-01-31", "B"),
    ("X", "debit", "50", "2025-02-01", "B"),
    ("X", "credit", "7", "2025-02-02", "B", {"currency": "USD"}),
]


def stated(*amounts, days=("2024-12-31", "2025-01-31", "2025-02-28")):
    return [{"on": day, "amount": amount} for day, amount in zip(days, amounts, strict=True)]


def answer(records, balances, entries=ENTRIES):
    item = records.payments(*entries)
    return ask("reconcile", [item], account="X", currency="PKR", balances=balances), item


def test_balances_that_follow_from_the_entries_are_not_flagged(records):
    found, item = answer(records, stated("10", "109.90", "59.90"))
    assert found.rows[0] == (
        "2025-01-01", "2025-01-31", "10.00", "100.10", "0.20", "109.90", "109.90", "0.00", "2", ref(item, 1), ref(item, 2),
    )  # fmt: skip
    assert found.sentence.startswith(
        "Of 3 balances of X in PKR from 2024-12-31 to 2025-02-28, 2 have one before them; 0 of these do not follow from it"
    )


def test_a_missing_entry_shows_as_a_difference_of_its_amount_and_only_there(records):
    found, _ = answer(records, stated("10", "109.90", "59.90"), ENTRIES[:1] + ENTRIES[2:])
    assert [row[7] for row in found.rows] == ["-0.20", "0.00"]
    assert "the first is that of 2025-01-31: 109.90 is stated, 110.10 follows" in found.sentence


def test_balances_may_be_below_nothing_and_in_any_order(records):
    found, _ = answer(records, stated("10", "109.90", "-5")[::-1])
    assert [row[7] for row in found.rows] == ["0.00", "-64.90"]


def test_a_stretch_without_entries_keeps_its_balance(records):
    found, _ = answer(records, stated("5", "5", days=("2025-03-01", "2025-03-31")))
    assert found.rows[0][5:] == ("5.00", "5.00", "0.00", "0", "", "")


@pytest.mark.parametrize(
    "balances",
    [None, [], "x", 7, stated("1", days=("2025-01-01",)), stated("1", "2", days=("2025-01-01",) * 2),
     stated("1", "two", days=("2025-01-01", "2025-01-02")), stated("1", "2", days=("2025-01-01", "2025-02-30")),
     [{"on": "2025-01-01"}, {"on": "2025-01-02"}], [{"on": "2025-01-01", "amount": 1.5}, {"on": "2025-01-02", "amount": 2.5}]],
)  # fmt: skip
def test_balances_that_are_none_are_refused(records, balances):
    with pytest.raises(BadValue, match="balances"):
        answer(records, balances)
