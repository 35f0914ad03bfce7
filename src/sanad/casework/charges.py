# SPDX-License-Identifier: Apache-2.0
"""What the law says of each charge on the day of its act: category, flag, penalty, sanctions, time bar, proscription of the organisation.

An act is punishable only under a provision in force on its day, and only with the penalty of that day: that is what is stated, never a
later one. What the rulebook does not hold stays open.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sanad.claims.proscription import Listing, proscribed
from sanad.rules.category import Category
from sanad.rules.offence import Offence
from sanad.rules.span import days_of
from sanad.values.canonical import Json
from sanad.values.verdict import Verdict


@dataclass(frozen=True)
class Law:
    """What charges are read with: offences of the pack, the taxonomy, orders against organisations, the requesting state, the day asked about."""

    offences: Mapping[str, Offence]
    categories: Mapping[str, Category]
    orders: Mapping[str, Sequence[Listing]]
    country: str
    today: date


@dataclass(frozen=True)
class Case:
    """What claims say around the charges: the acts, the organisations of which the person is said to be, sanctions by what they are of."""

    acts: Sequence[Mapping[str, Json]]
    roles: Collection[str]
    sanctions: Collection[str]


def charge_facts(charge: Mapping[str, Json], case: Case, law: Law) -> dict[str, Json]:
    """Return one item of `charges` (docs/formats/rule.md) for the value of a `charge` claim."""
    offence = law.offences.get(str(charge["offence"]))
    days = [str(act["from"]) for act in case.acts if act.get("charge") == charge["offence"] and act.get("from")]  # fmt: skip
    facts: dict[str, Json] = {"offence": charge["offence"], "has_dated_act": bool(days)}
    facts |= _organisation(charge, case.roles, days, law)
    if offence is None:
        return facts
    main = law.offences.get(str(charge.get("main")))
    flag = offence.political_flag or (main.political_flag if main else None)
    facts |= {
        "law": offence.law,
        "section": offence.section,
        "political_flag": flag,
        "retagged": bool(flag and str(charge.get("political_flag", flag)) < flag),
        "group_membership": offence.group_membership,
        "needs_proscription": offence.needs_proscription,
        "sanctions_needed": list(offence.sanctions),
        "sanctions_missing": [each for each in offence.sanctions if each not in case.sanctions],
        **_category(offence, main, law.categories),
    }
    day = first_day(days)
    return facts if day is None else facts | _on_its_day(offence, main, day, law.today)


def first_day(days: Sequence[str]) -> date | None:
    """Return the first of those days that are known to the day."""
    whole = [found[0] for found in map(days_of, days) if found and found[0] == found[1]]
    return min(whole, default=None)


def _category(
    offence: Offence, main: Offence | None, categories: Mapping[str, Category]
) -> dict[str, Json]:
    name = offence.category or (main.category if main else None)
    category = categories.get(name or "")
    return {"category": category.id, "excluded": category.excluded} if category else {}


def _on_its_day(offence: Offence, main: Offence | None, day: date, today: date) -> dict[str, Json]:
    penalty = offence.penalty_on(day, main)
    facts: dict[str, Json] = {"penalty_known": penalty.known, "in_force": penalty.in_force}
    if penalty.known:
        years = penalty.maximum_years
        facts |= {"maximum_years": years, "life": penalty.life, "death": penalty.death}
    bar = offence.limitation
    if bar is not None and bar.mark != "U":
        facts["time_barred"] = _years_later(day, bar.years) <= today
    return facts


def _years_later(day: date, years: int) -> date:
    """Return the same day `years` later; of 29 February the first of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _organisation(
    charge: Mapping[str, Json], roles: Collection[str], days: Sequence[str], law: Law
) -> dict[str, Json]:
    """Say whether the organisation charged was proscribed on the day (month, year) of every act of the charge, where that is known.

    The organisation is the one that the charge names; where it names none, the only one in which a live claim gives the person a role.
    """
    meant = {str(charge["organisation"])} if "organisation" in charge else set(roles)
    if len(meant) != 1 or not days:
        return {}
    orders = law.orders.get(min(meant), ())
    found = {proscribed(orders, law.country, day) for day in set(days)}
    if Verdict.REFUSE in found:
        return {"proscribed_on_day": False}
    return {"proscribed_on_day": True} if found == {Verdict.PERMIT} else {}
