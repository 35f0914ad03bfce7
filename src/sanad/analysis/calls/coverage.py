# SPDX-License-Identifier: Apache-2.0
"""What the deliveries cover for one number: only inside it may an absence be stated."""

from datetime import date, timedelta

from sanad.analysis.frozen import Input
from sanad.analysis.method import Answer, Asked, Method

_COLUMNS = ("delivery", "from", "to", "not supplied", "events in the period")
_COUNT = """
select exhibit, count(*) from calls
where owner = $number and started_local::date between $from::date and $to::date group by exhibit
"""


def _ask(asked: Asked) -> Answer:
    number, start, end = asked.text("number"), asked.text("from"), asked.text("to")
    values = {"number": number, "from": start, "to": end}
    counted = dict(asked.records.execute(_COUNT, values).fetchall())
    ours = [item for item in asked.inputs if number in item.numbers]
    rows = tuple(
        (
            item.exhibit[:8],
            str(item.coverage.get("from") or "not stated"),
            str(item.coverage.get("to") or "not stated"),
            _lacks(item) or "nothing stated",
            str(counted.get(item.exhibit, 0)),
        )
        for item in sorted(ours, key=lambda each: each.exhibit)
    )
    gaps = _gaps(ours, date.fromisoformat(start), date.fromisoformat(end))
    lacking = sorted({word for item in ours for word in _lacks(item).split(", ") if word})
    shown = asked.mask(number)
    if not gaps:
        sentence = f"The deliveries cover {shown} on every day from {start} to {end}"
    else:
        sentence = (
            f"For {shown} nothing is known on {', '.join(gaps)}; no absence may be stated there"
        )
    if lacking:
        sentence += f"; not supplied by the operator: {', '.join(lacking)}"
    return Answer(_COLUMNS, rows, sentence + ".")


def _lacks(item: Input) -> str:
    lacks = item.coverage.get("lacks")
    return ", ".join(str(word) for word in lacks) if isinstance(lacks, list) else ""


def _gaps(inputs: list[Input], start: date, end: date) -> list[str]:
    """Return the stretches of days inside `start` to `end` that no delivery says it covers."""
    stated = sorted(
        (
            date.fromisoformat(str(item.coverage["from"])),
            date.fromisoformat(str(item.coverage["to"])),
        )
        for item in inputs
        if item.coverage.get("from") and item.coverage.get("to")
    )
    gaps, day = [], start
    for first, last in stated:
        if first > end:
            break
        if first > day:
            gaps.append(f"{day} to {first - timedelta(days=1)}")
        day = max(day, last + timedelta(days=1))
    if day <= end:
        gaps.append(f"{day} to {end}")
    return gaps


COVERAGE = Method(
    "coverage",
    1,
    "calls",
    "Days on which a number's records were delivered.",
    _ask,
    of_one_number=True,
    speaks_of_absence=True,
)
