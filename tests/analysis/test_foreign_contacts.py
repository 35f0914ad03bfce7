# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import ZONE, A, B
from sanad.analysis.finding import compute
from sanad.errors import BadValue

PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}
OMAN, EMIRATES, SATELLITE = "+96800000001", "+97150000001", "+870772000001"


def ask(inputs, opener=None, number=A):
    parameters = {**PERIOD, "number": number}
    return compute("foreign_contacts", parameters, inputs, ZONE, {A}, lambda other: other, opener)


def call(other, at="2025-01-02T10:00:00", kind="call", owner=A):
    return (owner, other, at, "out", kind, 60 if kind == "call" else None)


def test_foreign_contacts_stand_under_their_country_with_their_rows(records, opener):
    one = records.calls(
        call(B),
        call(OMAN),
        call(OMAN, "2025-01-03T10:00:00", "sms"),
        call(EMIRATES, "2025-01-04T10:00:00"),
        call("BANK", kind="sms"),
    )
    found = ask([one], opener)
    assert found.rows == (
        ("AE", EMIRATES, "1", "0", "60", "2025-01-04 15:00", "2025-01-04 15:00", "00000000#4", "00000000#4"),
        ("OM", OMAN, "1", "1", "60", "2025-01-02 15:00", "2025-01-03 15:00", "00000000#2", "00000000#3"),
    )  # fmt: skip
    assert "name 4 other parties, of which 2 have numbers of other countries: AE 1, OM 1" in found.sentence  # fmt: skip
    assert "1 are no telephone numbers" in found.sentence
    assert found.sha256 == ask([one]).sha256


def test_contacts_of_the_same_country_are_not_foreign(records):
    found = ask([records.calls(call(B))])
    assert found.rows == ()
    assert "of which 0 have" in found.sentence


def test_a_satellite_number_has_a_code_and_no_country(records):
    assert [row[0] for row in ask([records.calls(call(SATELLITE))]).rows] == ["+870"]


def test_countries_that_share_a_code_are_told_apart_by_the_digits(records):
    canada, states = "+16135550100", "+12025550100"
    one = records.calls(call(canada, owner=states), numbers=(states,))
    assert [row[0] for row in ask([one], number=states).rows] == ["CA"]


def test_what_may_be_the_same_country_is_not_called_foreign(records):
    states, nowhere = "+12025550100", "+19995550100"  # 999 is no area code
    one = records.calls(call(nowhere, owner=states), numbers=(states,))
    assert ask([one], number=states).rows == ()


def test_days_that_no_delivery_covers_are_said_to_be_unknown(records):
    found = ask([records.calls(call(OMAN), coverage={"from": "2025-01-01", "to": "2025-01-20"})])
    assert found.sentence.endswith(f" Of {A} nothing is known on 2025-01-21 to 2025-01-31.")


def test_an_owner_that_is_no_number_has_no_abroad(records):
    one = records.calls(call(OMAN, owner="1717"), numbers=("1717",))
    with pytest.raises(BadValue, match="what is foreign"):
        ask([one], number="1717")


def test_one_call_in_two_deliveries_counts_once(records):
    found = ask([records.calls(call(OMAN)), records.calls(call(OMAN))])
    assert found.rows[0][2] == "1"
