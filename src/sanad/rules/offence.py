# SPDX-License-Identifier: Apache-2.0
"""Offences and their penalties by date, as far as they are known.

An act is punishable only under a provision in force on its day, and only with the penalty of that day (Constitution of Pakistan,
Art. 12(1)(a) and (b); law/pakistan.md 0.4). So `penalty_on` tells apart: in force with a known penalty; in force with a penalty
that nobody encoded; not in force; and a day so near an amendment known by its year alone that the Gazette must be asked.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from sanad.errors import BadRule
from sanad.rules.amendment import (
    FOLDER,
    Amendment,
    Beginning,
    beginning,
    load_amendments,
    read_amendment,
)
from sanad.rules.penalty import Penalty, Period
from sanad.rules.reading import Fault, Table, bytes_of, faults_in, made_of, sound, there
from sanad.rules.rule import MARKS, Need
from sanad.rules.wording import hollow

FLAGS = ("P0", "P1", "P2", "P3")
"""Ordinary crime; terrorism by a concrete act; speech, status or membership; offences against the State (law/pakistan.md 0.3)."""

_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_AS_MAIN = "as_main"
_SHARES = ("1", "1/2", "1/4")
_MONTHS = 12


@dataclass(frozen=True)
class Limitation:
    """After how many years an act can no longer be prosecuted, with the mark of that text."""

    years: int
    mark: str


@dataclass(frozen=True)
class Offence:
    """One offence; `political_flag` and `category` are None where they follow those of another offence.

    `needs_proscription` marks what is an offence only where the organisation was proscribed on the day of the act. `sanctions` are what a
    court must hold before it may act on a charge. Without `limitation` it is not established whether an act is barred by time.
    """

    id: str
    law: str
    section: str
    title: str
    mark: str
    sources: tuple[str, ...]
    political_flag: str | None
    category: str | None
    group_membership: bool
    needs_proscription: bool
    sanctions: tuple[str, ...]
    limitation: Limitation | None
    note: str | None
    questions: tuple[Need, ...]
    periods: tuple[Period, ...]

    def penalty_on(self, day: date, main: "Offence | None" = None) -> Penalty:
        """Return the penalty for an act done on `day`; of periods that had begun, the last one counts.

        `main` is the offence aided, conspired or attempted, where the penalty follows that of another one.
        """
        for number, period in reversed(list(enumerate(self.periods))):
            begun = period.begun(day)
            if begun is None:
                earlier = any(
                    other.begun(day) and not other.ended(day) for other in self.periods[:number]
                )
                return period.near(in_force=True if earlier else None)
            if begun and period.ended(day):
                reason = f"The provision ended on {period.end}."
                return Penalty(known=False, in_force=False, reason=reason)
            if begun:
                return period.penalty(self.mark, main.penalty_on(day) if main else None)
        reason = "This text was not yet in force; an earlier one, if there was one, is not encoded."
        return Penalty(known=False, in_force=False, reason=reason)

    @property
    def turns(self) -> tuple[date, ...]:
        """Return the days on which `penalty_on` may change."""
        return tuple(day for period in self.periods for day in period.turns)


def load_offences(
    folder: Path, amendments: Mapping[str, Amendment] | None = None
) -> dict[str, Offence]:
    """Return id → offence of every TOML file in `folder`, sorted by id; days of amendments are those of `amendments`.

    Without `amendments` they are those of the folder of that name beside this one.

    Raises:
        BadRule: naming file and field of the first fault, or that there is no offence at all.
        Unreadable: the folder, or a file in it, cannot be opened.
    """
    known = load_amendments(folder.with_name(FOLDER)) if amendments is None else amendments
    offences = {
        each.id: each for each in sound(there(folder), lambda path: read_offence(path, known))
    }
    if not offences:
        raise BadRule(str(folder), detail="there is no offence in this folder")
    return offences


def lint_offences(folder: Path, categories: Collection[str]) -> Iterator[Fault]:
    """Yield every fault of the offences in `folder`; `categories` are the ids of the taxonomy.

    The faults of amendments are told by `lint_amendments`; one that cannot be read counts here as not there.
    """
    read = map(read_amendment, sorted(folder.with_name(FOLDER).glob("*.toml")))
    amendments = {each.id: each for each in read if not isinstance(each, list)}

    def also(offence: Offence) -> Iterator[tuple[str, str]]:
        yield from hollow(_texts(offence))
        if offence.category is not None and offence.category not in categories:
            yield "category", f"there is no category {offence.category}"

    return faults_in(folder, lambda path: read_offence(path, amendments), also)


def read_offence(path: Path, amendments: Mapping[str, Amendment]) -> Offence | list[Fault]:
    """Return the offence of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return made_of(path.name, bytes_of(path), lambda table: _offence(table, amendments))


def _offence(table: Table, amendments: Mapping[str, Amendment]) -> Offence:
    offence = Offence(
        id=table.name("id", _ID, "letters, digits and single hyphens"),
        law=table.text("law"),
        section=table.text("section"),
        title=table.text("title"),
        mark=table.word("mark", MARKS),
        sources=table.sources(),
        political_flag=_flag(table),
        category=_category(table),
        group_membership=table.flag("group_membership"),
        needs_proscription=table.flag("needs_proscription"),
        sanctions=table.texts_or_none("sanctions", least=1) or (),
        limitation=_limitation(table),
        note=table.text_or_none("note"),
        questions=tuple(map(_question, table.inners("questions") if "questions" in table else ())),
        periods=tuple(_period(each, amendments) for each in table.inners("periods")),
    )
    _in_order(table, offence.periods)
    return offence


def _flag(table: Table) -> str | None:
    """Read the flag; `as_main` says that it follows the offence that is aided, attempted or conspired."""
    flag = table.word("political_flag", (*FLAGS, _AS_MAIN))
    return None if flag == _AS_MAIN else flag


def _category(table: Table) -> str | None:
    category = table.text("category")
    return None if category == _AS_MAIN else category


def _limitation(table: Table) -> Limitation | None:
    years, mark = table.number_or_none("limitation_years"), table.text_or_none("limitation_mark")
    if years is None and mark is None:
        return None
    if years is None or mark not in MARKS:
        table.fault("limitation_mark", "limitation_years and their mark stand together")
        return None
    return Limitation(years, mark)


def _question(table: Table) -> Need:
    question = Need(table.text("id"), table.text("text"), table.text("who"))
    table.close()
    return question


def _period(table: Table, amendments: Mapping[str, Amendment]) -> Period:
    years, months = table.number_or_none("maximum_years"), table.number_or_none("maximum_months")
    begins, amendment = _begins(table, amendments)
    period = Period(
        begins=begins,
        amendment=amendment,
        end=table.day_or_none("to"),
        encoded=table.flag("encoded", default=True),
        minimum=table.text_or_none("minimum"),
        maximum_months=months if years is None else years * _MONTHS,
        life=table.flag("life", default=False),
        death=table.flag("death", default=False),
        other=table.text_or_none("other"),
        share=_share(table),
    )
    table.close()
    if years is not None and months is not None:
        table.fault("maximum_months", "maximum_years already says it")
    if period.end is not None and period.end < _earliest(begins):
        table.fault("to", "it lies before the first day")
    own = period.maximum_months is not None or period.life or period.death
    if (own or period.share is not None) != period.encoded:
        detail = "a period states a maximum, life, death or as_main, or says encoded = false"
        table.fault("encoded", detail)
    if own and period.share is not None:
        table.fault(_AS_MAIN, "the penalty is its own, or follows another's")
    return period


def _begins(table: Table, amendments: Mapping[str, Amendment]) -> tuple[Beginning, str | None]:
    """Take the first day of a period out of `table`: that of the amendment it names, or its own."""
    amendment, own = table.text_or_none("amendment"), beginning(table, "from", "from_year")
    if amendment is None:
        return own, None
    if own != Beginning():
        table.fault("amendment", "its first day is the amendment's, and stands there alone")
    if amendment not in amendments:
        table.fault("amendment", f"there is no amendment {amendment}")
        return own, amendment
    return amendments[amendment].begins, amendment


def _share(table: Table) -> Fraction | None:
    share = table.text_or_none(_AS_MAIN)
    if share is not None and share not in _SHARES:
        table.fault(_AS_MAIN, f"one of {', '.join(_SHARES)} is asked for here")
        return None
    return None if share is None else Fraction(share)


def _in_order(table: Table, periods: tuple[Period, ...]) -> None:
    """Keep a fault for each later period that has no beginning, or surely begins before the one before it."""
    for number, (before, after) in enumerate(pairwise(periods), 2):
        begins = after.begins
        nowhere = begins == Beginning() and after.amendment is None
        if nowhere or _latest(begins) < _earliest(before.begins):
            table.fault(
                f"periods {number}", "a later period has a beginning after the one before it"
            )


def _earliest(begins: Beginning) -> date:
    return begins.day or (date.min if begins.year is None else date(begins.year, 1, 1))


def _latest(begins: Beginning) -> date:
    return begins.day or (date.max if begins.year is None else date(begins.year, 12, 31))


def _texts(offence: Offence) -> dict[str, str]:
    asked = {f"questions {n}": question.text for n, question in enumerate(offence.questions, 1)}
    return {"title": offence.title, "note": offence.note or "", **asked}
