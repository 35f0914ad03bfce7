# SPDX-License-Identifier: Apache-2.0
"""Which posts, superiors and parts are said to begin or end around a day or an incident.

A change is one that the times in claims make: a source gives a beginning or an end between the day before and the day after. A source that
falls silent ends nothing. That one follows from the other is not said.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from sanad.analysis.command.lines import Line, asked_for, from_claims
from sanad.analysis.command.structure import ABOUT_COMMAND
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.said import CLAIMS, Said, holds, ids, said
from sanad.claims.claim import Claim
from sanad.claims.incidents.days import days_of
from sanad.claims.period import Period
from sanad.errors import BadValue
from sanad.values.verdict import Verdict

_COLUMNS = (
    "change", "line", "over", "post", "under or holder", "before", "after", "time", "claims",
    "claims that see no change",
)  # fmt: skip
_WORDS = {Verdict.PERMIT: "said", Verdict.UNDECIDED: "perhaps", Verdict.REFUSE: "not said"}


def _ask(asked: Asked) -> Answer:
    register = said(asked)
    first, last = _event(asked, register)
    days = asked.number("days", 30, 1, 36_600)
    try:
        before, after = first - timedelta(days=1), last + timedelta(days=days)
    except OverflowError as error:  # claims may give an incident any day
        detail = f"{last} and so many days are beyond the calendar"
        raise BadValue("parameters", value=days, type="number for days", detail=detail) from error
    lines = from_claims(asked_for(asked, register.of(*ABOUT_COMMAND)))
    rows = tuple(row for line in lines for row in _changes(line, register, before, after))
    sure = sum(not row[0].startswith("perhaps") for row in rows)
    event = str(first) if first == last else f"{first} to {last}"
    return Answer(
        _COLUMNS,
        rows,
        f"Between {before} and {after}, around {event}, sources state {sure} beginning(s) or end(s) of posts, superiors or parts, and "
        f"{len(rows) - sure} perhaps, in {len(lines)} line(s) of command; that the event is why is not said.",
    )


def _event(asked: Asked, register: Said) -> tuple[date, date]:
    """Return the first and last day of the event: a day, or all days that claims give for an incident."""
    if "incident" not in asked.parameters:
        return asked.day("on"), asked.day("on")
    incident = register.require(asked.text("incident"))
    dates = [days_of(claim.value) for claim in register.of("date") if claim.about == incident]
    found = [each for each in dates if each is not None]
    if not found:
        detail = "no claim gives it a day of the calendar"
        raise BadValue("parameters", value=incident, type="incident", detail=detail)
    return min(each.first for each in found), max(each.last for each in found)


def _changes(line: Line, register: Said, before: date, after: date) -> Iterator[tuple[str, ...]]:
    """Yield a row for each change that some claim makes, with the claims that say the same of both days."""
    found: dict[tuple[str, Verdict, Verdict], list[Claim]] = {}
    for claim in line.claims:
        was, is_now = holds([claim], before), holds([claim], after)
        found.setdefault((_change(claim, was, is_now, before, after), was, is_now), []).append(
            claim
        )
    steady = ids([claim for (change, was, _), told in found.items() if not change and was is not Verdict.REFUSE for claim in told])  # fmt: skip
    for (change, was, is_now), told in sorted(found.items()):
        if change:
            yield (
                change,
                line.kind,
                register.name_of(line.over),
                line.post,
                register.name_of(line.under),
                _WORDS[was],
                _WORDS[is_now],
                "; ".join(sorted({claim.period.words for claim in told})),
                ids(told),
                steady,
            )


def _change(claim: Claim, was: Verdict, is_now: Verdict, before: date, after: date) -> str:
    if was is is_now:
        inside = claim.period.may_meet(Period(str(before), str(after)))
        return "begins and ends" if was is Verdict.REFUSE and inside else ""
    word = "begins" if is_now is Verdict.PERMIT or was is Verdict.REFUSE else "ends"
    return f"perhaps {word}" if Verdict.UNDECIDED in {was, is_now} else word


METHOD = Method(
    "changes_of_role",
    1,
    (CLAIMS,),
    "[on] [incident] [days] [said_by] [grade] [standing]",
    "Posts and superiors said to begin or end around an event.",
    _ask,
)
