# SPDX-License-Identifier: Apache-2.0
"""The calls and messages of one number, one by one, in order of time: what the other questions count."""

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE

_COLUMNS = ("at", "contact", "kind", "direction", "seconds", "row")


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    of = events_of(asked, [number], start, end)
    found = asked.rows(
        of.select(
            "started_at",
            "exhibit",
            "row",
            at=of.started_local.strftime(MINUTE),
            contact=of.other.fill_null(""),
            kind=of.kind,
            direction=of.direction,
            seconds=of.duration_s.fill_null(-1),
            ref=of.ref,
        ).order_by("started_at", "exhibit", "row")
    )
    rows = tuple(
        (
            at,
            asked.mask(contact) if contact else "",
            kind,
            direction or "",
            str(seconds) if seconds >= 0 else "",
            ref,
        )
        for _, _, _, at, contact, kind, direction, seconds, ref in found
    )
    sentence = f"Between {start} and {end} the records of {asked.mask(number)} show {len(rows)} calls and messages."
    return Answer(_COLUMNS, rows, sentence + coverage.remark(asked, [number], start, end))


METHOD = Method(
    "call_events",
    1,
    ("calls",),
    "number from to",
    "Calls and messages of one number, one by one.",
    _ask,
    of_named=True,
)
