# SPDX-License-Identifier: Apache-2.0

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import BadValue
from sanad.values.instant import Instant, Precision


def test_a_local_time_is_turned_into_utc_and_the_text_is_kept():
    found = Instant.parse("31/12/2024 23:30:05", "%d/%m/%Y %H:%M:%S", "Asia/Karachi")  # UTC+5
    assert found.at == datetime(2024, 12, 31, 18, 30, 5, tzinfo=UTC)
    assert (found.precision, found.zone, found.original) == (
        Precision.SECOND,
        "Asia/Karachi",
        "31/12/2024 23:30:05",
    )


@pytest.mark.parametrize(
    ("text", "form", "precision"),
    [
        ("2024", "%Y", Precision.YEAR),
        ("03/2024", "%m/%Y", Precision.MONTH),
        ("5-Mar-2024", "%d-%b-%Y", Precision.DAY),
        ("05/03/2024 14:05", "%d/%m/%Y %H:%M", Precision.MINUTE),
    ],
)
def test_precision_is_the_smallest_unit_given(text, form, precision):
    assert Instant.parse(text, form, "+05:00").precision is precision


def test_an_offset_in_the_text_is_the_zone():
    found = Instant.parse("2024-03-05 10:00:00 +0430", "%Y-%m-%d %H:%M:%S %z")
    assert found.at == datetime(2024, 3, 5, 5, 30, tzinfo=UTC)
    assert found.zone == "+0430"


@pytest.mark.parametrize(
    "text", ["30/02/2024", "29/02/2023", "31/04/2024", "00/01/2024", "01/13/2024"]
)
def test_a_date_that_no_calendar_has_is_refused(text):
    with pytest.raises(BadValue):
        Instant.parse(text, "%d/%m/%Y", "Asia/Karachi")


@pytest.mark.parametrize(
    "text", ["1/2/24", " 1/2/2024", "1/2/2024 ", "1/2/02024", "1/2/2024x", "", "١/2/2024"]
)
def test_another_shape_is_refused_even_where_strptime_is_lenient(text):
    with pytest.raises(BadValue):
        Instant.parse(text, "%d/%m/%Y", "Asia/Karachi")


@pytest.mark.parametrize("form", ["%Y-%j", "%s", "%d/%m/%Y %", "%c"])
def test_a_directive_that_is_not_listed_is_refused(form):
    with pytest.raises(BadValue):
        Instant.parse("2024-001", form, "Asia/Karachi")


def test_a_time_without_any_zone_is_refused():
    with pytest.raises(BadValue, match="zone"):
        Instant.parse("01/02/2024", "%d/%m/%Y")


@pytest.mark.parametrize("zone", ["Asia/Nowhere", "+25:00", "../etc/passwd", ""])
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(BadValue):
        Instant.parse("01/02/2024", "%d/%m/%Y", zone)


@pytest.mark.parametrize("text", ["31/03/2024 01:30", "27/10/2024 01:30"])
def test_an_hour_that_the_clocks_skipped_or_repeated_is_refused(text):
    with pytest.raises(BadValue, match="clocks"):
        Instant.parse(text, "%d/%m/%Y %H:%M", "Europe/London")


@given(st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1)))  # noqa: DTZ001 - wall clocks
def test_any_wall_clock_time_agrees_with_the_standard_library(moment):
    moment = moment.replace(microsecond=0)
    found = Instant.parse(f"{moment:%d/%m/%Y %H:%M:%S}", "%d/%m/%Y %H:%M:%S", "Asia/Dubai")
    assert found.at == moment.replace(tzinfo=ZoneInfo("Asia/Dubai"))
