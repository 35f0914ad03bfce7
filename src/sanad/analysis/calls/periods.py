# SPDX-License-Identifier: Apache-2.0
"""The contacts of one number in two periods: only in the first, only in the second, in both.

"Only" is said where deliveries cover the other period, all of it or the days that the table's rates count; where they cover none of it, the
answer is that nothing is known of it.
"""

from decimal import Decimal

import ibis

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import first_ref, last_ref
from sanad.errors import BadValue

_COLUMNS = (
    "contact", "seen in", "events in the first", "events in the second", "per covered day of the first",
    "per covered day of the second", "first row", "last row",
)  # fmt: skip
BOTH, FIRST, SECOND = "both", "only the first", "only the second"
UNKNOWN = "{}; of the other nothing is known"


def _ask(asked: Asked) -> Answer:
    number = asked.text("number")
    first, second = asked.period("first_from", "first_to"), asked.period("second_from", "second_to")
    if second[0] <= first[1]:
        detail = "it must begin after the first has ended"
        raise BadValue("parameters", value=f"{second[0]}", type="second period", detail=detail)
    inputs = coverage.deliveries(asked.inputs, number)
    days = [coverage.days(coverage.covered(inputs, *period)) for period in (first, second)]
    of = ibis.union(
        events_of(asked, [number], *first).mutate(second=False),
        events_of(asked, [number], *second).mutate(second=True),
    )
    of = of.filter(of.other.notnull())
    found = asked.rows(
        of.group_by("other")
        .agg(
            before=of.count(where=~of.second),
            after=of.count(where=of.second),
            first_row=first_ref(of),
            last_row=last_ref(of),
        )
        .order_by(ibis.desc(ibis._.before + ibis._.after), "other")
    )
    rows = tuple(
        (
            asked.mask(other),
            _seen(before, after, days),
            str(before),
            str(after),
            _rate(before, days[0]),
            _rate(after, days[1]),
            *refs,
        )
        for other, before, after, *refs in found
    )
    return Answer(_COLUMNS, rows, _sentence(asked, number, (first, second), days, rows))


def _seen(before: int, after: int, days: list[int]) -> str:
    if before and after:
        return BOTH
    if before:
        return FIRST if days[1] else UNKNOWN.format("the first")
    return SECOND if days[0] else UNKNOWN.format("the second")


def _rate(events: int, days: int) -> str:
    return f"{Decimal(events) / days:.2f}" if days else "not known"


def _sentence(
    asked: Asked,
    number: str,
    periods: tuple[coverage.Stretch, ...],
    days: list[int],
    rows: tuple[tuple[str, ...], ...],
) -> str:
    words = [
        f"{start} to {end} ({covered} of {coverage.days([(start, end)])} days covered)"
        for (start, end), covered in zip(periods, days, strict=True)
    ]
    counts = ", ".join(
        f"{sum(row[1] == seen for row in rows)} in {seen}" for seen in (BOTH, FIRST, SECOND)
    )
    sentence = f"The records of {asked.mask(number)} of {words[0]} and of {words[1]} show contacts: {counts}."
    unknown = [coverage.unknown(asked, [number], *period) for period in periods]
    return "".join(
        [sentence, *unknown, coverage.lacking(coverage.deliveries(asked.inputs, number))]
    )


METHOD = Method(
    "periods",
    1,
    ("calls",),
    "number first_from first_to second_from second_to",
    "Contacts of one number in two periods.",
    _ask,
    of_named=True,
)
