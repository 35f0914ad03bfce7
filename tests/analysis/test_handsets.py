# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C
from sanad.errors import BadValue
from telephone import ask, covers, same_on

HANDSET, OTHER, SIM = "001001020002017", "001001020002991", "001010000010202"


def event(at, owner=A, imei=HANDSET, imsi=SIM):
    return (owner, C, at, "out", "call", 5, {"imei": imei, "imsi": imsi})


def test_each_handset_and_card_of_a_number_is_a_row_with_first_and_last(records, opener):
    one = records.calls(
        event("2025-01-02T10:00:00"),
        event("2025-01-05T10:00:00", imei=OTHER),
        event("2025-01-06T10:00:00"),
        event("2025-01-07T10:00:00", B),
        numbers=(A, B),
        coverage=covers(),
    )
    found = same_on(opener, "handsets", one, number=A, shown=(HANDSET[:14], OTHER[:14], SIM))
    assert found.rows == (
        (HANDSET[:14], SIM, "2", "2025-01-02 15:00", "2025-01-06 15:00", "00000000#1", "00000000#3"),
        (OTHER[:14], SIM, "1", "2025-01-05 15:00", "2025-01-05 15:00", "00000000#2", "00000000#2"),
    )  # fmt: skip
    assert f"2 handset(s); {OTHER[:14]} first appears on 2025-01-05 15:00." in found.sentence
    assert ask("handsets", one, imsi=SIM).rows[0][2] == "3"


def test_a_check_digit_written_otherwise_is_not_another_handset(records):
    one = records.calls(event("2025-01-02T10:00:00"), event("2025-01-03T10:00:00", imei=HANDSET[:14] + "0"))  # fmt: skip
    found = ask("handsets", one, number=A)
    assert [row[2] for row in found.rows] == ["2"]
    assert "name 1 handset(s)." in found.sentence


def test_one_event_in_two_deliveries_is_one(records):
    items = [records.calls(event("2025-01-02T10:00:00")) for _ in range(2)]
    assert [row[2] for row in ask("handsets", *items, number=A).rows] == ["1"]


@pytest.mark.parametrize("parameters", [{}, {"number": A, "imsi": SIM}])
def test_a_number_or_a_card_is_named_and_nobody_elses_handset_comes_with_it(records, parameters):
    with pytest.raises(BadValue, match="name one of the two"):
        ask("handsets", records.calls(event("2025-01-02T10:00:00", B, OTHER)), **parameters)


@pytest.mark.parametrize("parameters", [{"number": A}, {"imsi": SIM}])
def test_handsets_and_cards_are_masked_in_all_that_is_kept(records, parameters):
    kept = str(ask("handsets", records.calls(event("2025-01-02T10:00:00")), **parameters).as_json())
    assert not [name for name in (HANDSET[:14], SIM) if name in kept]


def test_a_record_that_names_no_handset_is_shown_and_not_counted_as_one(records):
    one = records.calls(event("2025-01-02T10:00:00", imei=None), event("2025-01-03T10:00:00"))
    found = ask("handsets", one, number=A)
    assert [row[0] for row in found.rows] == ["not given", f"T-{HANDSET[10:14]}"]
    assert "name 1 handset(s)." in found.sentence


@pytest.mark.parametrize(("parameters", "words"), [({"number": A}, f"Of {A} nothing is known on 2030-01-01 to 2030-01-31."), ({"imsi": SIM}, "0 of 1 deliveries say that they cover all days")])  # fmt: skip
def test_days_that_no_delivery_covers_are_said_to_be_unknown(records, parameters, words):
    one = records.calls(event("2025-01-02T10:00:00"), coverage=covers())
    later = {"from": "2030-01-01", "to": "2030-01-31"}
    assert words in ask("handsets", one, **parameters, **later).sentence
