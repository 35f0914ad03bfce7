# SPDX-License-Identifier: Apache-2.0
"""Calls and messages as methods count them: whose, when, and each once.

An event that several deliveries carry is one: the same subscriber, other party, kind, direction, instant and duration. What agrees in
all of it inside one delivery is several, as a long message written in parts; the second of them is matched with the
second in another delivery, never with the first. Data sessions do not count: telephones make them unasked.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Asked
from sanad.analysis.records import MINUTE, calls, during, first_ref, last_ref

KINDS = ("call", "sms")
_SAME = ("owner", "other", "kind", "direction", "started_at", "duration_s")
MEASURES = ("own", "theirs", "first", "last", "first_row", "last_row")
"""What `links` tells of a target and a contact."""

_COLUMNS = (*_SAME, "exhibit", "row", "ref", "started_local")
_FEW = 8  # names; looking up each value in a set of more costs less than comparing it with all


def is_among(column: ir.StringValue, names: Sequence[str]) -> ir.BooleanValue:
    """Return whether a column of a large table holds one of `names`.

    With what is `in` a list an engine leaves out stretches of a file of which it knows the least and the most, but DuckDB compares rows with it
    only when it has read all of their columns; with an array, while it reads.
    """
    found = column.isin(names)
    if 1 < len(names) <= _FEW:
        return found & ibis.literal(list(names)).contains(column)
    return found


def within(asked: Asked, of: ir.Table, first: date, last: date) -> ir.Table:
    """Return the calls and messages of `of` that began on the days `first` to `last`, as rows of the deliveries, without their places.

    `of` is `calls` cut down to what is asked about. A question that looks twice cuts first, each time otherwise: what two branches have in
    common an engine computes whole, clocks and citations of ten million rows included.
    """
    of = during(of, first, last, asked.zone)
    return of.filter(of.kind.isin(KINDS)).select(*_COLUMNS)


def events_of(
    asked: Asked, numbers: Sequence[str], first: date, last: date, party: str = "owner"
) -> ir.Table:
    """Return the calls and messages with one of `numbers` as `party`, each once: those in their records, or (`other`) with them."""
    of = calls.filter(is_among(calls[party], numbers))
    return once(asked, within(asked, of, first, last))


def once(asked: Asked, of: ir.Table) -> ir.Table:
    """Return the rows of calls that count: of an event that several deliveries carry, that of the first by digest."""
    if sum(item.kind == "calls" for item in asked.inputs) == 1:
        return of  # one delivery repeats nothing of another
    inside = ibis.window(group_by=["exhibit", *_SAME], order_by="row")
    numbered = of.mutate(nth=ibis.row_number().over(inside))
    across = ibis.window(group_by=[*_SAME, "nth"], order_by="exhibit")
    copies = numbered.mutate(copy=ibis.row_number().over(across))
    return copies.filter(copies.copy == 0).drop("nth", "copy")


def once_of_all(asked: Asked, of: ir.Table) -> ir.Table:
    """Return what `once` returns, of far more rows than those of a few numbers: only owners whom several deliveries name are sorted."""
    of = of.select(*_SAME, "exhibit", "row")
    held = of.group_by("owner").agg(least=of.exhibit.min(), most=of.exhibit.max())
    several = asked.kept(held.filter(held.least != held.most).select("owner"))
    if not asked.rows(several.limit(1)):
        return of
    return ibis.union(of.anti_join(several, "owner"), once(asked, of.semi_join(several, "owner")))


def links(asked: Asked, targets: Sequence[str], first: date, last: date) -> ir.Table:
    """Return who was in contact with each target, by the records of either side.

    Returns:
        One row per target and telephone number: `target`, `contact`; `own` and `theirs`, the events in the records of the one
        and of the other, never added up, because they are mostly the same events; `first`, `last` (wall clock), `first_row`,
        `last_row`. Sender names and short codes of services, which everybody gets, are no contacts.
    """
    ours = events_of(asked, targets, first, last)
    own = ours.mutate(target="owner", contact="other", own=True)
    others = events_of(asked, targets, first, last, "other")
    theirs = others.mutate(target="other", contact="owner", own=False)
    seen = ibis.union(own, theirs)
    seen = seen.filter(seen.contact.startswith("+"), seen.contact != seen.target)
    return seen.group_by("target", "contact").agg(
        own=seen.count(where=seen.own),
        theirs=seen.count(where=~seen.own),
        first=seen.started_local.min().strftime(MINUTE),
        last=seen.started_local.max().strftime(MINUTE),
        first_row=first_ref(seen),
        last_row=last_ref(seen),
    )


def timed(of: ir.Table) -> ir.Table:
    """Return events with `began` and `ended`, whole seconds since 1970 UTC; what has no duration ended as it began."""
    # cut first: of fractions one engine makes the nearest second, another the one before
    began = of.started_at.truncate("s").epoch_seconds().cast("int64")
    return of.mutate(began=began, ended=began + of.duration_s.fill_null(0))


def wall_clock(at: datetime, zone: str) -> str:
    """Return an instant (UTC, naive) on the clock of a zone, to the minute."""
    return at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).strftime(MINUTE)
