# SPDX-License-Identifier: Apache-2.0
"""Where the deliveries of one number's records repeat or contradict each other, row by row.

Two rows are one event when subscriber, other party, kind, direction and instant agree. Such an event is *twice* when one delivery has it more than
once (a long message written in parts is, too), *different* when duration, handset, SIM or cell differ between two, and *missing*
when only one of two has it, or has it more often, although both say that they cover that day. It is not missing where the other
says that such events are not supplied. A row whose instant or other party was altered shows as one that either lacks.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import NamedTuple

import ibis

from sanad.analysis.calls.coverage import covered, deliveries, gaps, not_supplied
from sanad.analysis.frozen import Input
from sanad.analysis.method import Answer, Asked, Mask, Method
from sanad.analysis.records import calls, during

TWICE, DIFFERENT, MISSING = "twice", "different", "missing"
_FACTS = {"duration": "seconds", "IMEI": "handset", "IMSI": "card", "cell": "place"}
"""What rows of one event may say differently → the column made of it: an engine may take `IMEI` for `imei`."""

_SOMEBODYS = ("IMEI", "IMSI")
_NOTHING = "-"  # where a record gives none


class _Key(NamedTuple):
    """What makes rows one event."""

    instant: datetime  # UTC: where clocks are put back, two events an hour apart show one time
    at: str
    day: date
    kind: str
    direction: str
    other: str


class _Rows(NamedTuple):
    """The rows of an event in one delivery, and what they say of it: of several rows sorted, with blanks between."""

    times: int
    refs: str
    facts: tuple[str, ...]  # in the order of `_FACTS`


_Row = tuple[str, ...]


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    ours = sorted(asked.inputs, key=lambda item: item.exhibit)
    events, named = _events(asked, len(ours)), deliveries(ours, number)
    pairs = list(combinations(ours, 2))
    rows = tuple(
        row
        for key, in_each in sorted(events.items())
        for row in (*_repeated(key, in_each), *_compared(asked, key, in_each, pairs))
    )
    rows = tuple((*row[:4], asked.mask(row[4]) if row[4] else "", *row[5:]) for row in rows)
    counted = ", ".join(f"{sum(row[0] == what for row in rows)} {what}" for what in (MISSING, DIFFERENT, TWICE))  # fmt: skip
    both = sum(_share_days(one, other, start, end) for one, other in combinations(named, 2))
    sentence = (
        f"{len(named)} deliveries name {asked.mask(number)}; {both} of {len(named) * (len(named) - 1) // 2} pairs of them say that they cover the same days "
        f"between {start} and {end}. Events found there: {counted}"
    )
    if both < len(pairs) or not pairs:
        sentence += ". Where two do not cover the same days, nothing is known of what either lacks"
    return Answer(_COLUMNS, rows, sentence + ".")


def _events(asked: Asked, inputs: int) -> Mapping[_Key, dict[str, _Rows]]:
    """Return events that stand twice in a delivery, or not in all alike, by delivery."""
    of = during(calls, *asked.period(), asked.zone)
    of = of.filter(of.owner == asked.text("number"))
    seconds = of.duration_s.cast("string")
    told = zip(_FACTS.values(), (seconds, of.imei, of.imsi, of.cell), strict=True)
    of = of.mutate(
        at=of.started_local.strftime("%Y-%m-%d %H:%M:%S"),
        day=of.started_local.date(),
        party=of.other.fill_null(""),
        **{name: value.fill_null(_NOTHING) for name, value in told},
    )
    key, facts = ("started_at", "at", "day", "kind", "direction", "party"), _FACTS.values()
    each = of.group_by(*key, "exhibit").agg(
        times=of.count(),
        refs=of.ref.collect().sort().join(" "),
        **{name: of[name].collect().sort().join(" ") for name in facts},
    )
    each = each.mutate(says=ibis.literal("|").join([each[name] for name in facts]))
    event = ibis.window(group_by=list(key))
    each = each.mutate(
        standing=each.count().over(event),
        least=each.says.min().over(event),
        most=each.says.max().over(event),
    )
    odd = each.filter((each.standing < inputs) | (each.times > 1) | (each.least != each.most))
    found: dict[_Key, dict[str, _Rows]] = defaultdict(dict)
    for row in asked.rows(odd.select(*key, "exhibit", "times", "refs", *facts)):
        exhibit, times, refs, *says = row[len(key) :]
        found[_Key(*row[: len(key)])][exhibit] = _Rows(times, refs, tuple(says))
    return found


def _repeated(key: _Key, in_each: Mapping[str, _Rows]) -> Iterator[_Row]:
    for exhibit, rows in sorted(in_each.items()):
        if rows.times > 1:
            yield (TWICE, *_told(key), exhibit[:8], rows.refs, "", "", f"{rows.times} rows")


def _compared(
    asked: Asked, key: _Key, in_each: Mapping[str, _Rows], pairs: Sequence[tuple[Input, Input]]
) -> Iterator[_Row]:
    for pair in pairs:
        one, other = (in_each.get(item.exhibit) for item in pair)
        names = [item.exhibit[:8] for item in pair]
        if one and other and one.times == other.times:
            if one.facts != other.facts:
                yield (DIFFERENT, *_told(key), names[0], one.refs, names[1], other.refs, _difference(one, other, asked.mask))  # fmt: skip
        elif (one or other) and all(_would_hold(item, asked.text("number"), key) for item in pair):
            had, has = (rows.times if rows else 0 for rows in (one, other))
            yield (
                MISSING, *_told(key), names[0], one.refs if one else "", names[1], other.refs if other else "", f"{had} / {has} rows",
            )  # fmt: skip


def _told(key: _Key) -> _Row:
    return key.at, key.kind, key.direction, key.other


def _would_hold(item: Input, number: str, key: _Key) -> bool:
    """Say whether a delivery says that it covers the number on the day of an event, and not that such events are not supplied."""
    kinds = {key.kind, f"{key.kind}_{key.direction}"}
    of_it = deliveries([item], number)
    return not gaps(of_it, key.day, key.day) and not kinds & set(not_supplied(of_it))


def _difference(one: _Rows, other: _Rows, mask: Mask) -> str:
    def shown(name: str, written: str) -> str:
        if name not in _SOMEBODYS:
            return written
        return " ".join(each if each == _NOTHING else mask(each) for each in written.split())

    return "; ".join(
        f"{name} {shown(name, left)} / {shown(name, right)}"
        for name, left, right in zip(_FACTS, one.facts, other.facts, strict=True)
        if left != right
    )


def _share_days(one: Input, other: Input, start: date, end: date) -> bool:
    """Say whether two deliveries say that they cover a day of the period in common."""
    return any(covered([other], *stretch) for stretch in covered([one], start, end))


_COLUMNS = (
    "what", "when", "kind", "direction", "other party", "delivery", "rows", "other delivery", "rows there", "difference",
)  # fmt: skip

METHOD = Method(
    "deliveries",
    1,
    ("calls",),
    "number from to",
    "Rows that deliveries of one number's records repeat, lack or contradict.",
    _ask,
    of_named=True,
)
