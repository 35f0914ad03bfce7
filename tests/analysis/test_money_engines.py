# SPDX-License-Identifier: Apache-2.0
"""Every method about money gives the same bytes on every engine, whatever the order of the files."""

import dataclasses

import pytest

from money_answers import ask

RATES = {"into": "PKR", "rates": [{"from": "USD", "rate": "278.50", "on": "2025-01-01", "source": "Sample Bank"}]}  # fmt: skip
BALANCES = [{"on": "2024-12-31", "amount": "0"}, {"on": "2025-01-31", "amount": "1.005"}]
QUESTIONS = {
    "money_overlaps": {"account": "X"},
    "money_paths": {"account": "X", "hops": 3},
    "round_trips": {"account": "X", "hops": 3},
    "flows": {"accounts": ["X", "Y"], **RATES},
    "trace": {"account": "X", "tainted": ["{first}#1", "{first}#4 50.00"]},
    "pass_through": {"at_least": "1"},
    "payment_entries": {
        "accounts": ["X", "Y"],
        "currency": "PKR",
        "multiple_of": "0.5",
        "words": ["atm", "CASH"],
        **RATES,
    },
    "fan": {"at_least": 2},
    "structuring": {"threshold": "1000", "currency": "PKR", "at_least": 2, "within_percent": 90},
    "cash": {"words": ["cash", "ATM CASH"], "places": ["Quetta"]},
    "same_day": {},
    "dormant": {"days": 1},
    "offsets": {"at_least": "1", "days": 20},
    "reconcile": {"account": "X", "currency": "PKR", "balances": BALANCES},
    "both_banks": {},
}


@pytest.fixture
def inputs(records):
    """Statements of three accounts: days shared, an entry twice, an overlap with and without reference, a party not named, two currencies."""
    same = ("X", "debit", "300.00", "2025-01-03", "Y", {"bank_reference": "B-1", "statement": "S", "statement_row": 1})  # fmt: skip
    one = records.payments(
        ("X", "credit", "1000", "2025-01-01", "A"),
        ("X", "debit", "980.005", "2025-01-02", "Y", {"reference": "E-1"}),
        ("X", "credit", "20", "2025-01-02", None, {"currency": "USD"}),
        ("X", "credit", "500", "2025-01-02", "C", {"details": "ATM Cash Quetta"}),
        same,
        ("X", "debit", "7", "2025-01-20", None, {"details": "cash"}),
        ("X", "debit", "7", "2025-01-20", None, {"details": "cash"}),
    )
    again = records.payments(same, ("X", "debit", "7", "2025-01-20", None, {"details": "cash"}))
    two = records.payments(
        ("Y", "credit", "980.005", "2025-01-03", "X", {"reference": "E-1"}),
        ("Y", "debit", "975", "2025-01-04", "X", {"booked_on": None}),
        ("Y", "debit", "970", "2025-01-05", "Z"),
        ("Y", "debit", "970", "2025-01-05", "Z"),
        ("Y", "credit", "300", "2025-01-06", "X"),
        ("Y", "credit", "100", "2025-01-06", "C", {"currency": "USD"}),
    )
    three = records.payments(
        ("Z", "credit", "970", "2025-01-07", "Y"),
        ("Z", "debit", "500", "2025-01-08", "D"),
        ("W", "debit", "500", "2025-01-08", "D"),
        ("Z", "debit", "965", "2025-01-09", "X"),
        (None, "credit", "5", "2025-01-09", "X"),
    )
    covered = {"from": "2025-01-01", "to": "2025-01-31"}
    return [
        dataclasses.replace(item, numbers=(number,), coverage=covered)
        for item, number in ((one, "X"), (again, "X"), (two, "Y"), (three, "Z"))
    ]


@pytest.mark.parametrize("method", QUESTIONS)
def test_the_answer_is_the_same_on_every_engine_and_for_files_in_any_order(method, inputs, opener):
    asked = dict(QUESTIONS[method])
    if method == "trace":
        asked["tainted"] = [each.format(first=inputs[0].exhibit[:8]) for each in asked["tainted"]]
    plain = ask(method, inputs, **asked)
    assert plain.rows
    assert ask(method, inputs[::-1], opener, **asked).as_json() == plain.as_json()
