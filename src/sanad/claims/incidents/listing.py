# SPDX-License-Identifier: Apache-2.0
"""One line of the list of incidents: when, where and how many, as its sources say it, and where the entry stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sanad.claims.claim import Standing
from sanad.claims.incidents.days import days_of
from sanad.claims.incidents.figures import Figure, figures
from sanad.claims.incidents.matrix import TOTAL, Field, Matrix
from sanad.claims.incidents.sentence import said
from sanad.claims.subject import State
from sanad.values.canonical import Json


class Status(StrEnum):
    """Where an incident stands: by what officers decided, and what its claims say of themselves. Never a guess."""

    NOT_AN_INCIDENT = "not an incident"
    MERGED = "merged"
    UNDER_REVIEW = "under review"
    DISPUTED = "disputed"
    VERIFIED = "verified"
    REPORTED = "reported"


@dataclass(frozen=True)
class When:
    """A date as said, the days that it covers as ISO 8601 (or None), and how exactly its source knows it (or None)."""

    said: str
    first: str | None
    last: str | None
    precision: str | None


@dataclass(frozen=True)
class Line:
    """What the list shows of one incident. Rival dates and places all stand, those of whoever spoke last first.

    `killed` is the figure for all killed, None where no source gives a total.
    """

    status: Status
    dates: tuple[When, ...]
    places: tuple[Json, ...]
    killed: Figure | None
    sources: int


def line(of: Matrix, decided: State, *, is_merged: bool) -> Line:
    """Return the line of an incident.

    Args:
        of: Every statement about it, and about those that it is one with.
        decided: What officers decided of the entry.
        is_merged: Whether it is judged to be one with another.
    """
    dates = dict.fromkeys(
        _when(each.claim.value, said(each)) for each in of.standing(Field("date"))
    )
    places = {str(each.claim.value): each.claim.value for each in of.standing(Field("place"))}
    totals = [each for each in figures(of) if each.field == Field("killed", TOTAL)]
    origins = {each.origin for each in of.statements}
    return Line(
        _status(of, decided, is_merged=is_merged),
        tuple(dates),
        tuple(places.values()),
        totals[0] if totals else None,
        len(origins),
    )


def _status(of: Matrix, decided: State, *, is_merged: bool) -> Status:
    standings = {each.claim.standing for each in of.statements}
    told: Sequence[tuple[bool, Status]] = (
        (decided is State.REMOVED, Status.NOT_AN_INCIDENT),
        (is_merged, Status.MERGED),
        (decided is State.QUESTIONED, Status.UNDER_REVIEW),
        (Standing.DISPUTED in standings, Status.DISPUTED),
        (decided is State.STANDS, Status.VERIFIED),
    )
    return next((status for holds, status in told if holds), Status.REPORTED)


def _when(value: Json, words: str) -> When:
    days = days_of(value)
    precision = value.get("precision") if isinstance(value, dict) else None
    first, last = (str(days.first), str(days.last)) if days else (None, None)
    return When(words, first, last, None if precision is None else str(precision))
