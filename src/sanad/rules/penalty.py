# SPDX-License-Identifier: Apache-2.0
"""The penalty of one day, and the stretch of days that has it.

Three states are told apart: in force with a known penalty; in force with a penalty that nobody encoded; not in force. Where a first
day is not known well enough, whether it was in force is not known either.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from sanad.rules.amendment import Beginning
from sanad.values.canonical import Json

_MONTHS = 12
_REASONS = {
    "V": "As the source states it.",
    "P": "As the source states it; read in part.",
    "R": "Reported by others: check the text.",
}


@dataclass(frozen=True)
class Penalty:
    """The penalty of one day. `in_force` is None when that is not known; the figures count only if `known`.

    `maximum_months` is the longest term, None when only life or death is named; `other` is what comes beside or instead of prison, in
    words; `amendment` brought the text.
    """

    known: bool
    in_force: bool | None
    reason: str
    minimum: str | None = None
    maximum_months: int | None = None
    life: bool = False
    death: bool = False
    other: str | None = None
    amendment: str | None = None

    @property
    def maximum_years(self) -> int | None:
        """Return the completed years of the longest term."""
        return None if self.maximum_months is None else self.maximum_months // _MONTHS

    def shared(self, share: Fraction) -> "Penalty":
        """Return the penalty of who aids or attempts what is punished so: `share` of its longest term.

        What a part of life or of death comes to is not stated, so it is not known.
        """
        if not self.known or share == 1:
            return replace(self, minimum=None)
        if self.life or self.death or self.maximum_months is None:
            reason = f"{share} of life or of death is no figure: ask counsel."
            return Penalty(known=False, in_force=self.in_force, reason=reason)
        return replace(self, minimum=None, maximum_months=int(self.maximum_months * share))

    def as_json(self) -> dict[str, Json]:
        """Return the figures as documents hold them."""
        return {
            "minimum": self.minimum,
            "maximum_months": self.maximum_months,
            "life": self.life,
            "death": self.death,
            "other": self.other,
        }


@dataclass(frozen=True)
class Period:
    """A stretch of days with one text. `amendment` brought it; the first text may have a beginning that is not known.

    `encoded` is false where a penalty existed that the sources do not give. `share` makes it that part of another offence's.
    """

    begins: Beginning
    amendment: str | None
    end: date | None
    encoded: bool
    minimum: str | None
    maximum_months: int | None
    life: bool
    death: bool
    other: str | None
    share: Fraction | None

    def begun(self, day: date) -> bool | None:
        """Tell whether the text had begun; one without amendment and beginning is taken for as old as any act."""
        if self.amendment is None and self.begins == Beginning():
            return True
        return self.begins.by(day)

    def ended(self, day: date) -> bool:
        """Tell whether the last day of the text had passed."""
        return self.end is not None and day > self.end

    @property
    def turns(self) -> tuple[date, ...]:
        """Return the days on which what this text says of an act may change."""
        if self.end is None or self.end == date.max:
            return self.begins.turns
        return (*self.begins.turns, self.end + timedelta(days=1))

    def penalty(self, mark: str, main: Penalty | None) -> Penalty:
        """Return the penalty while this text is in force.

        Args:
            mark: That of the offence; U: never known.
            main: Penalty of the offence aided or attempted, on the same day, where this one follows it; None: nobody said which.
        """
        if mark == "U":
            reason = "The text was not verified: ask counsel."
            return self._unknown(reason, in_force=None)
        if not self.encoded:
            return self._unknown("The penalty of that day is not encoded: ask counsel.")
        if self.share is not None and main is None:
            reason = (
                "It follows the penalty of the offence aided, conspired or attempted: say which."
            )
            return self._unknown(reason)
        if self.share is not None and main is not None:
            return replace(main.shared(self.share), amendment=self.amendment)
        return Penalty(
            known=True,
            in_force=True,
            reason="Its first day was not verified."
            if mark == "V" and self.begins == Beginning()
            else _REASONS[mark],
            minimum=self.minimum,
            maximum_months=self.maximum_months,
            life=self.life,
            death=self.death,
            other=self.other,
            amendment=self.amendment,
        )

    def near(self, *, in_force: bool | None) -> Penalty:
        """Return what is known of a day so near that nobody can tell whether this text had begun."""
        named, year = self.amendment or "this text", self.begins.year
        since = f"When {named}" if year is None else f"When in {year} {named}"
        reason = f"{since} began is not known: ask for the Gazette date."
        return Penalty(known=False, in_force=in_force, reason=reason)

    def _unknown(self, reason: str, *, in_force: bool | None = True) -> Penalty:
        return Penalty(known=False, in_force=in_force, reason=reason, amendment=self.amendment)
