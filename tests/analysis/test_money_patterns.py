# SPDX-License-Identifier: Apache-2.0
"""Patterns of amounts and parties: described with their rows, never judged."""

import random
import re

import pytest

from money_answers import ask, ref
from sanad.analysis import methods
from sanad.errors import BadValue

JUST_BELOW = {"threshold": "1000", "currency": "PKR"}


def test_the_window_with_most_payers_is_shown(records):
    item = records.payments(
        ("X", "credit", "1", "2025-01-01", "A"),
        ("X", "credit", "1", "2025-01-06", "B"),
        ("X", "credit", "1", "2025-01-10", "C"),
        ("X", "credit", "1", "2025-01-10", "C"),
        ("X", "credit", "1", "2025-01-10", None),
        ("X", "debit", "1", "2025-01-10", "D"),
    )
    found = ask("fan", [item], days=5, at_least=2)
    assert found.rows == (
        ("X", "payers", "2", "3", "2025-01-06", "2025-01-10", ref(item, 2), ref(item, 4)),
    )
    assert "1 entries name no other account and are not counted" in found.sentence
    assert ask("fan", [item], days=5, at_least=3).rows == ()
    assert ask("fan", [item], days=10, at_least=3).rows[0][2] == "3"


@pytest.mark.parametrize("days", [1, 3, 10, 31])
def test_the_window_is_the_one_that_counting_in_every_window_finds(records, days):
    chance = random.Random(days)
    paid = [(chance.randrange(1, 32), chance.choice("ABCDEFG")) for _ in range(40)]
    item = records.payments(*(("X", "credit", "1", f"2025-01-{day:02}", who) for day, who in paid))
    parties = {
        until: {who for day, who in paid if until - days < day <= until} for until, _ in paid
    }
    until = min(parties, key=lambda day: (-len(parties[day]), day))
    inside = [day for day, _ in paid if until - days < day <= until]
    [row] = ask("fan", [item], days=days, at_least=2).rows
    assert row[2:6] == (
        str(len(parties[until])),
        str(len(inside)),
        f"2025-01-{min(inside):02}",
        f"2025-01-{until:02}",
    )


def test_amounts_just_below_a_threshold_are_listed_with_their_days(records):
    item = records.payments(
        ("X", "credit", "999.99", "2025-01-01", None),
        ("X", "credit", "900", "2025-01-03", None),
        ("X", "credit", "950", "2025-01-07", None),
        ("X", "credit", "950", "2025-01-08", None),
    )
    [row] = ask("structuring", [item], **JUST_BELOW).rows
    assert row == (
        "X", "credit", "3", "2,849.99", "PKR", "2025-01-01", "2025-01-07",
        "2025-01-01:999.99 2025-01-03:900.00 2025-01-07:950.00", f"{ref(item, 1)} {ref(item, 2)} {ref(item, 3)}",
    )  # fmt: skip


@pytest.mark.parametrize(
    "third",
    [("X", "credit", "1000", "2025-01-03", None), ("X", "credit", "899.99", "2025-01-03", None),
     ("X", "debit", "950", "2025-01-03", None), ("Y", "credit", "950", "2025-01-03", None),
     ("X", "credit", "950", "2025-01-03", None, {"currency": "USD"}), ("X", "credit", "950", "2025-01-08", None)],
)  # fmt: skip
def test_what_is_not_below_beside_and_alike_makes_no_stretch(records, third):
    two = [("X", "credit", "950", "2025-01-01", None), ("X", "credit", "950", "2025-01-02", None)]
    assert ask("structuring", [records.payments(*two, third)], **JUST_BELOW).rows == ()


@pytest.mark.parametrize(
    "wrong",
    [{"threshold": "0"}, {"threshold": "much"}, {"threshold": 0.5}, {"threshold": None}, {"threshold": "1e40"}, {"threshold": "NaN"},
     {"within_percent": 101}, {"currency": ""}, {"at_least": 1}],
)  # fmt: skip
def test_a_threshold_that_is_none_is_refused(records, wrong):
    item = records.payments(("X", "credit", "950", "2025-01-03", None))
    with pytest.raises(BadValue):
        ask("structuring", [item], **{**JUST_BELOW, **wrong})


def test_cash_is_what_the_bank_calls_so_at_the_place_that_it_names(records):
    item = records.payments(
        ("X", "credit", "5", "2025-01-01", None, {"details": "Cash Deposit QUETTA br."}),
        ("X", "credit", "6", "2025-01-02", None, {"details": "cash deposit quetta"}),
        ("X", "debit", "7", "2025-01-02", None, {"details": "CASH"}),
        ("X", "debit", "8", "2025-01-02", None, {"details": "transfer"}),
        ("X", "debit", "9", "2025-01-02", None),
    )
    found = ask("cash", [item], words=["cash", "cash deposit"], places=["Quetta"])
    assert [row[:7] for row in found.rows] == [
        ("X", "cash deposit", "Quetta", "credit", "2", "11.00", "PKR"),
        ("X", "cash", "", "debit", "1", "7.00", "PKR"),
    ]
    assert "of 3 entries" in found.sentence


def test_without_words_nothing_is_called_cash(records):
    item = records.payments(("X", "credit", "5", "2025-01-01", None, {"details": "cash"}))
    with pytest.raises(BadValue, match="words"):
        ask("cash", [item])


def offset(records, *more, **asked):
    one = records.payments(("X", "credit", "500", "2025-01-05", "A"))
    two = records.payments(("Y", "debit", "500", "2025-01-07", "B"), *more)
    return ask("offsets", [one, two], **{"at_least": "100", **asked})


def test_equal_amounts_on_accounts_that_no_payment_connects_are_a_question(records):
    found = offset(records)
    [row] = found.rows
    assert row[:7] == ("X", "2025-01-05", "Y", "2025-01-07", "500.00", "PKR", "2")
    assert found.sentence.endswith("?")


@pytest.mark.parametrize("asked", [{"days": 1}, {"at_least": "500.01"}, {"accounts": ["X"]}])
def test_entries_too_far_apart_or_too_small_or_not_asked_about_are_no_pair(records, asked):
    assert offset(records, **asked).rows == ()


@pytest.mark.parametrize(
    "between", [("Y", "debit", "1", "2024-06-01", "X"), ("Y", "credit", "1", "2024-06-01", "X")]
)
def test_accounts_that_any_payment_connects_are_no_pair(records, between):
    assert offset(records, between).rows == ()


def test_an_account_does_not_offset_itself(records):
    item = records.payments(
        ("X", "credit", "500", "2025-01-05", "A"), ("X", "debit", "500", "2025-01-05", "B")
    )
    assert ask("offsets", [item], at_least="1").rows == ()


def test_how_common_an_amount_is_stands_beside_the_pair(records):
    found = offset(records, *[("Z", "debit", "500", "2025-01-30", "C")] * 8)
    assert [row[6] for row in found.rows] == ["10"]


def test_money_that_returns_is_shown_with_its_way(records):
    item = records.payments(
        ("X", "debit", "100", "2025-01-01", "Y"),
        ("Y", "debit", "95", "2025-01-02", "Z"),
        ("Z", "debit", "90", "2025-01-03", "X"),
        ("Y", "debit", "99", "2025-01-02", "X"),
        ("Y", "debit", "20", "2025-01-02", "X"),
    )
    found = ask("round_trips", [item], account="X")
    assert [row[0] for row in found.rows] == ["X → Y → Z → X", "X → Y → X"]
    assert found.rows[0][-1] == f"{ref(item, 1)} {ref(item, 2)} {ref(item, 3)}"
    assert [row[0] for row in ask("round_trips", [item], account="X", hops=2).rows] == ["X → Y → X"]


@pytest.mark.parametrize(
    "wrong", [{"hops": 1}, {"hops": 9}, {"at_least_percent": 0}, {"at_least_percent": 101}]
)
@pytest.mark.parametrize("method", ["round_trips", "money_paths"])
def test_limits_of_chains_that_cannot_be_are_refused(records, method, wrong):
    item = records.payments(("X", "debit", "100", "2025-01-01", "Y"))
    with pytest.raises(BadValue):
        ask(method, [item], account="X", **wrong)


def test_only_the_longest_chain_is_shown_and_each_branch_of_it(records):
    item = records.payments(
        ("X", "debit", "100", "2025-01-01", "Y"),
        ("Y", "debit", "95", "2025-01-02", "Z"),
        ("Z", "debit", "94", "2025-01-03", "P"),
        ("Z", "debit", "93", "2025-01-03", "Q"),
        ("X", "debit", "10", "2025-01-01", "R"),
        ("R", "debit", "10", "2025-01-01", "S"),
    )
    found = ask("money_paths", [item], account="X")
    assert [row[0] for row in found.rows] == ["X → Y → Z → T-P", "X → Y → Z → T-Q", "X → T-R → T-S"]


def test_no_method_about_money_says_what_people_are_or_why():
    judging = re.compile(r"launder|launderer|suspic|criminal|smurf|structur|hawala|leader|guilt", re.IGNORECASE)  # fmt: skip
    for name, where in methods.METHODS.items():
        if where.startswith("money."):
            assert not judging.search(methods.get(name).about), name
