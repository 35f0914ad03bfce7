# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import ZONE, A, B, C
from sanad.analysis.finding import compute
from sanad.errors import BadValue, NotFound

PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}
HANDSET, SIM, NEW_SIM = "001001020002017", "001010000010202", "001010000010299"


def ask(inputs, opener=None, **parameters):
    return compute("sim_changes", {**PERIOD, **parameters}, inputs, ZONE, {A}, str.upper, opener)


def event(at, owner=A, imei=HANDSET, imsi=SIM):
    return (owner, C, at, "out", "call", 5, {"imei": imei, "imsi": imsi})


@pytest.fixture
def swapped(records):
    """One card, another, and the first again."""
    return records.calls(
        event("2025-01-02T10:00:00"),
        event("2025-01-03T10:00:00"),
        event("2025-01-04T10:00:00", B, imsi=NEW_SIM),
        event("2025-01-05T10:00:00"),
        numbers=(A, B),
    )


def test_cards_swapped_to_and_fro_are_three_runs_each_with_its_rows(swapped, opener):
    found = ask([swapped], opener, imei=HANDSET)
    assert [row[:5] for row in found.rows] == [
        (SIM, A, "2", "2025-01-02 15:00", "2025-01-03 15:00"),
        (NEW_SIM, B, "1", "2025-01-04 15:00", "2025-01-04 15:00"),
        (SIM, A, "1", "2025-01-05 15:00", "2025-01-05 15:00"),
    ]
    assert [row[5:] for row in found.rows] == [
        ("00000000#1", "00000000#2"), ("00000000#3", "00000000#3"), ("00000000#4", "00000000#4"),
    ]  # fmt: skip
    assert "2 SIM(s) in 3 unbroken run(s)" in found.sentence
    assert f"{NEW_SIM}, on 2025-01-04 15:00 (00000000#3)" in found.sentence
    assert found.sha256 == ask([swapped], imei=HANDSET).sha256


def test_runs_follow_the_instants_and_not_the_order_of_the_file(records, opener):
    one = records.calls(
        event("2025-01-02T10:00:00"),
        event("2025-01-04T10:00:00"),
        event("2025-01-03T10:00:00", imsi=NEW_SIM),
    )
    assert [row[0] for row in ask([one], opener, imei=HANDSET).rows] == [SIM, NEW_SIM, SIM]


def test_events_of_one_instant_stand_in_order_of_delivery_and_then_of_row(records, opener):
    def of(imsi, other, **more):
        return (A, other, "2025-01-02T10:00:00", "out", "call", 5, {"imei": HANDSET, "imsi": imsi, **more})  # fmt: skip

    one = records.calls(of(SIM, A), of(SIM, B))
    two = records.calls(of(NEW_SIM, C))
    swapped = records.calls(of(SIM, A, row=1), of(SIM, C, row=3), of(NEW_SIM, B, row=2))
    assert [row[0] for row in ask([one, two], opener, imei=HANDSET).rows] == [SIM, NEW_SIM]
    assert [row[0] for row in ask([swapped], opener, imei=HANDSET).rows] == [SIM, NEW_SIM, SIM]


def test_check_digit_and_software_version_make_no_other_handset(records):
    written = (HANDSET, HANDSET[:14] + "0", HANDSET[:14] + "78")
    one = records.calls(*(event(f"2025-01-0{day}T10:00:00", imei=imei) for day, imei in enumerate(written, 1)))  # fmt: skip
    assert [row[2] for row in ask([one], imei=HANDSET).rows] == ["3"]
    assert [row[2] for row in ask([one], imsi=SIM).rows] == ["3"]


def test_the_next_serial_number_is_another_handset(records):
    other = HANDSET[:13] + "27"
    one = records.calls(event("2025-01-02T10:00:00"), event("2025-01-03T10:00:00", imei=other))
    assert [row[2] for row in ask([one], imei=HANDSET).rows] == ["1"]
    found = ask([one], imsi=SIM)
    assert "2 handset(s)" in found.sentence
    assert len(found.rows) == 2


def test_a_record_without_the_other_identity_is_shown_and_not_counted_as_one(records):
    one = records.calls(event("2025-01-02T10:00:00", imsi=None), event("2025-01-03T10:00:00"))
    found = ask([one], imei=HANDSET)
    assert [row[0] for row in found.rows] == ["not given", SIM]
    assert "1 SIM(s)" in found.sentence


def test_handset_and_card_are_masked_in_what_is_kept(swapped):
    found = compute("sim_changes", {**PERIOD, "imei": HANDSET}, [swapped], ZONE, {A}, lambda _: "T-0001")  # fmt: skip
    assert not {HANDSET, SIM, NEW_SIM, B} & set(str(found.as_json()).replace("'", " ").split())


@pytest.mark.parametrize("parameters", [{}, {"imei": HANDSET, "imsi": SIM}])
def test_one_of_handset_and_card_must_be_named(swapped, parameters):
    with pytest.raises(BadValue, match="name one of the two"):
        ask([swapped], **parameters)


@pytest.mark.parametrize("asked", [{"imei": "99999999999999"}, {"imsi": "999999999999999"}])
def test_of_a_device_that_no_row_names_nothing_is_said_not_even_that_it_has_none(swapped, asked):
    with pytest.raises(NotFound, match="names"):
        ask([swapped], **asked)


@pytest.mark.parametrize(
    "asked", [{"imei": "hello"}, {"imsi": "T-0001"}, {"imei": "1234"}, {"imsi": "٤١٠٠١٠٠٠٠٠١٠٢٠٢"}]
)
def test_what_is_no_number_of_a_device_is_refused(swapped, asked):
    with pytest.raises(BadValue):
        ask([swapped], **asked)


def test_a_handset_is_asked_about_by_any_of_its_forms_and_has_one_name(swapped):
    names = set()
    for imei in (HANDSET[:14], HANDSET, HANDSET[:14] + "05"):
        found = compute(
            "sim_changes", {**PERIOD, "imei": imei}, [swapped], ZONE, {A}, "T-{}".format
        )
        names.add(found.sentence)
    assert len(names) == 1
