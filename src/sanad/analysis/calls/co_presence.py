# SPDX-License-Identifier: Apache-2.0
"""When the records of two or more numbers name the same cell, or the same site, within some minutes.

It speaks of areas: a cell serves a quarter of a town or a valley, and everybody there stands in its records. That people met is not
said, and how often chance brings two numbers into one cell is not reckoned here. Cells are those at the beginning of an event. Two
operators may give one name to two cells: names that hold country, network and area do not collide.
"""

import ibis

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import is_among, once
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, calls, during
from sanad.errors import BadValue

_MINUTES = 30


def _ask(asked: Asked) -> Answer:
    numbers, (start, end) = asked.texts("numbers"), asked.period()
    if len(numbers) < 2:  # noqa: PLR2004  # one alone is together with nobody
        raise BadValue("parameters", value=len(numbers), type="list for numbers", detail="it must name at least two")  # fmt: skip
    minutes, by = asked.number("minutes", _MINUTES), str(asked.parameters.get("by") or "cell")
    if by not in ("cell", "site"):
        raise BadValue("parameters", value=by, type="word for by", detail="cell or site")
    of = during(calls, start, end, asked.zone)
    of = once(asked, of.filter(is_among(of.owner, numbers), of[by].notnull()))
    slot = of.started_at.epoch_seconds() // max(minutes * 60, 1)
    here = asked.kept(
        of.select(
            "owner", "started_at", "started_local", "exhibit", "row", "ref", place=of[by], slot=slot
        )
    )
    one, other = (here.rename(lambda name, side=side: f"{side}_{name}") for side in ("one", "other"))  # fmt: skip
    # those so near in time stand in one slot of that length or in two that meet: nobody need be compared with all at a place
    near = ibis.array([one.one_slot - 1, one.one_slot, one.one_slot + 1])
    one, within = one.mutate(near=near).unnest("near"), ibis.interval(minutes=minutes)
    met = one.inner_join(
        other,
        [
            one.near == other.other_slot,
            one.one_place == other.other_place,
            one.one_owner < other.other_owner,
            other.other_started_at >= one.one_started_at - within,
            other.other_started_at <= one.one_started_at + within,
        ],
    )
    met = met.mutate(day=met.one_started_local.date())
    pair = ibis.struct({
        name: met[name]
        for name in (
            "one_started_at", "one_exhibit", "one_row", "other_started_at", "other_exhibit", "other_row",
        )
    }).min()  # fmt: skip
    found = asked.rows(
        met.group_by("day", "one_place", "one_owner", "other_owner")
        .agg(
            ones=met.one_ref.nunique(),
            others=met.other_ref.nunique(),
            first=ibis.least(met.one_started_local.min(), met.other_started_local.min()).strftime(MINUTE),
            last=ibis.greatest(met.one_started_local.max(), met.other_started_local.max()).strftime(MINUTE),
            one_row=pair["one_exhibit"].left(8) + "#" + pair["one_row"].cast("string"),
            other_row=pair["other_exhibit"].left(8) + "#" + pair["other_row"].cast("string"),
        )
        .order_by("day", "one_place", "one_owner", "other_owner")
    )  # fmt: skip
    rows = tuple(
        (str(day), place, asked.mask(left), asked.mask(right), *map(str, rest))
        for day, place, left, right, *rest in found
    )
    named = ", ".join(asked.mask(number) for number in numbers)
    met_of = {(left, right) for _, _, left, right, *_ in found}
    sentence = (
        f"Between {start} and {end} the records of {len(met_of)} of {len(numbers) * (len(numbers) - 1) // 2} pairs of {named} name the same "
        f"{by} within {minutes} minutes"
    )
    if rows:
        sentence += f", on {len({row[0] for row in rows})} day(s) at {len({row[1] for row in rows})} {by}(s)"
    sentence += f". A {by} serves an area: that anybody met is not shown."
    return Answer(_COLUMNS, rows, sentence + coverage.remark(asked, numbers, start, end))


_COLUMNS = (
    "day", "cell or site", "number", "other number", "events", "events of the other", "first", "last",
    "first row", "first row of the other",
)  # fmt: skip

METHOD = Method(
    "co_presence",
    2,
    ("calls",),
    "numbers from to [minutes] [by]",
    "Cells or sites that the records of several numbers name within some minutes.",
    _ask,
    of_named=True,
    identifiers=("numbers",),
)
