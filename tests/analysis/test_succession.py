# SPDX-License-Identifier: Apache-2.0
"""A number that follows another, among others that only look alike."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from record_files import ZONE, Records
from sanad.analysis.finding import compute
from sanad.errors import BadValue

OLD, NEW, FRESH, ELDER = (f"+92390000000{n}" for n in (1, 2, 3, 4))
FRIENDS = [f"+9239100000{n:02}" for n in range(10)]
BUSY = "+923920000000"  # rings everybody
BEGIN = datetime(2025, 1, 1, 10)  # noqa: DTZ001  # record files hold naive UTC
COVERED = {"from": "2025-01-01", "to": "2025-03-31"}


def ask(inputs, opener=None, number=OLD, **parameters):
    return compute("succession", {"number": number, **parameters}, inputs, ZONE, set(), lambda other: other, opener)  # fmt: skip


def call(owner, other, day, imei=None, cell=None, direction="out", seconds=60, shift=timedelta()):
    at = BEGIN + timedelta(days=day) + shift
    return (owner, other, at.isoformat(), direction, "call", seconds, {"imei": imei, "cell": cell})


def planted(shift=timedelta()):
    """OLD ends on day 40; NEW goes on two days later with its friends and handset; FRESH begins then too; ELDER was always there."""
    rows = [
        call(OLD, friend, 4 * n, "h-old", "X1", shift=shift) for n, friend in enumerate(FRIENDS)
    ]
    rows += [call(OLD, BUSY, 40, "h-old", "X1", shift=shift)]
    rows += [
        call(NEW, friend, 42 + n, "h-old", "X1", shift=shift)
        for n, friend in enumerate(FRIENDS[:8])
    ]
    rows += [
        call(FRESH, FRIENDS[0], 43, "h-3", shift=shift),
        call(FRESH, BUSY, 44, "h-3", shift=shift),
    ]
    rows += [
        call(ELDER, friend, 1 + n, "h-4", "X1", shift=shift) for n, friend in enumerate(FRIENDS[:3])
    ]
    rows += [call(ELDER, BUSY, 60, "h-4", shift=shift)]
    return rows  # fmt: skip


def delivered(records, rows=None):
    return records.calls(*(rows or planted()), numbers=(OLD, NEW, FRESH, ELDER), coverage=COVERED)


def test_the_planted_successor_ranks_first_with_rows_and_its_rate(records, opener):
    one = delivered(records)
    found = ask([one], opener)
    first, second = found.rows
    # friends 0 to 2 are shared with ELDER too, friend 0 with FRESH as well: 250 + 2 x 333 + 5 x 500
    assert first[:10] == (
        NEW, "2025-02-12 15:00", "8", "8", "1", "1", "500 3416 333", "0 of 1", "0", "covered",
    )  # fmt: skip
    assert first[10] == "00000000#12"
    assert first[11].split("; ")[0] == "handset 00000000#11 = 00000000#12"
    assert first[11].split("; ")[1] == "contact 00000000#4 = 00000000#15"
    # FRESH shares friend 0, and BUSY with ELDER: 250 + 333
    assert (second[0], second[2], second[6], second[7]) == (FRESH, "2", "0 583 0", "1 of 1")
    assert f"{OLD} is last seen in use on 2025-02-10 15:00 (00000000#11)" in found.sentence
    assert "Of 4 numbers first seen" in found.sentence  # a friend and BUSY are first rung then, too
    assert "0 score at least as high" in found.sentence
    assert found.sha256 == ask([one]).sha256


def test_a_number_in_use_at_the_same_time_is_no_candidate_but_is_counted_against_them(records):
    found = ask([delivered(records)])
    assert ELDER not in {row[0] for row in found.rows}
    assert found.rows[0][7] == "0 of 1"


def test_a_number_known_only_from_others_records_is_a_candidate(records):
    rows = [call(friend, OLD, n, direction="in") for n, friend in enumerate(FRIENDS[:3])]
    rows += [call(friend, NEW, 5 + n, direction="in") for n, friend in enumerate(FRIENDS[:3])]
    found = ask([records.calls(*rows, numbers=FRIENDS[:3], coverage=COVERED)])
    [row] = found.rows
    assert (row[0], row[2], row[9]) == (NEW, "3", "unknown")
    assert "no number seen only in records of others was in use before it ended" in found.sentence


def test_ringing_a_dead_number_in_vain_does_not_keep_it_in_use(records):
    rows = [*planted(), call(FRIENDS[0], OLD, 70, seconds=0)]
    assert "last seen in use on 2025-02-10" in ask([delivered(records, rows)]).sentence


def test_what_everybody_has_counts_nothing(records):
    crowd = [f"+92393{n:07}" for n in range(1100)]
    rows = [call(OLD, BUSY, 1), call(NEW, BUSY, 10), *(call(other, BUSY, 1) for other in crowd)]
    found = ask([delivered(records, rows)])
    assert NEW not in {row[0] for row in found.rows}
    assert "0 share a contact" in found.sentence


def test_contact_between_the_two_is_told(records):
    rows = [*planted(), call(NEW, OLD, 44)]
    assert ask([delivered(records, rows)]).rows[0][8] == "1"


def test_an_event_counts_once_however_many_deliveries_and_sides_carry_it(records):
    met = call(NEW, OLD, 44)
    rows = [*planted(), met, call(OLD, NEW, 44, direction="in"), call(OLD, BUSY, 50)]
    again = records.calls(met, call(OLD, BUSY, 50), numbers=(NEW, OLD))
    found = ask([delivered(records, rows), again], on="2025-02-10")
    assert found.rows[0][8] == "1"
    assert "at least 2 more times after the day asked about" in found.sentence


def test_two_that_score_the_same_are_said_to(records):
    rows = [call(OLD, BUSY, 1), call(NEW, BUSY, 2), call(FRESH, BUSY, 3)]
    assert "First in rank (1 more score the same)" in ask([delivered(records, rows)]).sentence


def test_more_than_are_listed_are_counted(records):
    rows = [call(OLD, BUSY, 1), *(call(f"+92393{n:07}", BUSY, 2) for n in range(25))]
    found = ask([delivered(records, rows)])
    assert len(found.rows) == 20
    assert "25 share" in found.sentence
    assert "the first 20 are listed" in found.sentence


def test_uses_after_the_day_asked_about_are_told(records):
    found = ask([delivered(records)], on="2025-01-20")
    assert "is last seen in use on 2025-01-17" in found.sentence
    assert "6 more times after the day asked about" in found.sentence


def test_the_first_day_of_a_delivery_is_not_called_a_beginning(records):
    later = {"from": "2025-02-12", "to": "2025-03-31"}
    one = records.calls(*(row for row in planted() if row[0] != NEW), coverage=COVERED)
    two = records.calls(*(row for row in planted() if row[0] == NEW), numbers=(NEW,), coverage=later)  # fmt: skip
    assert [row[9] for row in ask([one, two]).rows if row[0] == NEW] == ["unknown"]


def test_nothing_is_known_of_what_follows_a_number_that_no_row_names(records):
    found = ask([delivered(records)], number="+923999999999")
    assert found.rows == ()
    assert "nothing is known" in found.sentence


@pytest.mark.parametrize(
    "bad",
    [{"on": "yesterday"}, {"before": -1}, {"after": "soon"}, {"before": 36_601}, {"after": 36_601}],
)
def test_a_day_or_span_that_is_none_is_refused(records, bad):
    with pytest.raises(BadValue):
        ask([delivered(records)], **bad)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.integers(-10_000_000, 10_000_000))
def test_shifting_all_calls_in_time_shifts_the_answer_and_nothing_else(tmp_path, seconds):
    shift, records = timedelta(seconds=seconds), Records(tmp_path)
    rows, moved = (ask([records.calls(*planted(by))]).rows for by in (timedelta(), shift))
    timeless = [(*row[:1], *row[2:10], row[11].count("=")) for row in rows]
    assert [(*row[:1], *row[2:10], row[11].count("=")) for row in moved] == timeless
    for before, after in zip(rows, moved, strict=True):
        meant = (
            datetime.fromisoformat(before[1]) + shift
        )  # Karachi's clocks have not moved since 2009
        assert after[1] == meant.strftime("%Y-%m-%d %H:%M")
