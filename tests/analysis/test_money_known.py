# SPDX-License-Identifier: Apache-2.0
"""What answers about accounts say of days that no statement covers, of entries on no day, of currencies that are not there."""

import dataclasses
from datetime import date

import pytest

from money_answers import JANUARY, ask
from sanad.errors import BadValue
from telephone import within

LATER = {"from": "2030-01-01", "to": "2030-01-31"}
NEVER = "No statement of X says that it covers 2030-01-01 to 2030-01-31; what is not shown there is not known."
NOBODY = "No statement says that it covers 2030-01-01 to 2030-01-31; what is not shown there is not known."
OF_X = {
    "flows": {"accounts": ["X"]},
    "money_overlaps": {"account": "X"},
    "money_paths": {"account": "X"},
    "round_trips": {"account": "X"},
    "fan": {"accounts": ["X"]},
    "reconcile": {
        "account": "X",
        "currency": "PKR",
        "balances": [{"on": "2029-12-31", "amount": "1"}, {"on": "2030-01-31", "amount": "1"}],
    },
}
OF_ALL = {
    "both_banks": {},
    "cash": {"words": ["cash"]},
    "dormant": {},
    "fan": {},
    "offsets": {"at_least": "1"},
    "pass_through": {},
    "same_day": {},
    "structuring": {"threshold": "10", "currency": "PKR"},
}


@pytest.fixture
def statement(records):
    """Return the statement of X for January."""
    item = records.payments(("X", "credit", "5", "2025-01-02", "Q"))
    return dataclasses.replace(item, numbers=("X",), coverage=JANUARY)


@pytest.mark.parametrize("method", OF_X)
def test_nothing_is_said_to_be_absent_on_days_that_no_statement_of_the_account_covers(
    statement, method
):
    assert (
        ask(method, [statement], **OF_X[method], **within(method, LATER)).sentence.count(NEVER) == 1
    )


@pytest.mark.parametrize("method", OF_ALL)
def test_nothing_is_said_to_be_absent_on_days_that_no_statement_of_anybody_covers(
    statement, method
):
    assert ask(method, [statement], **OF_ALL[method], **LATER).sentence.count(NOBODY) == 1


@pytest.mark.parametrize(("method", "asked"), [*OF_ALL.items(), ("flows", {"accounts": ["X"]})])
def test_where_statements_cover_the_days_nothing_is_added(statement, method, asked):
    assert "No statement" not in ask(method, [statement], **asked).sentence


def test_money_traced_over_days_without_a_statement_is_traced_with_that_said(statement):
    tainted = [f"{statement.exhibit[:8]}#1"]
    found = ask("trace", [statement], account="X", tainted=tainted, to="2025-02-10")
    assert "No statement of X says that it covers 2025-02-01 to 2025-02-10;" in found.sentence


def test_accounts_of_which_the_same_is_not_known_stand_together_and_masked(statement):
    found = ask("flows", [statement], accounts=["P", "Q", "X"])
    assert (
        "No statement of T-P, T-Q says that it covers 2025-01-01 to 2025-01-31;" in found.sentence
    )


def test_an_entry_on_no_day_is_counted_as_left_out(records):
    item = records.payments(
        ("X", "credit", "5", "2025-01-02", "Q", {"booked_on": None}),
        ("X", "credit", "5", "2025-01-02", "Q", {"booked_on": None, "valued_on": date(2025, 1, 2)}),
        ("Q", "debit", "1", "2025-01-02", "R", {"booked_on": None}),
    )
    for method, asked in (*OF_X.items(), ("same_day", {}), ("both_banks", {})):
        rows = 1 if "X" in str(asked) and not method.endswith(("paths", "trips")) else 2
        assert f" {rows} row(s) give no day and are left out." in ask(method, [item], **asked).sentence  # fmt: skip


def test_an_entry_with_a_value_date_alone_is_compared_with_other_statements(records):
    entry = ("X", "credit", "5", "2025-01-02", "Q", {"booked_on": None, "valued_on": date(2025, 1, 2), "bank_reference": "B-1"})  # fmt: skip
    found = ask("money_overlaps", [records.payments(entry) for _ in range(2)], account="X")
    assert [row[:4] for row in found.rows] == [("one entry", "X", "", "credit")]


@pytest.mark.parametrize("currency", ["pkr", "EUR"])
def test_a_currency_in_which_there_are_no_entries_is_refused_with_those_there_are(
    records, currency
):
    item = records.payments(
        ("X", "credit", "5", "2025-01-02", "Q"),
        ("X", "credit", "5", "2025-01-02", "Q", {"currency": "USD"}),
    )
    with pytest.raises(BadValue, match="the entries are in: PKR, USD"):
        ask("structuring", [item], threshold="10", currency=currency)
    with pytest.raises(BadValue, match="the entries are in: PKR, USD"):
        ask("reconcile", [item], **{**OF_X["reconcile"], "currency": currency})


def test_a_currency_of_another_account_is_not_reconciled(records):
    item = records.payments(
        ("X", "credit", "5", "2025-01-02", "Q"),
        ("Y", "credit", "5", "2025-01-02", "Q", {"currency": "EUR"}),
    )
    with pytest.raises(BadValue, match="the entries are in: PKR"):
        ask("reconcile", [item], **{**OF_X["reconcile"], "currency": "EUR"})
