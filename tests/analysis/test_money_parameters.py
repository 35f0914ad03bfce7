# SPDX-License-Identifier: Apache-2.0
"""Parameters about money that cannot be, or that could be read in two ways, are refused."""

import pytest

from money_answers import ask
from sanad.analysis.money.amounts import amount_of
from sanad.errors import BadValue

CHAIN = [
    ("X", "credit", "5", "2025-01-02", "Q", {"details": "c"}),
    ("X", "debit", "5", "2025-01-02", "Y"),
    ("Y", "debit", "5", "2025-01-03", "Z"),
]


@pytest.mark.parametrize(
    ("method", "asked", "most"),
    [("both_banks", {}, 366), ("dormant", {}, 36_600), ("fan", {}, 36_600), ("pass_through", {}, 36_600),
     ("offsets", {"at_least": "1"}, 36_600), ("money_paths", {"account": "X"}, 36_600), ("round_trips", {"account": "X"}, 36_600),
     ("structuring", {"threshold": "1", "currency": "PKR"}, 36_600)],
)  # fmt: skip
@pytest.mark.parametrize("day", ["1900-01-01", "2200-12-31"])
def test_more_days_than_any_account_lives_are_refused_and_as_many_are_reckoned(
    records, method, asked, most, day
):
    item = records.payments(*CHAIN, ("Y", "debit", "5", day, "Z"))
    period = {"from": "1900-01-01", "to": "2200-12-31"}
    ask(method, [item], **{**asked, **period, "days": most})
    with pytest.raises(BadValue, match=f"to {most}"):
        ask(method, [item], **asked, days=most + 1)


@pytest.mark.parametrize(
    "written",
    ["1_000", "\u0661\u0662", " 1", "1 ", "1\n", "+1", "1e3", ".5", "1.", "1,000", "", "-", "9" * 21, "0.000001", True, 0.5, None, ["1"]],
)  # fmt: skip
def test_an_amount_that_is_not_plain_digits_with_a_point_is_refused(written):
    with pytest.raises(BadValue, match="digits with a point"):
        amount_of(written, "at_least")


@pytest.mark.parametrize("written", ["9" * 20 + ".99999", "0.00001", "-7.50", 12])
def test_an_amount_in_plain_digits_is_taken_as_it_is_written(written):
    assert str(amount_of(written, "at_least")) in {str(written), "0.00001", "1E-5"}


def test_the_largest_threshold_is_reckoned_exactly(records):
    item = records.payments(*[("X", "credit", "9" * 20 + ".99998", "2025-01-02", "Q")] * 3)
    found = ask("structuring", [item], threshold="9" * 20 + ".99999", currency="PKR")
    assert len(found.rows) == 1


@pytest.mark.parametrize("name", ["words", "places"])
@pytest.mark.parametrize("word", [" ", "\t", "\u00a0", "a\0b", "\ud800"])
def test_a_word_that_every_text_holds_or_none_can_is_refused(records, name, word):
    with pytest.raises(BadValue, match=f"list for {name}"):
        ask("cash", [records.payments(*CHAIN)], **{"words": ["c"], name: [word]})


@pytest.mark.parametrize("on", ["20250101", "2025-W01-1", "2025-01", "2025-02-30", 20250101])
def test_a_day_in_a_table_is_written_in_one_way(records, on):
    item = records.payments(*CHAIN)
    rates = [{"from": "USD", "rate": "2", "on": on, "source": "Sample Bank"}]
    with pytest.raises(BadValue):
        ask("flows", [item], accounts=["X"], into="PKR", rates=rates)
    balances = [{"on": on, "amount": "1"}, {"on": "2026-01-01", "amount": "1"}]
    with pytest.raises(BadValue):
        ask("reconcile", [item], account="X", currency="PKR", balances=balances)
