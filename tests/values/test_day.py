# SPDX-License-Identifier: Apache-2.0
"""Days of three calendars, against almanacs and gazettes; never against the libraries that convert them."""

from datetime import date

import pytest

from sanad.errors import BadValue
from sanad.values import months
from sanad.values.day import LUNAR_MARGIN, Day, check_form
from sanad.values.months import Calendar

G, L, S = Calendar.GREGORIAN, Calendar.LUNAR, Calendar.SOLAR


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("2025-01-31", "%Y-%m-%d", date(2025, 1, 31)),
        ("31/1/2025", "%d/%m/%Y", date(2025, 1, 31)),
        ("1/2/2025", "%d/%m/%Y", date(2025, 2, 1)),
        ("1/2/2025", "%m/%d/%Y", date(2025, 1, 2)),
        ("31.01.2025 23:59:59", "%d.%m.%Y %H:%M:%S", date(2025, 1, 31)),
        ("۳۱/۰۱/۲۰۲۵", "%d/%m/%Y", date(2025, 1, 31)),
        ("٣١-٠١-٢٠٢٥", "%d-%m-%Y", date(2025, 1, 31)),
        ("\u200f۱۳  اکتوبر ۲۰۲۵ء", "%d %b %Y", date(2025, 10, 13)),
        ("13 October 2025", "%d %b %Y", date(2025, 10, 13)),
        ("13-Oct-2025", "%d-%b-%Y", date(2025, 10, 13)),
        ("Oct. 13, 2025", "%b %d, %Y", date(2025, 10, 13)),
        ("14 اګست 2025", "%d %b %Y", date(2025, 8, 14)),
        ("14 اگست 2025 عیسوی", "%d %b %Y", date(2025, 8, 14)),
        ("31/12/9999", "%d/%m/%Y", date(9999, 12, 31)),
    ],
)
def test_a_civil_date_is_read_in_the_order_that_is_declared(text, form, day):
    found = Day.parse(text, form)
    assert (found.on, found.calendar, found.margin_days, found.original) == (day, G, 0, text)


@pytest.mark.parametrize(
    ("text", "form", "calendar", "day"),
    [
        # Nawruz, 1 Hamal 1403: 20 March 2024; 1404: 21 March 2025 (1403 was a leap year)
        ("1403/01/01", "%Y/%m/%d", S, date(2024, 3, 20)),
        ("1403/12/30", "%Y/%m/%d", S, date(2025, 3, 20)),
        ("۱۴۰۴/۰۱/۰۱", "%Y/%m/%d", S, date(2025, 3, 21)),
        ("۱ حمل ۱۴۰۴", "%d %b %Y", None, date(2025, 3, 21)),
        ("1 Farvardin 1404", "%d %b %Y", None, date(2025, 3, 21)),
        ("۱۳/۱۰/۱۴۰۴ هـ.ش", "%d/%m/%Y", None, date(2026, 1, 3)),
        ("1404/10/13 SH", "%Y/%m/%d", None, date(2026, 1, 3)),
        ("۱۴۰۴/۱۰/۱۳ ش", "%Y/%m/%d", None, date(2026, 1, 3)),
        ("۱۴۰۴/۱۰/۱۳ هـ", "%Y/%m/%d", S, date(2026, 1, 3)),
        ("۱ حمل ۱۴۰۴ هـ", "%d %b %Y", None, date(2025, 3, 21)),
        ("۲۴ اسد ۱۴۰۰", "%d %b %Y", None, date(2021, 8, 15)),  # the day Kabul fell
    ],
)
def test_a_solar_date_is_exact(text, form, calendar, day):
    found = Day.parse(text, form, calendar)
    assert (found.on, found.calendar, found.margin_days) == (day, S, 0)


@pytest.mark.parametrize(
    ("text", "form", "calendar", "observed"),
    [
        # as announced in Pakistan by the Central Ruet-e-Hilal Committee
        ("1 رمضان 1446", "%d %b %Y", None, date(2025, 3, 2)),
        ("1/10/1446", "%d/%m/%Y", L, date(2025, 3, 31)),
        ("۱۰ محرم ۱۴۴۷ھ", "%d %b %Y", None, date(2025, 7, 6)),
        ("12/3/1447 AH", "%d/%m/%Y", None, date(2025, 9, 6)),
        ("۱۲ ربیع الاول ۱۴۴۷", "%d %b %Y", None, date(2025, 9, 6)),
        ("1447/03/01 هـ", "%Y/%m/%d", None, date(2025, 8, 26)),
        ("1447/03/01 ق", "%Y/%m/%d", None, date(2025, 8, 26)),
    ],
)
def test_a_lunar_date_lies_within_its_margin_of_the_day_that_was_observed(
    text, form, calendar, observed
):
    found = Day.parse(text, form, calendar)
    assert (found.calendar, found.margin_days) == (L, LUNAR_MARGIN)
    assert abs((found.on - observed).days) <= found.margin_days


def test_the_thirtieth_of_a_month_that_the_table_ends_on_the_29th_is_the_day_after():
    last = Day.parse("29/9/1446", "%d/%m/%Y", L).on
    assert Day.parse("30/9/1446", "%d/%m/%Y", L).on.toordinal() == last.toordinal() + 1


@pytest.mark.parametrize(
    ("text", "form", "calendar"),
    [
        ("1404/10/13", "%Y/%m/%d", None),  # of which calendar?
        ("1404/10/13", "%Y/%m/%d", G),
        ("1446-09-01", "%Y-%m-%d", None),
        ("2025-10-13", "%Y-%m-%d", S),
        ("2025-10-13", "%Y-%m-%d", L),
        ("1 رمضان 1446", "%d %b %Y", S),
        ("1 حمل 1404", "%d %b %Y", L),
        ("1 Oct 2025 AH", "%d %b %Y", None),
        ("13/10/1404 هـ.ش", "%d/%m/%Y", L),
        ("13/10/1404 XY", "%d/%m/%Y", L),
        ("31/04/2025", "%d/%m/%Y", G),
        ("30/2/2025", "%d/%m/%Y", G),
        ("1404/12/30", "%Y/%m/%d", S),
        ("31/9/1446", "%d/%m/%Y", L),
        ("1/13/1446", "%d/%m/%Y", L),
        ("1/1/1342", "%d/%m/%Y", L),
        ("1/1/1501", "%d/%m/%Y", L),
        ("13 Octember 2025", "%d %b %Y", None),
        ("2025-1-31", "%d-%m-%Y", None),
        ("31/01/25", "%d/%m/%Y", None),
        ("31/01/25", "%d/%m/%y", None),
        ("31/01/2025 25:00", "%d/%m/%Y %H:%M", None),
        ("0/0/0000", "%d/%m/%Y", None),
        ("", "%d/%m/%Y", None),
        ("31/01/2025; DROP", "%d/%m/%Y", None),
        ("31/01/2025²", "%d/%m/%Y", None),
    ],
)
def test_what_is_no_day_for_certain_is_refused(text, form, calendar):
    with pytest.raises(BadValue):
        Day.parse(text, form, calendar)


def test_a_year_that_several_calendars_have_is_never_guessed():
    with pytest.raises(BadValue, match="of which calendar"):
        Day.parse("1404/10/13", "%Y/%m/%d")


@pytest.mark.parametrize(
    ("text", "year"),
    [("31/01/70", 1970), ("31/01/69", 2069), ("31/01/25", 2025), ("31/01/00", 2000)],
)
def test_a_year_of_two_digits_lies_in_the_hundred_years_declared(text, year):
    assert Day.parse(text, "%d/%m/%y", short_years_from=1970).on.year == year


def test_a_short_year_of_a_declared_hijri_calendar_is_of_its_century():
    assert Day.parse("13/10/04", "%d/%m/%y", S, 1350).on == date(2026, 1, 3)


@pytest.mark.parametrize("form", ["%d/%m", "%d/%m/%Y %Y", "%d/%m/%Y %z", "%m/%b/%Y", "%d/%m/%Y %"])
def test_a_form_without_one_day_month_and_year_is_refused(form):
    with pytest.raises(BadValue):
        check_form(form)


def test_no_name_of_a_month_stands_for_two():
    seen = {}
    for calendar, names in ((G, months._GREGORIAN), (L, months._LUNAR), (S, months._SOLAR)):
        lines = names.strip().splitlines()
        assert len(lines) == 12
        for number, line in enumerate(lines, start=1):
            for name in line.split():
                assert seen.setdefault(months.folded(name), (calendar, number)) == (
                    calendar,
                    number,
                )
                assert months.month(name) == (calendar, number)
