# SPDX-License-Identifier: Apache-2.0
"""The time for which a source says something, with ends that may be soft: at least since, at most until.

A day, month or year without an end is one that its source did not end: nobody here ends it, and nobody takes it for lasting.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from sanad.claims.shapes import in_order, is_day
from sanad.errors import BadValue
from sanad.values.verdict import Verdict


class Soft(StrEnum):
    """Which ends of a period are only as far as the source knows: it began by then, it had ended by then."""

    FROM = "from"
    TO = "to"
    BOTH = "both"


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included: days, months or years, None where the source does not say.

    With a soft beginning it is true since `first` at least, and may have begun before. With a soft end it was over after `last` at the
    latest, and may have ended before.
    """

    first: str | None = None
    last: str | None = None
    soft: Soft | None = None

    def check(self, where: str) -> None:
        """Refuse ends that are no real days, an end before its beginning, and a soft end that is not there.

        Raises:
            BadValue: naming `where`.
        """
        for day in (self.first, self.last):
            if day is not None and not is_day(day):
                detail = "YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar"
                raise BadValue(where, value=day, type="date", detail=detail)
        if self.first is not None and self.last is not None and not in_order(self.first, self.last):
            value = f"{self.first} to {self.last}"
            raise BadValue(where, value=value, type="period", detail="it ends too early")
        if (self.soft_first and self.first is None) or (self.soft_last and self.last is None):
            raise BadValue(where, value=self.soft, type="period", detail="the end it is about is not given")  # fmt: skip

    @property
    def soft_first(self) -> bool:
        """Tell whether it may have begun before."""
        return self.soft in {Soft.FROM, Soft.BOTH}

    @property
    def soft_last(self) -> bool:
        """Tell whether it may have ended before."""
        return self.soft in {Soft.TO, Soft.BOTH}

    def holds(self, on: str) -> Verdict:
        """Tell whether what is said of this period is said of the day, month or year `on`.

        Undecided where the source does not reach: before a soft beginning, between the beginning and a soft end, or inside the month or
        year in which it begins or ends. Of a month or year `on` any part is enough. A period without beginning or end is open on that side: it is said until somebody says otherwise.
        """
        if self.first is not None and not in_order(self.first, on):
            return Verdict.UNDECIDED if self.soft_first else Verdict.REFUSE
        if self.last is not None and not in_order(on, self.last):
            return Verdict.REFUSE
        if self.soft_last or _coarser(self.first, on) or _coarser(self.last, on):
            return Verdict.UNDECIDED
        return Verdict.PERMIT

    def may_meet(self, other: Self) -> bool:
        """Tell whether both may be true of one day; an end that is soft or not given excludes nothing."""
        return not (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: Self) -> bool:
        if self.last is None or other.first is None or other.soft_first:
            return False
        return not in_order(other.first, self.last)

    @property
    def words(self) -> str:
        """Return the period in words; empty where the source gives none."""
        since = f"since {'at least ' if self.soft_first else ''}{self.first}"
        until = f"until {'at most ' if self.soft_last else ''}{self.last}"
        return " ".join([*([since] if self.first else ()), *([until] if self.last else ())])


def _coarser(end: str | None, on: str) -> bool:
    """Tell whether an end is a month or year inside which `on` lies: on which side of it nobody knows."""
    return end is not None and len(end) < len(on) and on.startswith(end)
