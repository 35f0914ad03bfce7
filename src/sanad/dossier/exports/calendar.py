# SPDX-License-Identifier: Apache-2.0
"""Clocks as a calendar that any program reads (iCalendar, RFC 5545): one event for each, with its explanation and an alarm.

The same clocks give the same bytes: the stamp of an event is the moment at which its time is over, not the moment of writing.
"""

from collections.abc import Iterable
from datetime import UTC

from icalendar import Alarm, Calendar, Event

from sanad.casework.clocks import Running
from sanad.values.canonical import digest_of

_PRODUCT = "-//Sanad//clocks 1//EN"


def calendar(running: Iterable[Running]) -> bytes:
    """Return the clocks as an iCalendar file, in UTC."""
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    for each in running:
        made.add_component(_event(each))
    raw: bytes = made.to_ical()
    return raw


def _event(running: Running) -> Event:
    over = running.at.astimezone(UTC)
    event = Event()
    event.add("uid", f"{digest_of(running.id)[:32]}@sanad")
    event.add("dtstamp", over)
    event.add("dtstart", over)
    event.add("summary", f"{running.title}: {running.thing}")
    event.add("description", f"{_capital(running.until)}. {running.explanation}\n{running.basis}")
    if running.alert is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", running.title)
        alarm.add("trigger", running.alert.astimezone(UTC))
        event.add_component(alarm)
    return event


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
