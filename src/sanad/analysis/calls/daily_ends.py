# SPDX-License-Identifier: Apache-2.0
"""The first and the last call or message of each day, on the wall clock of the zone of the question.

A day without either has no row. It may be called a day without calls only where the deliveries cover it, and the sentence counts those.
"""

import ibis
import ibis.expr.types as ir

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import ref_of

_COLUMNS = (
    "day", "events", "first at", "first contact", "first kind", "first direction", "first row",
    "last at", "last contact", "last kind", "last direction", "last row",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    of = events_of(asked, [number], start, end)
    event = ibis.struct({
        "at": of.started_at, "exhibit": of.exhibit, "row": of.row,  # in this order, and no two alike
        "local": of.started_local, "other": of.other, "kind": of.kind, "direction": of.direction,
    })  # fmt: skip
    days = of.group_by(day=of.started_local.date()).agg(
        events=of.count(), begun=event.min(), ended=event.max()
    )
    shown = days.select("day", "events", *_cells("first", days.begun), *_cells("last", days.ended))
    found = asked.rows(shown.order_by("day"))
    rows = tuple(
        (str(day), str(events), *_masked(asked, cells[:5]), *_masked(asked, cells[5:]))
        for day, events, *cells in found
    )
    known = coverage.covered(coverage.deliveries(asked.inputs, number), start, end)
    seen = {day for day, *_ in found}
    empty = coverage.days(known) - sum(
        first <= day <= last for day in seen for first, last in known
    )
    sentence = (
        f"Between {start} and {end} the records of {asked.mask(number)} show calls or messages on {len(rows)} days, "
        f"and none on {empty} others that the deliveries cover."
    )
    return Answer(_COLUMNS, rows, sentence + coverage.remark(asked, [number], start, end))


def _cells(end: str, event: ir.StructValue) -> list[ir.Value]:
    cells = (
        event["local"].strftime("%H:%M"), event["other"].fill_null(""), event["kind"], event["direction"], ref_of(event),
    )  # fmt: skip
    return [cell.name(f"{end}_{place}") for place, cell in enumerate(cells)]


def _masked(asked: Asked, cells: list[str]) -> list[str]:
    at, other, *rest = cells
    return [at, asked.mask(other) if other else "", *rest]


METHOD = Method(
    "daily_ends",
    1,
    ("calls",),
    "number from to",
    "First and last call or message of each day of one number.",
    _ask,
    of_named=True,
)
