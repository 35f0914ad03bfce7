# SPDX-License-Identifier: Apache-2.0
"""One transfer in two banks' statements: matched, doubtful, or on one side only."""

import dataclasses

import pytest

from money_answers import ask, ref

ALL = {"from": "2024-12-01", "to": "2025-02-28"}


@pytest.fixture
def both(records):
    """Return a function that answers for debits of X and credits of Y: (amount, day, reference, other account)."""

    def make(paid, received, coverage=ALL):
        made = []
        for account, way, other, rows in (
            ("X", "debit", "Y", paid),
            ("Y", "credit", "X", received),
        ):
            named = [
                (
                    account,
                    way,
                    amount,
                    f"2025-01-{day}",
                    *(more or [other]),
                    {"reference": reference},
                )
                for amount, day, reference, *more in rows
            ]
            # each has an entry besides, so that it has a statement of its own
            item = records.payments(*named, (account, "debit", "1", "2025-01-01", "N"))
            made.append(dataclasses.replace(item, numbers=(account,), coverage=coverage))
        return ask("both_banks", made), made

    return make


def test_a_transfer_that_both_banks_show_is_matched_with_both_rows(both):
    found, (one, two) = both([("9", "10", "E-1")], [("9", "12", "E-1")])
    assert found.rows == (
        ("matched", "X", "Y", "2025-01-10", "2025-01-12", "9.00", "9.00", "PKR", "same", f"{ref(one, 1)} {ref(two, 1)}"),
    )  # fmt: skip
    assert "both banks show 1; 0 are doubtful and 0 stand in one statement only" in found.sentence


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("E-1", "E-1", "same"),
        ("E-1", "E-2", "differ"),
        ("E-1", None, "not on both sides"),
        (None, None, "not on both sides"),
    ],
)
def test_a_pair_that_leaves_no_choice_is_matched_whatever_the_references_say(both, one, two, said):
    found, _ = both([("9", "10", one)], [("9", "10", two)])
    assert [(row[0], row[8]) for row in found.rows] == [("matched", said)]


def test_of_equal_transfers_those_with_one_reference_belong_together(both):
    found, _ = both(
        [("9", "10", "E-1"), ("9", "10", "E-2")], [("9", "10", "E-2"), ("9", "11", "E-1")]
    )
    assert [(row[4], row[8]) for row in found.rows] == [
        ("2025-01-10", "same"),
        ("2025-01-11", "same"),
    ]


def test_one_entry_is_matched_once(both):
    found, _ = both([("9", "10", None), ("9", "11", None)], [("9", "11", None)])
    assert sorted(row[0] for row in found.rows) == ["matched", "only the payer's"]


def test_different_amounts_under_one_reference_are_doubtful(both):
    found, _ = both([("9", "10", "E-1")], [("8.50", "10", "E-1")])
    [row] = found.rows
    assert (row[0], row[5], row[6]) == ("doubtful: amounts differ", "9.00", "8.50")


def test_a_bank_that_names_no_account_leaves_doubt(both):
    found, _ = both([("9", "10", "E-1")], [("9", "10", "E-1", None)])
    [row] = found.rows
    assert row[:3] == ("doubtful: one bank names no account", "X", "Y")


def test_a_bank_that_names_another_account_is_no_match(both):
    found, _ = both([("9", "10", "E-1")], [("9", "10", "E-1", "Q")])
    assert [row[0] for row in found.rows] == ["only the payer's"]


@pytest.mark.parametrize(
    ("day", "which"), [("13", ["matched"]), ("14", ["only the payee's", "only the payer's"])]
)
def test_bookings_more_than_three_days_apart_are_not_matched(both, day, which):
    found, _ = both([("9", "10", None)], [("9", day, None)])
    assert [row[0] for row in found.rows] == which


def test_where_the_other_statement_does_not_cover_the_day_nothing_is_known(both):
    found, _ = both([("9", "10", None)], [], coverage={"from": "2025-01-01", "to": "2025-01-12"})
    assert [row[0] for row in found.rows] == ["only the payer's; of the other nothing is known"]


def test_transfers_to_accounts_without_statements_are_not_asked_about(records):
    item = records.payments(("X", "debit", "9", "2025-01-10", "Q"))
    assert ask("both_banks", [item]).rows == ()
