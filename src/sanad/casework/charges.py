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
from sanad.rules.kleene import Truth, conjunction, disjunction, unanimous
from sanad.rules.offence import Offence
from sanad.rules.penalty import Penalty
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
    days = [str(act.get("from") or "") for act in case.acts if act.get("charge") == charge["offence"]]  # fmt: skip
    facts: dict[str, Json] = {"offence": charge["offence"], "has_dated_act": any(days)}
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
    return facts | _on_their_days(offence, main, days, law.today)


def _category(
    offence: Offence, main: Offence | None, categories: Mapping[str, Category]
) -> dict[str, Json]:
    name = offence.category or (main.category if main else None)
    category = categories.get(name or "")
    return {"category": category.id, "excluded": category.excluded} if category else {}


def _on_their_days(
    offence: Offence, main: Offence | None, acts: Sequence[str], today: date
) -> dict[str, Json]:
    """Say what every act of the charge allows to be said, each done on one of the days of its date; nothing of what stays open.

    In force, and of known penalty, only if it was at every act; the penalty is the mildest of them, and death is told if one act had it.
    """
    found = [_penalties(offence, main, act) for act in acts]
    if not any(found):
        return {}
    known = conjunction(
        unanimous(each.known for each in of_act) if _same(of_act) else None for of_act in found
    )
    told = {
        "penalty_known": known,
        "in_force": conjunction(unanimous(each.in_force for each in of_act) for of_act in found),
        "time_barred": disjunction(_barred(offence, act, today) for act in acts),
    }
    facts: dict[str, Json] = {name: truth for name, truth in told.items() if truth is not None}
    if known:
        every = [each for of_act in found for each in of_act]
        terms = [each.maximum_years for each in every if each.maximum_years is not None]
        facts |= {
            "maximum_years": min(terms, default=None),
            "life": all(each.life for each in every),
            "death": any(each.death for each in every),
        }
    return facts


def _penalties(offence: Offence, main: Offence | None, act: str) -> list[Penalty]:
    """Return the penalty of each day on which an act may have been done, one for each text of the law; of an act without date, none."""
    days = days_of(act)
    if days is None:
        return []
    first, last = days
    turns = {day for each in (offence, main) if each for day in each.turns if first < day <= last}
    return [offence.penalty_on(day, main) for day in (first, *sorted(turns))]


def _same(penalties: Sequence[Penalty]) -> bool:
    return all(each.as_json() == penalties[0].as_json() for each in penalties)


def _barred(offence: Offence, act: str, today: date) -> Truth:
    """Tell whether it is too late to prosecute an act; of a bar that no verified text sets nothing is established."""
    bar, days = offence.limitation, days_of(act)
    if bar is None or bar.mark == "U" or days is None:
        return None
    return unanimous(_years_later(day, bar.years) <= today for day in days)


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
