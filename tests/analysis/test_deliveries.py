# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import ZONE, A, B, C
from sanad.analysis.finding import compute
from sanad.errors import NotFound

PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}
JANUARY = {"from": "2025-01-01", "to": "2025-01-31"}


def ask(inputs, opener=None, number=A):
    parameters = {**PERIOD, "number": number}
    return compute("deliveries", parameters, inputs, ZONE, {A, B}, lambda _: "T-0001", opener)


def call(day, seconds=60, direction="out", kind="call", **more):
    return (A, B, f"2025-01-{day:02}T10:00:00", direction, kind, seconds, more)


def whats(found):
    return [(row[0], row[1]) for row in found.rows]


def test_missing_altered_and_repeated_rows_are_found_with_their_rows(records, opener):
    one = records.calls(
        call(2), call(3, 1705, imei="001", cell="X1"), call(4), call(5), call(5), coverage=JANUARY
    )
    two = records.calls(call(2), call(3, 2305, imei="002", cell="X1"), call(5), coverage=JANUARY)
    found = ask([one, two], opener)
    names = one.exhibit[:8], two.exhibit[:8]
    assert found.rows == (
        ("different", "2025-01-03 15:00:00", "call", "out", B, names[0], "00000000#2", names[1], "00000000#2",
         "duration 1705 / 2305; IMEI T-0001 / T-0001"),
        ("missing", "2025-01-04 15:00:00", "call", "out", B, names[0], "00000000#3", names[1], "", "1 / 0 rows"),
        ("twice", "2025-01-05 15:00:00", "call", "out", B, names[0], "00000000#4 00000000#5", "", "", "2 rows"),
        ("missing", "2025-01-05 15:00:00", "call", "out", B, names[0], "00000000#4 00000000#5", names[1], "00000000#3", "2 / 1 rows"),
    )  # fmt: skip
    assert "1 of 1 pairs of them say that they cover the same days" in found.sentence
    assert "2 missing, 1 different, 1 twice" in found.sentence
    assert found.sha256 == ask([two, one]).sha256


def test_deliveries_that_agree_have_nothing_to_tell(records):
    one, two = (records.calls(call(2), call(3), coverage=JANUARY) for _ in range(2))
    assert ask([one, two]).rows == ()


def test_a_row_is_not_missing_on_a_day_that_the_other_does_not_cover(records):
    one = records.calls(call(15), call(16), coverage={"from": "2025-01-01", "to": "2025-01-20"})
    two = records.calls(call(16), coverage={"from": "2025-01-16", "to": "2025-01-31"})
    assert ask([one, two]).rows == ()
    later = records.calls(call(17), coverage={"from": "2025-01-16", "to": "2025-01-31"})
    assert whats(ask([one, later])) == [
        ("missing", "2025-01-16 15:00:00"),
        ("missing", "2025-01-17 15:00:00"),
    ]


def test_a_row_is_not_missing_where_coverage_is_not_stated(records):
    one, two = records.calls(call(2), coverage=JANUARY), records.calls(call(3))
    found = ask([one, two])
    assert found.rows == ()
    assert "0 of 1 pairs" in found.sentence
    assert "nothing is known of what either lacks" in found.sentence


@pytest.mark.parametrize(("word", "told"), [("sms_in", 0), ("sms", 0), ("sms_out", 1), ("data", 1)])
def test_a_row_is_not_missing_where_its_kind_is_not_supplied(records, word, told):
    one = records.calls(call(2, None, "in", "sms"), call(3), coverage=JANUARY)
    two = records.calls(call(3), coverage={**JANUARY, "lacks": [word]})
    assert len(ask([one, two]).rows) == told


def test_a_delivery_about_others_lacks_nothing_of_this_number(records):
    one = records.calls(call(2), coverage=JANUARY)
    others = records.calls((C, B, "2025-01-02T10:00:00", "out", "call", 1), numbers=(C,), coverage=JANUARY)  # fmt: skip
    assert ask([one, others]).rows == ()


def test_of_three_deliveries_each_pair_is_compared(records):
    three = [records.calls(*rows, coverage=JANUARY) for rows in ([call(2), call(3)], [call(3)], [call(2), call(3)])]  # fmt: skip
    found = ask(three)
    assert [(row[5], row[7], row[9]) for row in found.rows] == [
        (three[0].exhibit[:8], three[1].exhibit[:8], "1 / 0 rows"),
        (three[1].exhibit[:8], three[2].exhibit[:8], "0 / 1 rows"),
    ]


def test_one_delivery_alone_can_only_repeat_itself(records):
    found = ask([records.calls(call(2), call(2), call(3), coverage=JANUARY)])
    assert whats(found) == [("twice", "2025-01-02 15:00:00")]


def test_a_number_of_which_nothing_was_delivered_is_refused(records):
    with pytest.raises(NotFound, match="delivery"):
        ask([records.calls(call(2))], number=B)
