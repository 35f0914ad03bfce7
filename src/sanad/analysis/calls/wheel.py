# SPDX-License-Identifier: Apache-2.0
"""At which hours of which weekdays a number's calls and messages began, on the wall clock of the zone of the question."""

import calendar

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import first_ref, last_ref

_COLUMNS = ("weekday", "hour", "events", "calls", "messages", "first row", "last row")


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    of = events_of(asked, [number], start, end)
    found = asked.rows(
        of.group_by(weekday=of.started_local.day_of_week.index(), hour=of.started_local.hour())
        .agg(
            events=of.count(),
            calls=of.count(where=of.kind == "call"),
            messages=of.count(where=of.kind == "sms"),
            first_row=first_ref(of),
            last_row=last_ref(of),
        )
        .order_by("weekday", "hour")
    )
    rows = tuple(
        (calendar.day_name[weekday], f"{hour:02}", *map(str, rest))
        for weekday, hour, *rest in found
    )
    sentence = (
        f"Between {start} and {end} the records of {asked.mask(number)} show {sum(row[2] for row in found)} calls and "
        f"messages, begun in {len(rows)} of the 168 hours of a week"
    )
    if rows:
        most = max(row[2] for row in found)
        hours = [f"{row[0]} {row[1]}:00" for row in rows if row[2] == str(most)]
        named = f"from {hours[0]}" if len(hours) == 1 else f"in each of {len(hours)} hours"
        sentence += f"; most in an hour: {most}, {named}"
    return Answer(_COLUMNS, rows, f"{sentence}.{coverage.remark(asked, [number], start, end)}")


METHOD = Method(
    "wheel",
    1,
    ("calls",),
    "number from to",
    "Calls and messages of one number by weekday and hour.",
    _ask,
    of_named=True,
)
