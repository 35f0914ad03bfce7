# SPDX-License-Identifier: Apache-2.0
"""Tracing: by three rules, side by side; money is conserved whatever happens in the account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from money_answers import ask, ref
from sanad.analysis.money.tracing import RULES, UNIT, FirstIn, LowestBalance, ProRata, follow
from sanad.errors import BadValue

MOVES = st.lists(st.tuples(st.booleans(), st.integers(1, 10**12)), max_size=40)


@pytest.mark.parametrize("kind", [kind for _, kind in RULES])
@given(
    moves=MOVES, opening=st.integers(-(10**12), 10**12), share=st.integers(1, 100), data=st.data()
)
def test_what_is_traced_in_is_traced_out_or_covered_an_overdraft_or_still_held(
    kind, moves, opening, share, data
):
    received = [place for place, (is_debit, _) in enumerate(moves) if not is_debit]
    chosen = data.draw(st.sets(st.sampled_from(received))) if received else set()
    traced = {place: max(1, moves[place][1] * share // 100) for place in chosen}
    rule, balance, known = kind(opening), opening, 0
    for place, (is_debit, amount) in enumerate(moves):
        gone = rule.debit(amount) if is_debit else rule.credit(amount, traced.get(place, 0))
        balance += -amount if is_debit else amount
        known += traced.get(place, 0) - gone
        assert 0 <= gone <= amount
        assert rule.held == known
        assert 0 <= rule.held <= max(0, balance)


# One account: 100 of its own, then 50 traced, then 60 out, 50 in, 120 out. By hand:
# first in: the 60 and 40 of the 120 are its own, then 50 traced, then 30 of the last credit.
# pro rata: 60/150 of 50 = 20 out; of the 30 left 120/140, that is 25.71 (rounded down), stay 4.29.
# lowest balance: 90 after the first payment, 20 after the second: 30 out.
MIXED = [(False, 100), (False, 50), (True, 60), (False, 50), (True, 120)]


@pytest.mark.parametrize(
    ("kind", "steps", "held"),
    [
        (FirstIn, [(4, 5_000_000)], 0),
        (ProRata, [(2, 2_000_000), (4, 2_571_000)], 429_000),
        (LowestBalance, [(4, 3_000_000)], 2_000_000),
    ],
)
def test_each_rule_follows_the_example_worked_by_hand(kind, steps, held):
    rule = kind(0)
    moves = [(is_debit, amount * UNIT) for is_debit, amount in MIXED]
    assert [tuple(step) for step in follow(rule, moves, {1: 50 * UNIT})] == steps
    assert rule.held == held


def test_by_the_lowest_balance_later_money_does_not_take_the_place_of_what_is_gone():
    rule = LowestBalance(0)
    moves = [(False, 100), (True, 90), (False, 500), (True, 500)]
    assert sum(step.amount for step in follow(rule, moves, {0: 100})) == 90
    assert rule.held == 10


@pytest.mark.parametrize("kind", [kind for _, kind in RULES])
def test_what_is_paid_into_an_overdraft_is_gone(kind):
    rule = kind(-80)
    assert [tuple(step) for step in follow(rule, [(False, 100)], {0: 100})] == [(0, 80)]
    assert rule.held == 20


@pytest.fixture
def account(records):
    """The example, as a statement."""
    return records.payments(
        ("X", "credit", "100", "2025-01-01", "A"),
        ("X", "credit", "50", "2025-01-02", "B"),
        ("X", "debit", "60", "2025-01-03", "C"),
        ("X", "credit", "50", "2025-01-04", "A"),
        ("X", "debit", "120", "2025-01-05", None),
    )


def traced(item, *named, **more):
    return ask("trace", [item], account="X", tainted=list(named), **more)


def test_the_rules_stand_side_by_side_with_the_row_of_each_payment(account):
    found = traced(account, ref(account, 2))
    assert found.rows == (
        ("traced in", "2025-01-02", "T-B", "50.00", "PKR", "50.00", "50.00", "50.00", ref(account, 2)),
        ("paid out", "2025-01-03", "T-C", "60.00", "PKR", "0.00", "20.00", "0.00", ref(account, 3)),
        ("paid out", "2025-01-05", "not named", "120.00", "PKR", "50.00", "25.71", "30.00", ref(account, 5)),
        ("remains in the account", "2025-01-31", "", "", "PKR", "0.00", "4.29", "20.00", ""),
    )  # fmt: skip
    assert "Opening balance not known: 0.00 is taken" in found.sentence


def test_a_stated_opening_balance_changes_the_answer_and_is_said(account):
    # pro rata by hand: 60/1150 of 50 is 2.60 rounded down; 120/1140 of the 47.40 left is 4.98
    found = traced(account, ref(account, 2), opening="1000.00")
    assert found.rows[-1][5:8] == ("50.00", "42.42", "50.00")
    assert "taken as 1,000.00, as it was stated" in found.sentence


def test_an_opening_that_the_payments_need_is_taken_when_none_is_stated(records):
    item = records.payments(
        ("X", "debit", "70", "2025-01-01", "C"), ("X", "credit", "50", "2025-01-02", "B")
    )
    assert "70.00 is taken, the least" in traced(item, ref(item, 2)).sentence


def test_only_a_part_of_a_credit_may_be_traced(account):
    found = traced(account, f"{ref(account, 2)} 12.50")
    assert found.rows[0][3:8] == ("50.00", "PKR", "12.50", "12.50", "12.50")


def test_a_statement_that_lists_the_newest_first_is_read_from_its_end(records, account):
    entries = [
        ("X", "debit", "120", "2025-01-05", None), ("X", "credit", "50", "2025-01-04", "A"),
        ("X", "debit", "60", "2025-01-02", "C"), ("X", "credit", "50", "2025-01-02", "B"),
        ("X", "credit", "100", "2025-01-01", "A"),
    ]  # fmt: skip
    item = records.payments(*entries)
    assert traced(item, ref(item, 4)).rows[-1] == traced(account, ref(account, 2)).rows[-1]
    assert [row[5:8] for row in traced(item, ref(item, 4)).rows[1:3]] == [
        ("0.00", "20.00", "0.00"),
        ("50.00", "25.71", "30.00"),
    ]


def test_large_sums_stay_exact(records):
    large = "123456789012345678901234567.89001"
    item = records.payments(
        ("X", "credit", large, "2025-01-01", "A"), ("X", "debit", "0.00001", "2025-01-02", "B")
    )
    left = traced(item, ref(item, 1)).rows[-1][5]
    assert left == "123,456,789,012,345,678,901,234,567.89"


@pytest.mark.parametrize(
    "wrong",
    ["00000001#2", "{of}#3", "{of}#99", "{of}#2 50.01", "{of}#2 0", "{of}#2 much"],
)
def test_a_row_that_is_no_credit_or_a_sum_it_does_not_hold_is_refused(account, wrong):
    with pytest.raises(BadValue, match="tainted"):
        traced(account, wrong.format(of=account.exhibit[:8]))


def test_one_credit_named_twice_is_refused(account):
    with pytest.raises(BadValue, match="each credit once"):
        traced(account, f"{ref(account, 2)} 10", f"{ref(account, 2)} 20")


def test_traced_credits_of_two_currencies_are_refused(records):
    item = records.payments(
        ("X", "credit", "1", "2025-01-01", "A"),
        ("X", "credit", "1", "2025-01-02", "A", {"currency": "USD"}),
    )
    with pytest.raises(BadValue, match="one currency"):
        traced(item, ref(item, 1), ref(item, 2))
