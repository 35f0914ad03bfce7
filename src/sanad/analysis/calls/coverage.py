# SPDX-License-Identifier: Apache-2.0
"""What the deliveries cover for one number: only inside it may an absence be stated."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from sanad.analysis.frozen import Input
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import calls, during

Stretch = tuple[date, date]
"""Days in a row, the first and the last included."""

_DAY = timedelta(days=1)
_COLUMNS = ("delivery", "from", "to", "not supplied", "events in the period")


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    events = during(calls, start, end, asked.zone)
    events = events.filter(events.owner == number)
    counted: dict[str, int] = dict(
        asked.rows(events.group_by("exhibit").agg(events=events.count()))
    )
    ours = deliveries(asked.inputs, number)
    rows = tuple(
        (
            item.exhibit[:8],
            str(item.coverage.get("from") or "not stated"),
            str(item.coverage.get("to") or "not stated"),
            ", ".join(not_supplied([item])) or "nothing stated",
            str(counted.get(item.exhibit, 0)),
        )
        for item in sorted(ours, key=lambda each: each.exhibit)
    )
    missing = gaps(ours, start, end)
    absent = not_supplied(ours)
    shown = asked.mask(number)
    if not missing:
        sentence = f"The deliveries cover {shown} on every day from {start} to {end}"
    else:
        sentence = (
            f"For {shown} nothing is known on {', '.join(missing)}; no absence may be stated there"
        )
    if absent:
        sentence += f"; not supplied by the operator: {', '.join(absent)}"
    return Answer(_COLUMNS, rows, sentence + ".")


def covered(inputs: Sequence[Input], start: date, end: date) -> list[Stretch]:
    """Return the days of a period that some delivery says it covers, as stretches that neither meet nor overlap, in order."""
    found: list[Stretch] = []
    for first, last in sorted(_stated(inputs)):
        begin, finish = max(first, start), min(last, end)
        if begin > finish:
            continue
        if found and begin <= found[-1][1] + _DAY:
            begin, before = found.pop()
            finish = max(finish, before)
        found.append((begin, finish))
    return found


def _stated(inputs: Sequence[Input]) -> list[Stretch]:
    return [
        (
            date.fromisoformat(str(item.coverage["from"])),
            date.fromisoformat(str(item.coverage["to"])),
        )
        for item in inputs
        if item.coverage.get("from") and item.coverage.get("to")
    ]


def gaps(inputs: Sequence[Input], start: date, end: date) -> list[str]:
    """Return the stretches of days inside `start` to `end` that no delivery says it covers."""
    return [f"{first} to {last}" for first, last, known in ribbon(inputs, start, end) if not known]


def ribbon(inputs: Sequence[Input], start: date, end: date) -> list[tuple[date, date, bool]]:
    """Return the whole of a period as stretches, in order, each with whether a delivery says that it covers it."""
    found, day = [], start
    for first, last in covered(inputs, start, end):
        if first > day:
            found.append((day, first - _DAY, False))
        found.append((first, last, True))
        day = last + _DAY
    if day <= end:
        found.append((day, end, False))
    return found


def stretch_of(day: ir.DateColumn, stretches: Sequence[Stretch]) -> ir.DateValue:
    """Return the first day of the covered stretch in which a day lies; a day that none covers stands for itself."""
    if not stretches:
        return day
    return ibis.cases(*((day.between(*each), ibis.date(each[0])) for each in stretches), else_=day)


def deliveries(inputs: Sequence[Input], number: str) -> list[Input]:
    """Return the deliveries that name `number` among those whose records they are."""
    return [item for item in inputs if number in item.numbers]


def days(stretches: Sequence[Stretch]) -> int:
    """Return how many days stretches have together."""
    return sum((last - first).days + 1 for first, last in stretches)


def not_supplied(inputs: Iterable[Input]) -> list[str]:
    """Return what the operators say that they do not supply: `sms_in`, `roaming`, …, in order."""
    stated = [item.coverage.get("lacks") for item in inputs]
    return sorted({str(word) for words in stated if isinstance(words, list) for word in words})


def remark(asked: Asked, numbers: Sequence[str], start: date, end: date) -> str:
    """Return what an answer about `numbers` must add: where nothing is known, and what operators did not supply.

    Sentences with a blank before each, or nothing.
    """
    inputs = [item for number in numbers for item in deliveries(asked.inputs, number)]
    return unknown(asked, numbers, start, end) + lacking(inputs)


def unknown(asked: Asked, numbers: Sequence[str], start: date, end: date) -> str:
    """Return the sentences that tell on which days nothing is known; numbers of which the same is to be said stand together."""
    alike: dict[str, list[str]] = {}
    for number in numbers:
        missing = ", ".join(gaps(deliveries(asked.inputs, number), start, end))
        alike.setdefault(missing, []).append(asked.mask(number))
    return "".join(
        f" Of {', '.join(who)} nothing is known on {when}." for when, who in alike.items() if when
    )


def reach(asked: Asked, kind: str, start: date, end: date) -> str:
    """Return the sentence for an answer about no number in particular: how many deliveries of a kind cover all days of a period."""
    ours = [item for item in asked.inputs if item.kind == kind]
    whole = sum(not gaps([item], start, end) for item in ours)
    return (
        f" {whole} of {len(ours)} deliveries say that they cover all days from {start} to {end}; "
        f"of what none covers nothing is known."
    )


def lacking(inputs: Iterable[Input]) -> str:
    """Return the sentence that tells what operators did not supply, with a blank before it, or nothing."""
    words = ", ".join(not_supplied(inputs))
    return f" Not supplied by the operators, and so not seen here: {words}." if words else ""


METHOD = Method(
    "coverage",
    2,
    ("calls",),
    "number from to",
    "Days on which a number's records were delivered.",
    _ask,
    of_named=True,
    speaks_of_absence=True,
)
