# SPDX-License-Identifier: Apache-2.0
"""What accounts do within days: in and out on one day, passing through, going quiet."""

import dataclasses

import pytest

from money_answers import ask, ref
from sanad.errors import BadValue

YEAR = {"from": "2025-01-01", "to": "2025-12-31"}


def test_a_day_with_money_in_and_out_is_shown_with_sums_and_rows(records):
    item = records.payments(
        ("X", "credit", "3", "2025-01-02", "A"),
        ("X", "credit", "4.50", "2025-01-02", "B"),
        ("X", "debit", "2", "2025-01-02", None),
        ("X", "debit", "2", "2025-01-03", "C"),
    )
    found = ask("same_day", [item])
    assert found.rows == (
        ("X", "2025-01-02", "PKR", "2", "7.50", "1", "2.00", ref(item, 1), ref(item, 3)),
    )
    assert "1 time(s), in 1 account(s)" in found.sentence


@pytest.mark.parametrize("change", [("Y", {}), ("X", {"currency": "USD"})])
def test_in_on_one_account_or_currency_and_out_on_another_is_no_such_day(records, change):
    account, more = change
    item = records.payments(
        ("X", "credit", "3", "2025-01-02", "A"), (account, "debit", "3", "2025-01-02", "B", more)
    )
    assert ask("same_day", [item]).rows == ()


@pytest.mark.parametrize(
    ("amount", "day", "shown"),
    [("80", "2025-01-04", True), ("79.99", "2025-01-04", False), ("80", "2025-01-05", False), ("80", "2025-01-01", False)],
)  # fmt: skip
def test_what_leaves_within_the_days_and_is_large_enough_passes_through(
    records, amount, day, shown
):
    item = records.payments(
        ("X", "credit", "100", "2025-01-02", "A"), ("X", "debit", amount, day, "B")
    )
    rows = ask("pass_through", [item], days=2).rows
    assert rows == (
        (("X", "2025-01-02", "PKR", "100.00", "80.00", "80", "1", "1", ref(item, 1), ref(item, 2), ref(item, 2)),)
        if shown
        else ()
    )  # fmt: skip


def test_small_receipts_can_be_left_out_of_what_passes_through(records):
    item = records.payments(
        ("X", "credit", "100", "2025-01-02", "A"), ("X", "debit", "100", "2025-01-02", "B")
    )
    assert len(ask("pass_through", [item], at_least="100.00").rows) == 1
    assert ask("pass_through", [item], at_least="100.01").rows == ()


def quiet(records, coverage, **asked):
    item = records.payments(
        ("X", "debit", "1", "2025-01-05", "A"), ("X", "debit", "1", "2025-04-15", "A"), ("X", "debit", "1", "2025-04-20", "A")
    )  # fmt: skip
    item = dataclasses.replace(item, numbers=("X",), coverage=coverage)
    return ask("dormant", [item], **{**YEAR, **asked}), item


def test_an_account_is_said_to_be_quiet_on_days_that_are_covered(records):
    found, item = quiet(records, YEAR)
    assert found.rows == (
        ("X", "2025-01-06", "2025-04-14", "99", "", "2025-04-15", "1", ref(item, 1), ref(item, 2)),
    )
    assert "1 time(s), on days that the deliveries cover." in found.sentence


@pytest.mark.parametrize(("days", "times"), [(99, 1), (100, 0)])
def test_quiet_days_are_whole_days_between_entries(records, days, times):
    assert len(quiet(records, YEAR, days=days)[0].rows) == times


def test_quiet_is_not_said_where_no_delivery_covers_the_days(records):
    found, _ = quiet(records, {"from": "2025-03-01", "to": "2025-12-31"})
    assert found.rows[0][4] == "2025-01-06 to 2025-02-28"
    assert "0 time(s)" in found.sentence
    assert "1 time(s) nothing is known of some of the days" in found.sentence


def test_another_accounts_coverage_covers_nothing(records):
    item = records.payments(("X", "debit", "1", "2025-12-30", "A"))
    item = dataclasses.replace(item, numbers=("Q",), coverage=YEAR)
    assert ask("dormant", [item], **YEAR).rows[0][4] == "2025-01-01 to 2025-12-29"


@pytest.mark.parametrize("method", ["same_day", "pass_through", "dormant"])
def test_a_period_or_a_list_of_accounts_that_is_none_is_refused(records, method):
    item = records.payments(("X", "debit", "1", "2025-01-05", "A"))
    with pytest.raises(BadValue, match="ends before it begins"):
        ask(method, [item], **{"from": "2025-02-01", "to": "2025-01-01"})
    with pytest.raises(BadValue, match="accounts"):
        ask(method, [item], accounts="X")
    assert ask(method, [item], accounts=["Q"]).rows == ()
