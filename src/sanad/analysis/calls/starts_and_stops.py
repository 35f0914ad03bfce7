# SPDX-License-Identifier: Apache-2.0
"""Numbers that first or last appear within some days around a date: the contacts of one number, or, without one, the numbers delivered.

That something was not seen before (or after) is said only where a delivery covers days on that side, and with how many. A number new in
these records need not be new: it may have been used with telephones whose records nobody has.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import KINDS, wall_clock
from sanad.analysis.frozen import Input
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import calls, during, first_ref
from sanad.errors import BadValue

_DAY = timedelta(days=1)
_COLUMNS = ("change", "number", "at", "days covered on the other side", "of", "row")
STARTS, STOPS = "first seen", "last seen"


def _ask(asked: Asked) -> Answer:
    start, end = asked.period()
    first, last = _around(asked, start, end)
    other_side = {STARTS: (start, first - _DAY), STOPS: (last + _DAY, end)}
    number = str(asked.parameters.get("number") or "")
    found = asked.rows(
        _changes(
            _events(asked, number, "exhibit", "row"),
            _events(asked, number),
            (first, last),
            asked.zone,
        )
    )
    whose = _by_number(asked.inputs)
    rows = []
    for change, name, at, ref in found:
        side = other_side[change]
        known = coverage.days(coverage.covered(whose.get(number or name, []), *side))
        if known:  # else nobody knows that it was not seen there
            days = coverage.days([side])
            local = wall_clock(at, asked.zone)
            rows.append((change, asked.mask(name), local, str(known), str(days), ref))
    what = f"contacts of {asked.mask(number)}" if number else "numbers whose records were delivered"
    starts, stops = (sum(row[0] == change for row in rows) for change in (STARTS, STOPS))
    sentence = (
        f"In the records of {start} to {end}, of the {what} {starts} are first seen and {stops} last seen from {first} to {last}, "
        f"on the days that deliveries cover"
    )
    if unknown := len(found) - len(rows):
        sentence += f"; {unknown} more are left out, because nothing is known on the other side of that time"
    remark = (
        coverage.remark(asked, [number], start, end)
        if number
        else coverage.lacking(item for _, name, *_ in found for item in whose.get(name, []))
    )
    return Answer(_COLUMNS, tuple(rows), f"{sentence}.{remark}")


def _around(asked: Asked, start: date, end: date) -> coverage.Stretch:
    """Return the days around the date asked about; days of the period are left before and after them."""
    on, days = asked.day("on"), asked.number("days", 7)
    if not days < min((on - start).days, (end - on).days):
        detail = "there must be days before and after it inside the period"
        raise BadValue("parameters", value=f"{on}, {days} days around", type="date", detail=detail)
    return on - days * _DAY, on + days * _DAY


def _by_number(inputs: Sequence[Input]) -> dict[str, list[Input]]:
    """Return the deliveries of each number's records; gone through once, however many are asked for."""
    whose: dict[str, list[Input]] = {}
    for item in inputs:
        for number in item.numbers:
            whose.setdefault(number, []).append(item)
    return whose


def _events(asked: Asked, number: str, *columns: str) -> ir.Table:
    """Return when each name was seen: the contacts of `number`, or without one whose records they are."""
    name = "other" if number else "owner"
    of = calls.select("kind", "owner", "started_at", *columns, name=calls[name])
    of = during(of, *asked.period(), asked.zone).filter(of.kind.isin(KINDS), of.name.notnull())
    return of.filter(of.owner == number) if number else of


def _changes(rows: ir.Table, of: ir.Table, around: coverage.Stretch, zone: str) -> ir.Table:
    """Return the names that are first, or last, seen on the days `around`, with the instant and its row.

    The instants come from `of`, which has no more than it takes, and only those sought are looked up in `rows`: of ten million rows hardly
    any is the first of its name.
    """
    ends = of.group_by("name").agg(begun=of.started_at.min(), ended=of.started_at.max())
    near = ibis.union(
        *(
            during(ends.select("name", started_at=end), *around, zone).mutate(
                change=ibis.literal(change)
            )
            for change, end in ((STARTS, "begun"), (STOPS, "ended"))
        )
    )
    seen = rows.join(near, ["name", "started_at"])
    found = seen.group_by("change", "started_at", "name").agg(ref=first_ref(seen))
    return found.order_by("change", "started_at", "name").select(
        "change", "name", "started_at", "ref"
    )


METHOD = Method(
    "starts_and_stops",
    1,
    ("calls",),
    "[number] from to on [days]",
    "Numbers first or last seen around a date.",
    _ask,
    of_named=True,
)
