# SPDX-License-Identifier: Apache-2.0
"""The facts that rules ask about a request, taken from live claims only (docs/formats/rule.md lists the tree).

Pure. A fact that no live claim carries is left out: the rule then says *undecided*, which is right. Where claims
disagree, a single-valued fact is taken from the newest that is not disputed; but a fact that protects the person
(protection, amnesty, a lapsed warrant, an office held) is left out as soon as two live claims differ on it: then somebody must decide.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sanad.casework.request import APPROVE, DRAFT, REVIEW, Request, Signature
from sanad.claims.claim import Claim, Standing
from sanad.claims.proscription import Listing, proscribed
from sanad.rules.offence import Offence
from sanad.values.canonical import Json, canonical
from sanad.values.verdict import Verdict

_SINGLE = (
    "family_name", "forename", "sex", "birth_date", "father_name", "passport", "national_id",
    "physical_description", "status", "residence_country",
)  # fmt: skip
_ADULT_AT = 18  # ATA s. 2(d)


def build(
    request: Request,
    claims: Iterable[Claim],
    favourable: Iterable[Claim],
    listings: Iterable[Claim],
    offences: Mapping[str, Offence],
    country: str,
    orders: Mapping[str, Sequence[Listing]],
) -> dict[str, Json]:
    """Return the tree of facts for `request`, without answers and signatures.

    Args:
        claims: About the subject and everybody judged the same, on exhibits that may be used.
        favourable: Every exculpatory one, also withdrawn or on an exhibit set aside: none may vanish.
        listings: `listing` claims about the organisations that the subject is said to belong to.
        country: ISO 3166 code of the requesting state.
        orders: Organisation → what is on record of orders against it by the requesting state.
    """
    live, told = [claim for claim in claims if claim.live], list(favourable)
    acts = [_mapping(claim) for claim in live if claim.property == "act"]
    person = _person(live)
    born = str(person.get("birth_date") or "")
    person["under_18_at_facts"] = _minor(born, [str(act.get("from") or "") for act in acts])
    return {
        "request": {
            **request.facts,
            "kind": request.kind,
            "purpose": request.purpose,
            "drafted_on": request.drafted_on,
        },
        "person": person,
        "charges": [
            _charge(_mapping(claim), acts, offences)
            | _proscription(_mapping(claim), acts, live, orders, country)
            for claim in live
            if claim.property == "charge"
        ],
        "acts": acts,
        "warrant": _newest(live, "warrant"),
        "extradition": _newest(live, "extradition_assurance"),
        "refugee": _newest(live, "refugee_status"),
        "organisation": {"listings": [_mapping(claim) for claim in listings if claim.live]},
        "proceedings": _newest(live, "proceedings"),
        "evidence": {
            "exculpatory_count": len(told),
            "exculpatory_annexed": all(claim.id in request.annexes for claim in told),
        },
        "country": country,
    }


def _person(live: list[Claim]) -> dict[str, Json]:
    person: dict[str, Json] = {name: _newest_value(live, name) for name in _SINGLE}
    born = person.get("birth_date")
    person["birth_year"] = int(str(born)[:4]) if born else None
    for name, plural in (("nationality", "nationality"), ("alias", "aliases")):
        person[plural] = [claim.text for claim in live if claim.property == name]
    photo = _newest(live, "photo")
    person["photo_quality_ok"] = photo.get("quality_ok") if photo else None
    office = _newest(live, "office_held")
    person["office_held"] = office.get("office") if office else None
    return person


def _charge(
    charge: dict[str, Any], acts: list[dict[str, Json]], offences: Mapping[str, Offence]
) -> dict[str, Json]:
    """Return one charge with the penalty in force on the day of its act, never a later one."""
    offence = offences.get(str(charge["offence"]))
    dated = [act for act in acts if act.get("charge") == charge["offence"] and act.get("from")]
    facts: dict[str, Json] = {
        "offence": charge["offence"],
        "has_dated_act": bool(dated),
        "penalty_known": None,
        "in_force": None,
    }
    if offence is None:
        return facts
    facts |= {
        "law": offence.law,
        "section": offence.section,
        "political_flag": offence.political_flag,
        "group_membership": offence.group_membership,
        "needs_proscription": offence.needs_proscription,
    }
    day = _first_day([str(act["from"]) for act in dated])
    if day is not None:
        penalty = offence.penalty_on(day)
        facts["penalty_known"] = penalty.known
        facts["in_force"] = penalty.in_force
        if penalty.known:
            facts |= {
                "maximum_years": penalty.maximum_years,
                "life": penalty.life,
                "death": penalty.death,
            }
    return facts


def _proscription(
    charge: dict[str, Any],
    acts: list[dict[str, Json]],
    live: list[Claim],
    orders: Mapping[str, Sequence[Listing]],
    country: str,
) -> dict[str, Json]:
    """Return whether the organisation charged was proscribed on the day (month, year) of every act of the charge, where that is known.

    The organisation is the one that the charge names; where it names none, the only one in which a live claim gives the person a role.
    """
    roles = {str(_mapping(claim)["organisation"]) for claim in live if claim.property == "role"}
    meant = {str(charge["organisation"])} if "organisation" in charge else roles
    days = {str(act["from"]) for act in acts if act.get("charge") == charge["offence"] and act.get("from")}  # fmt: skip
    if len(meant) != 1 or not days:
        return {}
    found = {proscribed(orders.get(min(meant), ()), country, day) for day in days}
    if Verdict.REFUSE in found:
        return {"proscribed_on_day": False}
    return {"proscribed_on_day": True} if found == {Verdict.PERMIT} else {}


def _first_day(days: list[str]) -> date | None:
    whole = sorted(day for day in days if len(day) == len("2024-01-01"))
    return date.fromisoformat(whole[0]) if whole else None


def _minor(born: str, acts: list[str]) -> bool | None:
    """Tell whether the person was under 18 at the first act; None when the dates cannot decide it."""
    first = _first_day(acts)
    if first is None or not born:
        return None
    earliest, latest = born, born
    if len(born) < len("2024-01-01"):
        earliest, latest = f"{born}-01-01"[:10], f"{born[:4]}-12-31"
    ages = [_age(date.fromisoformat(day), first) for day in (earliest, latest)]
    if all(age < _ADULT_AT for age in ages):
        return True
    return False if all(age >= _ADULT_AT for age in ages) else None


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def signed(signatures: Mapping[str, Signature]) -> dict[str, Json]:
    """Return who signed which step, and of which office."""
    words = {DRAFT: "drafter", REVIEW: "reviewer", APPROVE: "approver"}
    known: dict[str, Json] = {}
    for step, word in words.items():
        if step in signatures:
            known[word] = signatures[step].officer
            known[f"{word}_office"] = signatures[step].office
    return known


def _newest(live: list[Claim], name: str) -> dict[str, Any]:
    value = _newest_value(live, name)
    return dict(value) if isinstance(value, Mapping) else {}


_PROTECTIVE = frozenset({"refugee_status", "proceedings", "warrant", "office_held", "status"})


def _newest_value(live: list[Claim], name: str) -> Json:
    said = [claim for claim in live if claim.property == name]
    if name in _PROTECTIVE and len({canonical(claim.value) for claim in said}) > 1:
        return None
    firm = [claim for claim in said if claim.standing is not Standing.DISPUTED] or said
    return max(firm, key=lambda claim: claim.seq).value if firm else None


def _mapping(claim: Claim) -> dict[str, Any]:
    return dict(claim.value) if isinstance(claim.value, Mapping) else {}
