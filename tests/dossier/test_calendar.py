# SPDX-License-Identifier: Apache-2.0
"""The calendar file, read back by another program, and the same bytes whenever it is written."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import icalendar

from sanad.casework.clocks import Running
from sanad.dossier.exports.calendar import calendar

HERE = ZoneInfo("Asia/Karachi")
LONG = "سماعت، عدالت نمبر ۱; the period of section 19(1), ATA 1997, runs from 2025-03-01. " * 4


def clock(number=1, alert=None, **fields):
    given = {
        "id": f"appeal:proceeding:P-{number}:2025-03-01",
        "title": "Appeal; of the accused",
        "thing": f"proceeding:P-{number}",
        "at": datetime(2025, 3, 31, tzinfo=HERE),
        "alert": alert,
        "basis": "Sample Act, s. 1",
        "explanation": LONG,
        "who": "clerk",
    }
    return Running(**{**given, **fields})


def read(raw):
    return icalendar.Calendar.from_ical(raw).walk("VEVENT")


def test_every_clock_is_an_event_at_the_moment_when_its_time_is_over():
    [event] = read(calendar([clock()]))
    assert event.decoded("dtstart") == datetime(2025, 3, 30, 19, tzinfo=UTC)
    assert str(event["summary"]) == "Appeal; of the accused: proceeding:P-1"


def test_long_explanations_in_two_scripts_come_back_whole():
    [event] = read(calendar([clock()]))
    told = f"Until the end of 30 March 2025. {LONG}\nSample Act, s. 1"
    assert str(event["description"]) == told


def test_no_line_of_the_file_is_longer_than_the_standard_lets_it():
    assert max(map(len, calendar([clock()]).split(b"\r\n"))) <= 75  # RFC 5545 section 3.1, octets


def test_a_clock_that_calls_has_an_alarm_at_that_moment_and_another_has_none():
    called = clock(alert=datetime(2025, 3, 20, tzinfo=HERE))
    [event] = read(calendar([called]))
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == datetime(2025, 3, 19, 19, tzinfo=UTC)
    [quiet] = read(calendar([clock()]))
    assert quiet.walk("VALARM") == []


def test_the_same_clocks_give_the_same_bytes():
    both = [clock(1), clock(2, alert=datetime(2025, 3, 20, tzinfo=HERE))]
    assert calendar(both) == calendar(list(both))


def test_an_event_keeps_its_name_in_the_next_file_so_that_calendars_do_not_double_it():
    [first] = read(calendar([clock()]))
    again, other = read(calendar([clock(explanation="told otherwise"), clock(2)]))
    assert first["uid"] == again["uid"] != other["uid"]


def test_words_that_look_like_lines_of_the_format_stay_words():
    raw = calendar([clock(title="x\r\nEND:VEVENT\r\nBEGIN:VEVENT")])
    assert len(read(raw)) == 1


def test_no_clocks_are_an_empty_calendar():
    assert read(calendar([])) == []
