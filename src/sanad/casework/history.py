# SPDX-License-Identifier: Apache-2.0
"""What went before a request: refusals of the same person's requests, questions left open, drafts that look alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sanad.casework.request import Request
from sanad.values.canonical import Json, digest_of

REFUSED = frozenset({"refused", "deleted"})
"""Events after which the same request is a repeat."""
_ASKED, _ANSWERED = "questions_received", "questions_answered"
_NOTICE = frozenset({"notice_refused", "notice_deleted"})
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Past:
    """An earlier request about the same person: what it rested on (`likeness`), and what became of it as (kind, day, authority, grounds)."""

    request: str
    likeness: str | None
    events: tuple[tuple[str, str, str, tuple[str, ...]], ...]


def likeness(facts: Mapping[str, Json]) -> str:
    """Return the digest by which two requests are on the same basis: the same offences for the same acts, whatever else was added."""
    charges, acts = facts.get("charges"), facts.get("acts")
    offences = {str(each["offence"]) for each in charges} if isinstance(charges, list) else set()
    done = (
        {f"{each.get('from')} {each.get('act')}" for each in acts}
        if isinstance(acts, list)
        else set()
    )
    return digest_of([sorted(offences), sorted(done)])


def history(
    facts: Mapping[str, Json], past: Sequence[Past], positions: Sequence[Mapping[str, Json]]
) -> dict[str, Json]:
    """Return `refusals`, `same_basis` and `questions_open` of `history` (docs/formats/rule.md).

    Args:
        facts: `charges` and `acts` of the request asked about.
        past: Earlier requests about the same person.
        positions: What claims say that INTERPOL or others decided of the case.
    """
    own = likeness(facts)
    refusals: list[Json] = []
    same, still_open = 0, 0
    for each in past:
        found = [event for event in each.events if event[0] in REFUSED]
        refusals += [{"request": each.request, "on": on, "by": by, "grounds": list(grounds)} for _, on, by, grounds in found]  # fmt: skip
        same += bool(found) and each.likeness == own
        kinds = [event[0] for event in each.events]
        still_open += max(0, kinds.count(_ASKED) - kinds.count(_ANSWERED))
    refusals += [
        {name: each[name] for name in ("on", "by", "grounds") if name in each}
        for each in positions
        if each.get("kind") in _NOTICE
    ]
    return {"refusals": refusals, "same_basis": same, "questions_open": still_open}


def drafted_together(request: Request, every: Sequence[Request]) -> int:
    """Return how many other requests were drafted in the seven days up to this one's draft."""
    day = date.fromisoformat(request.drafted_on)
    days = [date.fromisoformat(each.drafted_on) for each in every if each.id != request.id]
    return sum(day - _WEEK < each <= day for each in days)


def alike(own: frozenset[str], told: Mapping[str, frozenset[str]]) -> int:
    """Return of how many other persons a draft tells at least one sentence that this person's tells; `told` is person → tellings."""
    return sum(not own.isdisjoint(each) for each in told.values())
