# SPDX-License-Identifier: Apache-2.0
"""Offences and their penalties by date, as far as they are known.

An act is punishable only under a provision in force on its day, and only with the penalty of that day (Constitution of Pakistan,
Art. 12(1)(a) and (b); law/pakistan.md 0.4). So `penalty_on` tells apart: in force with a known penalty; in force with a penalty
that nobody encoded; not in force; and a day so near an amendment known by its year alone that the Gazette must be asked.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from sanad.errors import BadRule, Unreadable
from sanad.rules.reading import Fault, Table, open_toml
from sanad.rules.rule import MARKS

FLAGS = ("P0", "P1", "P2", "P3")
"""Ordinary crime; terrorism by a concrete act; speech, status or membership; offences against the State (law/pakistan.md 0.3)."""

_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_MONTHS = 12


@dataclass(frozen=True)
class Penalty:
    """The penalty of one day. `in_force` is None when that is not known; the figures count only if `known`.

    `maximum_years` are completed years of the longest term, None when only life or death is named.
    """

    known: bool
    in_force: bool | None
    reason: str
    minimum: str | None = None
    maximum_years: int | None = None
    life: bool = False
    death: bool = False


@dataclass(frozen=True)
class Period:
    """A stretch of days with one penalty. A beginning known by year alone is `from_year`; neither: not known.

    `encoded` is false where a penalty existed that the sources do not give.
    """

    start: date | None
    from_year: int | None
    end: date | None
    encoded: bool
    minimum: str | None
    maximum_months: int | None
    life: bool
    death: bool

    def begun(self, day: date) -> bool | None:
        """Tell whether the period had begun: None in the year known and the one before (law/pakistan.md 0.4(4))."""
        if self.start is not None:
            return self.start <= day
        if self.from_year is None or day.year > self.from_year:
            return True
        return False if day.year < self.from_year - 1 else None


@dataclass(frozen=True)
class Offence:
    """One offence; `political_flag` is None where it follows that of another offence.

    `needs_proscription` marks what is an offence only where the organisation was proscribed on the day of the act.
    """

    id: str
    law: str
    section: str
    title: str
    mark: str
    sources: tuple[str, ...]
    political_flag: str | None
    group_membership: bool
    needs_proscription: bool
    note: str | None
    periods: tuple[Period, ...]

    def penalty_on(self, day: date) -> Penalty:
        """Return the penalty for an act done on `day`; of periods that had begun, the last one counts."""
        for period in reversed(self.periods):
            begun = period.begun(day)
            if begun is None:
                return Penalty(
                    known=False, in_force=self._before(period, day), reason=_near(period)
                )
            if begun:
                return self._of(period, day)
        return Penalty(known=False, in_force=False, reason="The provision was not yet in force.")

    def _before(self, period: Period, day: date) -> bool | None:
        """Tell whether an earlier period surely had begun when `period` may or may not have."""
        earlier = self.periods[: self.periods.index(period)]
        return True if any(other.begun(day) for other in earlier) else None

    def _of(self, period: Period, day: date) -> Penalty:
        if period.end is not None and day > period.end:
            return Penalty(
                known=False, in_force=False, reason=f"The provision ended on {period.end}."
            )
        if self.mark == "U":
            reason = "The text was not verified: ask counsel."
            return Penalty(known=False, in_force=None, reason=reason)
        if not period.encoded:
            return Penalty(
                known=False,
                in_force=True,
                reason="The penalty of that day is not encoded: ask counsel.",
            )
        months = period.maximum_months
        return Penalty(
            known=True,
            in_force=True,
            reason="As the source states it."
            if _dated(period)
            else "Its first day was not verified.",
            minimum=period.minimum,
            maximum_years=None if months is None else months // _MONTHS,
            life=period.life,
            death=period.death,
        )


def load_offences(folder: Path) -> dict[str, Offence]:
    """Return id → offence of every TOML file in `folder`, sorted by id.

    Raises:
        BadRule: naming file and field of the first fault, or that there is no offence at all.
        Unreadable: the folder, or a file in it, cannot be opened.
    """
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    offences = {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}
    if not offences:
        raise BadRule(str(folder), detail="there is no offence in this folder")
    return offences


def _read(path: Path) -> Offence:
    faults: list[Fault] = []
    table = Table(path.name, open_toml(path), faults)
    offence = Offence(
        id=table.text("id"),
        law=table.text("law"),
        section=table.text("section"),
        title=table.text("title"),
        mark=table.word("mark", MARKS),
        sources=table.texts("sources", least=1),
        political_flag=_flag(table),
        group_membership=table.flag("group_membership"),
        needs_proscription=table.flag("needs_proscription"),
        note=table.text_or_none("note"),
        periods=tuple(
            _period(Table(path.name, fields, faults, f"periods {number}, "))
            for number, fields in enumerate(table.tables("periods"), 1)
        ),
    )
    table.close()
    if offence.id != path.stem or _ID.fullmatch(offence.id) is None:
        table.fault("id", f"the file of {offence.id} is named {offence.id}.toml")
    _in_order(table, offence.periods)
    if faults:
        raise faults[0].as_error()
    return offence


def _flag(table: Table) -> str | None:
    """Read the flag; `as_main` says that it follows the offence that is aided, attempted or conspired."""
    flag = table.word("political_flag", (*FLAGS, "as_main"))
    return None if flag == "as_main" else flag


def _period(table: Table) -> Period:
    years, months = table.number_or_none("maximum_years"), table.number_or_none("maximum_months")
    period = Period(
        start=table.day_or_none("from"),
        from_year=table.number_or_none("from_year"),
        end=table.day_or_none("to"),
        encoded=table.flag("encoded", default=True),
        minimum=table.text_or_none("minimum"),
        maximum_months=months if years is None else years * _MONTHS,
        life=table.flag("life", default=False),
        death=table.flag("death", default=False),
    )
    table.close()
    if years is not None and months is not None:
        table.fault("maximum_months", "maximum_years already says it")
    if period.start is not None and period.from_year is not None:
        table.fault("from_year", "from already says it")
    stated = period.maximum_months is not None or period.life or period.death
    if stated != period.encoded:
        table.fault("encoded", "a period states a maximum, life or death, or says encoded = false")
    return period


def _in_order(table: Table, periods: tuple[Period, ...]) -> None:
    """Keep a fault unless each period but the first has a beginning, and begins after the one before."""
    begins = [period.start.year if period.start else period.from_year for period in periods]
    for number, (before, after) in enumerate(pairwise(begins), 2):
        if after is None or (before is not None and after < before):
            table.fault(
                f"periods {number}", "a later period has a beginning after the one before it"
            )


def _near(period: Period) -> str:
    return (
        f"The amendment of {period.from_year} is known by its year alone: ask for the Gazette date."
    )


def _dated(period: Period) -> bool:
    return period.start is not None or period.from_year is not None
