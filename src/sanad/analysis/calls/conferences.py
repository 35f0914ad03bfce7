# SPDX-License-Identifier: Apache-2.0
"""Calls of one number that overlap, and outgoing calls within seconds of an incoming one: questions, never answers.

Overlapping calls may be a conference, a call that waited, or one call in two records; an incoming call and an outgoing one within
seconds may be a forwarded call. Call records do not say which. A call is compared with the one before it that ended last,
and with the last incoming call before it.
"""

import ibis
import ibis.expr.types as ir

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of, timed
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import ref_of

_COLUMNS = (
    "question", "seconds apart", "seconds together",
    "earlier at", "earlier direction", "earlier contact", "earlier row",
    "later at", "later direction", "later contact", "later row",
)  # fmt: skip
_CLOCK = "%Y-%m-%d %H:%M:%S"
FORWARDED, WAITING, TWICE = "forwarded?", "conference or call waiting?", "one call in two records?"


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    seconds = asked.number("seconds", 10, 0, 3600)
    of = events_of(asked, [number], start, end)
    found = asked.rows(_questions(of.filter(of.kind == "call"), seconds))
    rows = tuple(
        (
            question, str(apart), str(together),
            at, direction, asked.mask(other) if other else "", ref,
            then, then_direction, asked.mask(then_other) if then_other else "", then_ref,
        )
        for question, apart, together, at, direction, other, ref, then, then_direction, then_other, then_ref in found
    )  # fmt: skip
    asked_of = [sum(row[0] == question for row in rows) for question in (WAITING, TWICE, FORWARDED)]
    sentence = (
        f"Between {start} and {end} the records of {asked.mask(number)} show {asked_of[0]} time(s) a call that overlaps one with another "
        f"number, {asked_of[1]} time(s) one with the same number, and {asked_of[2]} time(s) an outgoing call within {seconds} seconds of "
        f"an incoming one; whether these are conferences, waiting calls, double records or forwarded calls they do not say"
    )
    return Answer(_COLUMNS, rows, f"{sentence}.{coverage.remark(asked, [number], start, end)}")


def _questions(of: ir.Table, seconds: int) -> ir.Table:
    """Return each call that raises a question beside the earlier call that raises it with it."""
    of = timed(of).mutate(other=of.other.fill_null(""), local=of.started_local.strftime(_CLOCK))
    rest = {name: of[name] for name in ("exhibit", "row", "began", "local", "direction", "other")}
    by_end = ibis.struct({"ended": of.ended, "at": of.started_at, **rest})
    by_start = ibis.struct({"at": of.started_at, **rest, "ended": of.ended})
    incoming = ibis.ifelse(of.direction == "in", by_start, ibis.null(by_start.type()))
    # of two calls of one second the incoming one is taken to be the earlier: nobody forwards a call before it comes
    before = ibis.window(order_by=["began", "direction", "exhibit", "row"], preceding=(None, 1))
    of = of.mutate(busy=by_end.max().over(before), rang=incoming.max().over(before))
    overlap = _beside(of.filter(of.began < of.busy["ended"]), "busy")
    known = (overlap.other == overlap.then_other) & (overlap.other != "")
    forwarded = of.filter(
        of.direction == "out",
        of.began - of.rang["began"] <= seconds,
        of.other != of.rang["other"],
    )
    found = ibis.union(
        overlap.mutate(question=ibis.ifelse(known, TWICE, WAITING)),
        _beside(forwarded, "rang").mutate(question=ibis.literal(FORWARDED)),
    )
    return found.order_by("then_began", "then_ref", "question").select(
        "question", "apart", "together",
        "at", "direction", "other", "ref", "then", "then_direction", "then_other", "then_ref",
    )  # fmt: skip


def _beside(of: ir.Table, name: str) -> ir.Table:
    """Return calls beside the earlier ones that stand in the column `name`."""
    earlier = of[name]
    end = ibis.least(of.ended, earlier["ended"])
    return of.select(
        apart=of.began - earlier["began"],
        together=ibis.greatest(end - of.began, 0),
        at=earlier["local"], direction=earlier["direction"], other=earlier["other"], ref=ref_of(earlier),
        then=of.local, then_direction=of.direction, then_other=of.other, then_ref=of.ref, then_began=of.began,
    )  # fmt: skip


METHOD = Method(
    "conferences",
    1,
    ("calls",),
    "number from to [seconds]",
    "Overlapping and forwarded calls of one number, as questions.",
    _ask,
    of_named=True,
)
