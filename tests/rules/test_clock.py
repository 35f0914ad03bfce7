# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import BadRule, BadValue
from sanad.rules.clock import UNITS, Alert, Clock, Length, load_clocks
from sanad.rules.pack import read_pack

ZONE = "Asia/Karachi"
HERE = ZoneInfo(ZONE)
SAMPLE = """
id = "sample"
version = 1
title = "Sample"
text = "A sample."
length = 30
unit = "days"
starts = ["event"]
ends = ["another"]
instrument = "Sample Act"
article = "section 1"
sources = ["sheet:1"]
mark = "V"
who = "clerk"

[alert]
length = 6
unit = "days"
counted = "before_due"
"""


def clock(number, unit, alert=None):
    return Clock(
        "sample", 1, "Sample", "A sample.", Length(number, unit), ("event",), alert,
        "Sample Act", "section 1", ("sheet:1",), "V", "clerk",
    )  # fmt: skip


def day(number, unit, start, **more):
    return clock(number, unit).due(start, ZONE, **more).at.date()


@pytest.mark.parametrize(
    ("number", "unit", "start", "end"),
    [
        (30, "days", date(2025, 3, 1), date(2025, 3, 31)),
        (1, "months", date(2025, 1, 30), date(2025, 2, 28)),
        (1, "months", date(2025, 1, 31), date(2025, 2, 28)),
        (1, "months", date(2024, 1, 31), date(2024, 2, 29)),
        (1, "months", date(2025, 2, 28), date(2025, 3, 28)),
        (9, "months", date(2025, 5, 31), date(2026, 2, 28)),
        (11, "months", date(2025, 1, 15), date(2025, 12, 15)),
        (12, "months", date(2025, 12, 1), date(2026, 12, 1)),
        (5, "years", date(2024, 2, 29), date(2029, 2, 28)),
        (4, "years", date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_the_end_is_that_of_the_calendar(number, unit, start, end):
    assert day(number, unit, start) == end


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2025, 3, 3), date(2025, 3, 4)),  # a Monday is the first working day itself
        (date(2025, 3, 7), date(2025, 3, 8)),  # a Friday: over when Saturday begins
        (date(2025, 3, 8), date(2025, 3, 11)),  # a Saturday: Monday is the first
    ],
)
def test_a_working_day_is_monday_to_friday(start, end):
    assert day(1, "working_days", start) == end


def test_thirty_working_days_are_six_weeks():
    assert day(30, "working_days", date(2025, 3, 3)) == date(2025, 4, 12)


def test_another_country_rests_on_other_days():
    rest = {"friday", "saturday"}
    assert day(1, "working_days", date(2025, 3, 7), weekend=rest) == date(2025, 3, 10)


def test_that_holidays_are_not_known_is_said_of_working_days_alone():
    assert "holidays" in clock(30, "working_days").due(date(2025, 3, 3), ZONE).explanation
    assert "holidays" not in clock(30, "days").due(date(2025, 3, 3), ZONE).explanation


def test_hours_run_from_the_moment_also_over_a_change_of_clocks():
    start = datetime(2025, 3, 30, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    due = clock(24, "hours").due(start, "Europe/Berlin").at
    assert due - start.astimezone(UTC) == timedelta(hours=24)
    assert due.isoformat() == "2025-03-31T01:30:00+02:00"


def test_the_day_of_the_event_is_that_of_the_office_and_counts_in_full():
    late = datetime(2025, 3, 1, 20, 0, tzinfo=UTC)  # 01:00 on 2 March in Karachi
    assert clock(1, "days").due(late, ZONE).at == datetime(2025, 3, 3, tzinfo=HERE)


def test_hours_from_a_day_alone_run_from_its_first_moment_and_say_so():
    due = clock(24, "hours").due(date(2025, 3, 1), ZONE)
    assert due.at == datetime(2025, 3, 2, tzinfo=HERE)
    assert "hour is not known" in due.explanation


@pytest.mark.parametrize(
    ("start", "end"), [("2025-03", date(2025, 3, 31)), ("2025", date(2025, 1, 31))]
)
def test_a_month_or_a_year_gives_the_earliest_end_and_says_so(start, end):
    due = clock(30, "days").due(start, ZONE)
    assert due.at.date() == end
    assert "day is not known" in due.explanation


def test_the_explanation_names_start_length_and_basis():
    said = clock(1, "months").due("2025-03-01", ZONE).explanation
    assert said == "Sample: 1 month from 2025-03-01 (Sample Act, section 1; mark V)."


def test_an_alert_is_counted_back_from_the_end_or_on_from_the_beginning():
    before = clock(5, "years", Alert(Length(6, "months"), "before_due")).due("2025-08-31", ZONE)
    assert before.alert.date() == date(2030, 2, 28)
    after = clock(1, "years", Alert(Length(9, "months"), "after_start")).due("2025-01-31", ZONE)
    assert after.alert.date() == date(2025, 10, 31)
    assert clock(1, "years").due("2025", ZONE).alert is None


def test_an_alert_in_working_days_is_counted_back_over_the_weekend():
    alert = Alert(Length(1, "working_days"), "before_due")
    due = clock(3, "days", alert).due("2025-03-07", ZONE)  # over on Monday 10 March
    assert due.alert.date() == date(2025, 3, 7)


@pytest.mark.parametrize(
    "start", ["soon", "2025-13", "2025-02-30", "2025-03-01T08:00", "2025-03-01Tx", "9999"]
)
def test_a_start_that_is_no_moment_is_refused(start):
    with pytest.raises(BadValue):
        clock(5, "years").due(start, ZONE)


DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
LENGTHS = st.builds(Length, st.integers(1, 400), st.sampled_from(UNITS))
ZONES = st.sampled_from(["UTC", ZONE, "Europe/Berlin", "Africa/Cairo", "America/New_York"])


@given(DAYS, DAYS, LENGTHS, ZONES)
def test_a_later_event_never_ends_earlier(one, other, length, zone):
    of = replace(clock(1, "days"), length=length)
    early, late = (of.due(day, zone).at.astimezone(UTC) for day in sorted((one, other)))
    assert early <= late


@given(DAYS, st.integers(1, 400), st.sampled_from(UNITS), ZONES)
def test_a_longer_time_never_ends_earlier(start, number, unit, zone):
    short, long = (clock(each, unit).due(start, zone).at for each in (number, number + 1))
    assert start <= short.date()
    assert short.astimezone(UTC) < long.astimezone(UTC)


MOMENTS = st.integers(0, 3_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))


@given(MOMENTS, LENGTHS)
def test_knowing_less_of_the_event_never_gives_more_time(moment, length):
    of = replace(clock(1, "days"), length=length)
    local = moment.astimezone(HERE).date().isoformat()
    ends = [of.due(start, ZONE).at for start in (local[:4], local[:7], local, moment)]
    assert ends == sorted(ends)


def test_a_file_is_a_clock(tmp_path):
    (tmp_path / "sample.toml").write_text(SAMPLE)
    found = load_clocks(tmp_path)["sample"]
    assert (found.length, found.starts) == (Length(30, "days"), ("event",))
    assert found.alert == Alert(Length(6, "days"), "before_due")
    assert load_clocks(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("written", "instead", "field"),
    [
        ("length = 30", "length = 0", "length"),
        ('unit = "days"\nstarts', 'unit = "weeks"\nstarts', "unit"),
        ('starts = ["event"]', "starts = []", "starts"),
        ("length = 6", "length = 0", "alert.length"),
        ("before_due", "before", "alert.counted"),
        ('id = "sample"', 'id = "other"', "id"),
        ('who = "clerk"', 'who = "clerk"\nmood = "good"', "mood"),
        ("[alert]", "[alert", "sample.toml"),
    ],
)
def test_a_clock_with_a_fault_is_refused_and_the_field_is_named(tmp_path, written, instead, field):
    assert written in SAMPLE
    (tmp_path / "sample.toml").write_text(SAMPLE.replace(written, instead))
    with pytest.raises(BadRule, match=field.replace(".", r"\.")):
        load_clocks(tmp_path)


PACK = 'country = "XA"\nname = "Sample"\nzone = "UTC"\n'


def pack(folder, text):
    (folder / "xa").mkdir()
    (folder / "xa" / "pack.toml").write_text(text)
    return read_pack(folder / "xa")


def test_a_pack_says_on_which_days_no_work_is_done(tmp_path):
    assert pack(tmp_path, PACK + 'weekend = ["friday"]').weekend == {"friday"}


def test_without_a_word_the_weekend_is_saturday_and_sunday(tmp_path):
    assert pack(tmp_path, PACK).weekend == {"saturday", "sunday"}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (PACK.replace("XA", "XB"), "country"),
        (PACK.replace("UTC", "Mars/Olympus"), "zone"),
        (PACK + 'weekend = ["Friday"]', "weekend"),
        (
            PACK + 'weekend = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]',
            "weekend",
        ),
        (PACK + 'currency = "XXX"', "currency"),
    ],
)  # fmt: skip
def test_a_pack_with_a_fault_is_refused_and_the_field_is_named(tmp_path, text, field):
    with pytest.raises(BadRule, match=field):
        pack(tmp_path, text)
