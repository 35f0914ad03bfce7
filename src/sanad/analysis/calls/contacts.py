# SPDX-License-Identifier: Apache-2.0
"""Who a number was in contact with: counts, durations, first and last, days, per contact; an event that two deliveries carry counts once."""

import ibis

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, first_ref, last_ref


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    of = events_of(asked, [number], start, end)
    of = of.filter(of.other.notnull())
    found = asked.rows(
        of.group_by("other")
        .agg(
            calls=of.count(where=of.kind == "call"),
            messages=of.count(where=of.kind == "sms"),
            outgoing=of.count(where=of.direction == "out"),
            incoming=of.count(where=of.direction == "in"),
            seconds=of.duration_s.sum(where=of.kind == "call").fill_null(0),
            days=of.started_local.date().nunique(),
            first=of.started_local.min().strftime(MINUTE),
            last=of.started_local.max().strftime(MINUTE),
            first_row=first_ref(of),
            last_row=last_ref(of),
        )
        .order_by(ibis.desc(ibis._.calls + ibis._.messages), "other")
    )
    rows = tuple((asked.mask(other), *map(str, rest)) for other, *rest in found)
    events = sum(talked + written for _, talked, written, *_ in found)
    sentence = (
        f"Between {start} and {end} the records of {asked.mask(number)} show {events} calls and messages "
        f"with {len(rows)} other numbers"
    )
    if rows:
        sentence += f"; most often with {rows[0][0]} ({found[0][1] + found[0][2]}, first {rows[0][7]}, last {rows[0][8]})"
    return Answer(_COLUMNS, rows, f"{sentence}.{coverage.remark(asked, [number], start, end)}")


_COLUMNS = (
    "contact", "calls", "messages", "outgoing", "incoming", "seconds", "days", "first", "last",
    "first row", "last row",
)  # fmt: skip

METHOD = Method(
    "contacts",
    4,
    ("calls",),
    "number from to",
    "Contact table of one number in a period.",
    _ask,
    of_named=True,
)
