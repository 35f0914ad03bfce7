# SPDX-License-Identifier: Apache-2.0
"""What numbers have in common – handsets, contacts, cells – and when each was in use, as expressions over all calls.

In use is a number in all of its own records, and in those of others that it rang or that it answered: ringing a dead number does not keep it
alive. What is shared weighs by the resource allocation index: a thing that d numbers have counts 1000/d, rounded down (Zhou, Lü and
Zhang, Eur. Phys. J. B 71, 2009, eq. 12, in thousandths), so that what everybody has counts nothing. Nothing here counts rows, so that
an event which several deliveries carry does no harm.
"""

from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir

from sanad.analysis.frozen import HANDSET
from sanad.analysis.records import calls

KINDS = ("handset", "contact", "cell")
"""What numbers may share, in the order in which it ranks."""
_UNIT = 1000
Things = Mapping[str, Sequence[str]]
"""Kind → the things of it that are meant."""


def uses(of: ir.Table = calls) -> ir.Table:
    """Return a row per number and row of the calls `of` that shows it in use, whether in its `own` records (1) or in another's (0)."""
    own = of.mutate(number="owner", contact="other", own=1)
    reached = (of.direction == "in") | (of.duration_s > 0)
    theirs = of.filter(of.other.startswith("+"), reached)
    theirs = theirs.mutate(number="other", contact="owner", own=0)
    kept = ("number", "contact", "own", "started_at", "started_local", "exhibit", "row")
    return ibis.union(own.select(*kept), theirs.select(*kept))


def things(of: Things | None = None) -> ir.Table:
    """Return a row per number, thing that others may share with it, and row of calls: all, or those things that `of` names by kind."""
    talks = uses()
    talks = talks.filter(talks.contact.startswith("+")).mutate(thing="contact")
    handsets = calls.mutate(number="owner", thing=calls.imei.left(HANDSET))
    cells = calls.mutate(number="owner", thing="cell")
    kept = ("number", "what", "thing", "started_at", "exhibit", "row")
    parts = []
    for what, table in zip(KINDS, (handsets, talks, cells), strict=True):
        named = table.thing.notnull() if of is None else table.thing.isin(of[what])
        parts.append(table.filter(named).mutate(what=ibis.literal(what)).select(*kept))
    return ibis.union(*parts)


def shared(number: str, having: Things) -> ir.Table:
    """Return each thing of a number with each other number that has it, once, and how many others have it."""
    have = things(having)
    have = have.filter(have.number != number).select("number", "what", "thing").distinct()
    others = have.count().over(ibis.window(group_by=["what", "thing"]))
    return have.mutate(others=others)


def points(number: str, having: Things) -> ir.Table:
    """Return the points of each number that shares something with `number`, in a column for each kind of thing."""
    of = shared(number, having)
    worth = (_UNIT // (of.others + 1)).cast("int64")
    return of.group_by("number").agg(
        **{what: worth.sum(where=of.what == what).fill_null(0) for what in KINDS}
    )


def spans() -> ir.Table:
    """Return when each number is first and last seen in use, and whether by its own records; each side is summed up before they meet."""
    reached = (calls.direction == "in") | (calls.duration_s > 0)
    others = calls.filter(calls.other.startswith("+"), reached)
    sides = [
        side.group_by(number=side[name]).agg(
            first=side.started_at.min(), last=side.started_at.max()
        )
        for side, name in ((calls, "owner"), (others, "other"))
    ]
    both = ibis.union(*(side.mutate(own=own) for side, own in zip(sides, (1, 0), strict=True)))
    return both.group_by("number").agg(
        first=both["first"].min(), last=both["last"].max(), own=both.own.max()
    )
