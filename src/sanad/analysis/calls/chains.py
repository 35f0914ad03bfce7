# SPDX-License-Identifier: Apache-2.0
"""Chains A-B-C: after an event with A ended, B had one with C within minutes; B is the number whose records are asked.

A chain is a fact of the clock. That the second call was made because of the first is not, and a number that calls much has many
chains by chance. Events of one instant are no chain: which came first is not known.
"""

import ibis
import ibis.expr.types as ir

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of, timed
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE

_COLUMNS = (
    "first contact", "second contact", "times", "in, then out", "first at", "last at", "first rows", "last rows",
)  # fmt: skip
_MINUTE = 60


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    minutes, least = asked.number("minutes", 10, 1, 1440), asked.number("at_least", 1, 1, 10**9)
    of = events_of(asked, [number], start, end)
    of = timed(of.filter(of.other.notnull()))
    of = of.mutate(nth=ibis.row_number().over(order_by=["started_at", "exhibit", "row"]))
    of = asked.kept(of.select("nth", "other", "direction", "began", "ended", "started_at", "started_local", "ref"))  # fmt: skip
    chain = _chains(of, minutes * _MINUTE)
    found = asked.rows(
        chain.group_by("contact", "then_contact")
        .agg(
            times=chain.nth.nunique(),
            relayed=chain.nth.nunique(
                where=(chain.direction == "in") & (chain.then_direction == "out")
            ),
            one=chain.place.min(),
            last=chain.place.max(),
        )
        .filter(ibis._.times >= least)
        .order_by(ibis.desc("times"), "contact", "then_contact")
        .select("contact", "then_contact", "times", "relayed", *_cells("one"), *_cells("last"))
    )
    rows = tuple(
        (
            asked.mask(contact), asked.mask(then), str(times), str(relayed),
            at, last_at, f"{ref} {then_ref}", f"{last_ref} {last_then_ref}",
        )
        for contact, then, times, relayed, at, ref, then_ref, last_at, last_ref, last_then_ref in found
    )  # fmt: skip
    sentence = (
        f"Between {start} and {end} the records of {asked.mask(number)} show {len(rows)} pair(s) of contacts, the second within "
        f"{minutes} minutes after the first, {least} time(s) or more"
    )
    if rows:
        tied = sum(row[2] == rows[0][2] for row in rows)
        sentence += f"; {tied} of them {rows[0][2]} time(s), the most, {rows[0][0]} and then {rows[0][1]} first in the table"
    return Answer(_COLUMNS, rows, f"{sentence}.{coverage.remark(asked, [number], start, end)}")


def _chains(of: ir.Table, seconds: int) -> ir.Table:
    """Return each event beside those that began within `seconds` after it ended, with somebody else.

    An event and its followers meet in one of two slots of that length, so that engines match slots and need not compare all with all.
    """
    slot = of.ended // seconds
    earlier = of.mutate(slot=ibis.array([slot, slot + 1])).unnest("slot")
    later = of.select(
        then_contact="other", then_direction="direction", then_at="started_at", then_began="began",
        then_nth="nth", then_ref="ref", slot=of.began // seconds,
    )  # fmt: skip
    both = earlier.join(later, "slot")
    both = both.filter(
        both.then_at > both.started_at,
        both.then_began >= both.ended,
        both.then_began <= both.ended + seconds,
        both.then_contact != both.other,
    )
    place = ibis.struct({
        "nth": both.nth, "then_nth": both.then_nth,  # in this order, and no two alike
        "local": both.started_local, "ref": both.ref, "then_ref": both.then_ref,
    })  # fmt: skip
    return both.select(
        "nth", "direction", "then_contact", "then_direction", contact="other", place=place
    )


def _cells(place: str) -> list[ir.Value]:
    """Return when a chain began and the citations of its two rows."""
    at = ibis._[place]
    cells = (at["local"].strftime(MINUTE), at["ref"], at["then_ref"])
    return [cell.name(f"{place}_{column}") for column, cell in enumerate(cells)]


METHOD = Method(
    "chains",
    2,
    ("calls",),
    "number from to [minutes] [at_least]",
    "Contacts of one number that followed one another within minutes.",
    _ask,
    of_named=True,
)
