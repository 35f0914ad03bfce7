# SPDX-License-Identifier: Apache-2.0
"""The calls and messages of some numbers, one by one, in order of time: what the other questions count.

Data sessions are shown only where they are asked for: telephones make them unasked. Each event names the cell at its beginning, which is an area and
not where the telephone was.
"""

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import KINDS, is_among, once
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, calls, during
from sanad.errors import BadValue

_COLUMNS = ("at", "number", "contact", "kind", "direction", "seconds", "cell", "row")
_CALLED = {"call": "calls", "sms": "messages", "data": "data sessions"}


def _ask(asked: Asked) -> Answer:
    numbers, (start, end), kinds = asked.texts("numbers"), asked.period(), _kinds(asked)
    of = during(calls.filter(is_among(calls.owner, numbers)), start, end, asked.zone)
    of = once(asked, of.filter(of.kind.isin(kinds)))
    found = asked.rows(
        of.select(
            "started_at",
            "exhibit",
            "row",
            at=of.started_local.strftime(MINUTE),
            owner=of.owner,
            contact=of.other.fill_null(""),
            kind=of.kind,
            direction=of.direction.fill_null(""),
            seconds=of.duration_s.cast("string").fill_null(""),
            cell=of.cell.fill_null(""),
            ref=of.ref,
        ).order_by("started_at", "exhibit", "row")
    )
    rows = tuple(
        (at, asked.mask(owner), asked.mask(contact) if contact else "", *rest)
        for _, _, _, at, owner, contact, *rest in found
    )
    whose = ", ".join(map(asked.mask, numbers))
    what = " and ".join(_CALLED[each] for each in kinds)
    sentence = f"Between {start} and {end} the records of {whose} show {len(rows)} {what}."
    return Answer(_COLUMNS, rows, sentence + coverage.remark(asked, numbers, start, end))


def _kinds(asked: Asked) -> list[str]:
    """Return the kinds of event that are asked about, calls and messages where none is named."""
    if "kinds" not in asked.parameters:
        return list(KINDS)
    named = set(asked.texts("kinds"))
    if not named <= set(_CALLED):
        detail = f"one or more of {', '.join(_CALLED)}"
        raise BadValue("parameters", value=sorted(named), type="list for kinds", detail=detail)
    return [each for each in _CALLED if each in named]


METHOD = Method(
    "call_events",
    2,
    ("calls",),
    "numbers from to [kinds]",
    "Calls and messages of some numbers, one by one.",
    _ask,
    of_named=True,
    identifiers=("numbers",),
)
