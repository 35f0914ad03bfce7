# SPDX-License-Identifier: Apache-2.0

"""Whose records a file holds: all that fit in a receipt, and a fact where that is not all."""

import pytest

from sanad.readers import whose
from sanad.readers.whose import Whose


def test_all_numbers_that_fit_are_named_once_and_in_order():
    met = Whose()
    for number in ("+923990000002", "+923990000001", "+923990000002"):
        met.add(number)
    assert met.numbers() == ("+923990000001", "+923990000002")
    assert (met.facts(), met.notes()) == ({}, [])


@pytest.mark.parametrize(("bound", "most"), [("MOST", 2), ("MOST_BYTES", 7)])
def test_a_receipt_says_when_it_does_not_name_all(monkeypatch, bound, most):
    monkeypatch.setattr(whose, bound, most)
    met = Whose()
    for number in ("۱۱", "12", "12"):
        met.add(number)
    assert met.facts() == {}
    met.add("13")
    assert met.facts() == {"more_numbers": True}
    assert met.numbers() == ("12", "۱۱")
    assert met.notes() == ["more subscribers or accounts than the 2 that the receipt names"]


def test_a_call_list_of_more_subscribers_than_fit_says_so(run):
    head = "Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"
    rows = "".join(
        f"1,Outgoing,92399{n:07},03990000002,1/2/2025 03:04:05,61,1,1,1,Q\n"
        for n in range(whose.MOST + 1)
    )
    few = run((head + rows[: rows.rindex("\n", 0, -1) + 1]).encode(), "a.csv").receipt
    many = run((head + rows).encode(), "a.csv").receipt
    assert (len(few.numbers), few.facts) == (whose.MOST, {"clock": "Asia/Karachi"})
    assert many.facts == {"clock": "Asia/Karachi", "more_numbers": True}
    assert len(many.numbers) == whose.MOST


def test_a_statement_of_more_accounts_than_fit_says_so(run, monkeypatch):
    monkeypatch.setattr(whose, "MOST", 1)
    one = ":20:A\n:25:{}\n:28C:1\n:60F:C250101EUR0,\n:61:2501020102C1,NTRFNONREF\n:62F:C250102EUR1,\n-\n"
    receipt = run((one.format("0001-77") + one.format("0001-78")).encode(), "s.sta").receipt
    assert len(receipt.numbers) == 1
    assert receipt.facts["more_numbers"] is True
