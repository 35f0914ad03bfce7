# SPDX-License-Identifier: Apache-2.0
"""Who paid whom: sums exact to the cent, each payment once, no currency added to another."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from money_answers import ask, ref
from record_files import Records
from sanad.errors import BadValue

RATE = {"from": "USD", "rate": "278.505", "on": "2025-01-31", "source": "Sample Bank"}


def test_sums_are_per_payer_payee_month_and_currency(records):
    item = records.payments(
        ("X", "credit", "0.10", "2025-01-01", "A"),
        ("X", "credit", "0.20", "2025-01-31", "A"),
        ("X", "credit", "5", "2025-01-31", "A", {"currency": "USD"}),
        ("X", "debit", "7", "2025-02-01", None),
    )
    found = ask("flows", [item], accounts=["X"], to="2025-02-28")
    assert [row[:6] for row in found.rows] == [
        ("T-A", "X", "2025-01", "PKR", "2", "0.30"),
        ("T-A", "X", "2025-01", "USD", "1", "5.00"),
        ("X", "not named", "2025-02", "PKR", "1", "7.00"),
    ]
    assert found.rows[0][6:] == (ref(item, 1), ref(item, 2))
    assert (
        "in 0.30 PKR in 2 payment(s), out 7.00 PKR in 1 payment(s), in 5.00 USD" in found.sentence
    )


def test_a_payment_in_both_banks_statements_is_in_one_row_and_between_them(records):
    one = records.payments(("X", "debit", "9", "2025-01-31", "Y"))
    two = records.payments(("Y", "credit", "9", "2025-02-02", "X"))
    found = ask("flows", [one, two], accounts=["X", "Y"], to="2025-02-28")
    assert [row[:6] for row in found.rows] == [("X", "Y", "2025-01", "PKR", "1", "9.00")]
    assert "between them 9.00 PKR in 1 payment(s)" in found.sentence


@pytest.mark.parametrize(
    ("paid", "received", "transfers"),
    [
        (["01"], ["04"], 1),  # three days: a weekend
        (["01"], ["05"], 2),
        (["01", "01"], ["01"], 2),
        (["01"], ["01", "02"], 2),  # the payee's bank shows two: two there were
        (["01", "02", "03"], ["02", "03", "04"], 3),
    ],
)
def test_equal_transfers_are_as_many_as_the_bank_that_shows_more(
    records, paid, received, transfers
):
    one = records.payments(*[("X", "debit", "9", f"2025-01-{day}", "Y") for day in paid])
    two = records.payments(*[("Y", "credit", "9", f"2025-01-{day}", "X") for day in received])
    [row] = ask("flows", [one, two], accounts=["X"]).rows
    assert row[4] == str(transfers)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["credit", "debit"]),
            st.decimals("0.01", "99999999999999999.99", places=2),
            st.integers(1, 31),
            st.sampled_from(["A", "B", None]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_the_table_holds_all_the_money_of_the_statement(tmp_path, entries):
    rows = [("X", way, str(sum_), f"2025-01-{day:02}", other) for way, sum_, day, other in entries]
    found = ask("flows", [Records(tmp_path).payments(*rows)], accounts=["X"], by="day")
    for way, side in (("credit", 1), ("debit", 0)):
        shown = sum(Decimal(row[5].replace(",", "")) for row in found.rows if row[side] == "X")
        assert shown == sum(amount for direction, amount, *_ in entries if direction == way)


def test_another_currency_is_converted_by_the_rate_stated_and_the_rate_is_said(records):
    item = records.payments(
        ("X", "credit", "10.01", "2025-01-01", "A", {"currency": "USD"}),
        ("X", "credit", "10", "2025-01-01", "A"),
    )
    found = ask("flows", [item], accounts=["X"], into="PKR", rates=[RATE])
    assert found.columns[-1] == "in PKR"
    assert [(row[3], row[-1]) for row in found.rows] == [("PKR", "10.00"), ("USD", "2,787.84")]
    assert "1 USD = 278.505 PKR (Sample Bank, 2025-01-31)" in found.sentence


@pytest.mark.parametrize(
    "rates",
    [None, [], [{**RATE, "from": "EUR"}], [RATE, RATE], [{**RATE, "rate": "0"}], [{**RATE, "on": "31.1."}],
     [{**RATE, "source": ""}], [{**RATE, "rate": 278.5}], ["USD"], [{**RATE, "from": "PKR"}]],
)  # fmt: skip
def test_without_a_whole_rate_nothing_is_converted(records, rates):
    item = records.payments(("X", "credit", "1", "2025-01-01", "A", {"currency": "USD"}))
    with pytest.raises(BadValue):
        ask("flows", [item], accounts=["X"], into="PKR", rates=rates)


def test_a_stretch_of_time_that_is_none_is_refused(records):
    item = records.payments(("X", "credit", "1", "2025-01-01", "A"))
    with pytest.raises(BadValue, match="month"):
        ask("flows", [item], accounts=["X"], by="week")


def test_accounts_that_may_not_be_shown_are_masked_in_rows_and_parameters(records):
    item = records.payments(("Q", "credit", "1", "2025-01-01", "A"))
    found = ask("flows", [item], accounts=["Q"])
    assert found.rows[0][:2] == ("T-A", "T-Q")
    assert found.parameters["accounts"] == ["T-Q"]
