# SPDX-License-Identifier: Apache-2.0
"""Unbroken runs: stretches of events, in order of time, over which something stays the same."""

import ibis
import ibis.expr.types as ir

from sanad.analysis.records import MINUTE, first_ref, last_ref


def runs(of: ir.Table, same: tuple[str, ...]) -> ir.Table:
    """Return one row per run of the calls `of` in which the columns `same` do not change, in order of time.

    Columns: `same`, `events`, `first`, `last` (wall clock), `first_row`, `last_row`. Nothing given is
    a value of its own. Events of one instant are ordered by exhibit and row. An event's place among all less its place among those with its value is
    the same all through a run, and in no other run of that value. Cost: two sorts of `of`.
    """
    order = [of.started_at, of.exhibit, of.row]
    placed = of.mutate(
        place=ibis.row_number().over(order_by=order),
        among=ibis.row_number().over(group_by=[of[name] for name in same], order_by=order),
    )
    of = placed.mutate(run=placed.place - placed.among)
    return (
        of.group_by(*same, "run")
        .agg(
            events=of.count(),
            first=of.started_local.min().strftime(MINUTE),
            last=of.started_local.max().strftime(MINUTE),
            first_row=first_ref(of),
            last_row=last_ref(of),
            begun=of.place.min(),
        )
        .order_by("begun")
        .drop("run", "begun")
    )
