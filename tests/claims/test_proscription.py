# SPDX-License-Identifier: Apache-2.0
"""Whether an organisation was proscribed on a day, as far as listings say."""

import pytest

from sanad.claims.proscription import Listing, proscribed
from sanad.values.verdict import Verdict

YES, NO, OPEN = Verdict.PERMIT, Verdict.REFUSE, Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("listings", "day", "answer"),
    [
        ([Listing("PK", "2019-06-12")], "2019-06-12", YES),
        ([Listing("PK", "2019-06-12")], "2019-06-11", NO),
        ([Listing("PK", "2019-06")], "2019-05-31", NO),
        ([Listing("PK", "2019-06")], "2019-06-01", OPEN),
        ([Listing("PK", "2019-06")], "2019-06-30", YES),
        ([Listing("PK", "2019")], "2019-12-30", OPEN),
        ([Listing("PK", "2020-02")], "2020-02-28", OPEN),
        ([Listing("PK", "2020-02")], "2020-02-29", YES),
        ([Listing("PK", None)], "2030-01-01", OPEN),
        ([Listing("AE", "2019-06-12")], "2020-01-01", OPEN),
        ([], "2020-01-01", OPEN),
        ([Listing("PK", "2019-01-01", "2020-01-01")], "2020-01-01", YES),
        ([Listing("PK", "2019-01-01", "2020-01-01")], "2020-01-02", NO),
        ([Listing("PK", "2019-01-01", "2020")], "2020-06-01", OPEN),
        (
            [Listing("PK", "2019-01-01", "2020-01-01"), Listing("PK", "2021-01-01")],
            "2021-05-01",
            YES,
        ),
        ([Listing("PK", "2019-01-01", firm=False)], "2020-01-01", OPEN),
        ([Listing("PK", "2021-01-01", firm=False)], "2020-01-01", OPEN),
        ([Listing("PK", "2021-01-01"), Listing("PK", None)], "2020-01-01", OPEN),
        ([Listing("PK", "2019-06-12")], "2018", NO),
        ([Listing("PK", "2019-06-12")], "2019", OPEN),
        ([Listing("PK", "2019-06-12")], "2019-06", OPEN),
        ([Listing("PK", "2019-06-12")], "2019-07", YES),
        ([Listing("PK", "2019-06")], "2019-06", OPEN),
        ([Listing("PK", "2019-01-01", "2020-05-10")], "2020-05", OPEN),
        ([Listing("PK", "2019-01-01", "2020-05-10")], "2020-06", NO),
    ],
)
def test_no_order_is_stretched_and_no_silence_is_taken_for_one(listings, day, answer):
    assert proscribed(listings, "PK", day) is answer
