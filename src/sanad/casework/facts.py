# SPDX-License-Identifier: Apache-2.0
"""The facts that rules ask about a request, taken from live claims only (docs/formats/rule.md lists the tree).

Pure. A fact that no live claim carries is left out: the rule then says *undecided*, which is right. Where claims
disagree, a single-valued fact is taken from the newest that is not disputed; but a fact that protects the person
(protection, amnesty, a lapsed warrant, an office held) is left out as soon as two live claims differ on it: then somebody must decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sanad.casework.charges import Case, Law, charge_facts, first_day
from sanad.casework.grid import Reader, grid
from sanad.casework.items import Item, independent
from sanad.casework.narrative import Narrative, Passage, People, tellings
from sanad.casework.request import APPROVE, DRAFT, REVIEW, Request, Signature
from sanad.claims.claim import Claim, Standing
from sanad.rules.lexicon import WordList
from sanad.rules.span import years
from sanad.values.canonical import Json, canonical

_SINGLE = (
    "family_name", "forename", "sex", "birth_date", "father_name", "passport", "national_id",
    "physical_description", "status", "residence_country", "fingerprints", "dna",
)  # fmt: skip
_OWN = ("passport", "national_id", "phone", "account")
"""What a draft may say of the subject without speaking of somebody else."""
_TOLD = ("act", "means", "result", "intent")
"""The members of an act that people read as sentences."""
_ADULT_AT = 18  # ATA s. 2(d); Convention on the Rights of the Child Art. 1


@dataclass(frozen=True)
class Material:
    """What a request is filled from.

    Attributes:
        claims: About the subject and everybody judged the same, on exhibits that may be used.
        law: What charges are read with.
        favourable: Every exculpatory claim, also withdrawn or on an exhibit set aside: none may vanish.
        listings: `listing` claims about the organisations that the subject is said to belong to.
        listing_mark: The lowest mark of an order of the requesting state against them; None where none is charged.
        items: Exhibit → what it is, for those that are offered for an act.
        lexicon, others, of_others: Word lists; names of everybody else on the register; what other persons' drafts tell.
        states, history, events, unsigned: As the tree has them.
    """

    claims: Sequence[Claim]
    law: Law
    favourable: Sequence[Claim] = ()
    listings: Sequence[Claim] = ()
    listing_mark: str | None = None
    items: Mapping[str, Item] = field(default_factory=dict)
    lexicon: Sequence[WordList] = ()
    others: tuple[str, ...] = ()
    of_others: frozenset[str] = frozenset()
    states: Sequence[Json] = ()
    history: Mapping[str, Json] = field(default_factory=dict)
    events: Sequence[Json] = ()
    unsigned: Sequence[str] = ()


def build(request: Request, material: Material) -> dict[str, Any]:
    """Return the tree of facts for `request`, JSON, without answers and signatures."""
    live = [claim for claim in material.claims if claim.live]
    acts = [_act(claim, live, material.items) for claim in live if claim.property == "act"]
    person = _person(live)
    born = str(person.get("birth_date") or "")
    person["under_18_at_facts"] = _minor(born, [str(act.get("from") or "") for act in acts])
    charges = _charges(live, acts, material.law)
    names = names_of(live)
    titles = {name: each.title for name, each in material.law.offences.items()}
    reader = Reader(names, material.lexicon, material.of_others)
    return {
        "request": {
            **request.facts,
            "kind": request.kind,
            "purpose": request.purpose,
            "drafted_on": request.drafted_on,
        },
        "person": person,
        "charges": charges,
        "acts": acts,
        "grid": grid(charges, acts, titles, reader),
        "text": _text(request, acts, live, material),
        "warrant": _warrant(live),
        "sentence": _newest(live, "sentence"),
        "extradition": _newest(live, "extradition_assurance"),
        "assurances": _all(live, "assurance"),
        "refugee": _newest(live, "refugee_status"),
        "positions": _all(live, "position"),
        "organisation": {
            "listings": [_mapping(claim) for claim in material.listings if claim.live],
            "listing_mark": material.listing_mark,
        },
        "proceedings": _agreed(live, "proceedings"),
        "sanctions": _all(live, "sanction"),
        "schedule_entry": _newest(live, "schedule_entry"),
        "evidence": _evidence(request, acts, material),
        "states": list(material.states),
        "history": dict(material.history),
        "events": list(material.events),
        "law": {"unsigned": list(material.unsigned)},
        "country": material.law.country,
        **_stated(live, context="case_context", dispute="dispute_sign"),
    }


def signed(signatures: Mapping[str, Signature]) -> dict[str, Json]:
    """Return who signed which step, and of which office."""
    words = {DRAFT: "drafter", REVIEW: "reviewer", APPROVE: "approver"}
    known: dict[str, Json] = {}
    for step, word in words.items():
        if step in signatures:
            known[word] = signatures[step].officer
            known[f"{word}_office"] = signatures[step].office
    return known


def tellings_of(stated: Mapping[str, Any]) -> frozenset[str]:
    """Return what the acts of a tree of facts tell, whoever it is about (`sanad.casework.narrative.told`)."""
    acts, person = stated["acts"], stated["person"]
    names = [*person["aliases"], person["family_name"], person["forename"]]
    known = [name for name in names if name]
    return frozenset(
        each for act in acts for each in tellings({name: act.get(name) for name in _TOLD}, known)
    )


def names_of(live: Sequence[Claim]) -> tuple[str, ...]:
    """Return the names under which live claims know the person; a forename and a family name also as one."""
    told = {
        name: [claim.text for claim in live if claim.property == name and claim.text]
        for name in ("forename", "family_name", "alias", "name")
    }
    joined = (f"{first} {last}" for first in told["forename"] for last in told["family_name"])
    return tuple(dict.fromkeys((*joined, *(name for found in told.values() for name in found))))


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
    return person | _stated(live, public_roles="public_role")


def _charges(live: list[Claim], acts: Sequence[Mapping[str, Json]], law: Law) -> list[dict[str, Json]]:  # fmt: skip
    roles = {str(_mapping(claim)["organisation"]) for claim in live if claim.property == "role"}
    sanctions = {str(each["of"]) for each in _all(live, "sanction")}
    case = Case(acts, roles, sanctions)
    return [charge_facts(each, case, law) for each in _all(live, "charge")]


def _act(claim: Claim, live: list[Claim], items: Mapping[str, Item]) -> dict[str, Any]:
    """Return an act with what is offered to show it: what quotes the act itself accuses, and shows nothing."""
    shown = [each for each in live if each.property == "shows_act" and _mapping(each)["claim"] == claim.id]  # fmt: skip
    of_exhibits = dict.fromkeys(exhibit for each in shown for exhibit in each.citation.exhibits)
    found = [items.get(exhibit, Item(exhibit, None, None, None)) for exhibit in of_exhibits]
    act = {**_mapping(claim), "items": [item.as_json() for item in dict.fromkeys(found)]}
    enough = independent(found)
    return act if enough is None else {**act, "independent": enough}


def _text(
    request: Request, acts: Sequence[Mapping[str, Json]], live: list[Claim], material: Material
) -> dict[str, Json]:
    passages = [
        Passage(f"acts[{number}].{name}", str(act[name]))
        for number, act in enumerate(acts)
        for name in _TOLD
        if act.get(name)
    ]
    passages += [
        Passage(f"request.{name}", value)
        for name, value in request.facts.items()
        if isinstance(value, str)
    ]
    own = tuple(claim.text for claim in live if claim.property in _OWN and claim.text)
    people = People((*own, *names_of(live)), material.others)
    return dict(Narrative(passages, people, material.lexicon, material.of_others).found())


def _evidence(
    request: Request, acts: Sequence[Mapping[str, Any]], material: Material
) -> dict[str, Json]:
    told = material.favourable
    items = [item for act in acts for item in act["items"]]
    return {
        "exculpatory_count": len(told),
        "exculpatory_annexed": all(claim.id in request.annexes for claim in told),
        "sources": len({item["exhibit"] for item in items}),
        "agencies": len({item["source"] for item in items if "source" in item}),
    }


def _minor(born: str, acts: list[str]) -> bool | None:
    """Tell whether the person was under 18 at the first act; None when the dates cannot decide it."""
    first = first_day(acts)
    age = years(born, first.isoformat()) if first is not None and born else None
    if age is None:
        return None
    if age.high < _ADULT_AT:
        return True
    return False if age.low >= _ADULT_AT else None


def _stated(live: list[Claim], **properties: str) -> dict[str, Json]:
    """Return each list of words that claims state; one of which nobody said anything is left out."""
    found = {name: [claim.text for claim in live if claim.property == of] for name, of in properties.items()}  # fmt: skip
    return {name: list(dict.fromkeys(words)) for name, words in found.items() if words}


def _newest(live: list[Claim], name: str) -> dict[str, Any]:
    value = _newest_value(live, name)
    return dict(value) if isinstance(value, Mapping) else {}


def _all(live: list[Claim], name: str) -> list[dict[str, Any]]:
    """Return the values of every live claim of a property, one for each that differs."""
    found = {canonical(claim.value): _mapping(claim) for claim in live if claim.property == name}
    return list(found.values())


def _warrant(live: list[Claim]) -> dict[str, Any]:
    """Return what claims agree on of the one warrant of which they speak; of two, somebody must say which is meant."""
    numbers = {_mapping(claim)["number"] for claim in live if claim.property == "warrant"}
    return _agreed(live, "warrant") if len(numbers) == 1 else {}


def _agreed(live: list[Claim], name: str) -> dict[str, Any]:
    """Return the members on which live claims agree: papers speak of one each, and one that two differ on is not known."""
    told: dict[str, set[bytes]] = {}
    values: dict[str, Json] = {}
    for claim in live:
        if claim.property == name:
            for member, value in _mapping(claim).items():
                told.setdefault(member, set()).add(canonical(value))
                values[member] = value
    return {member: value for member, value in values.items() if len(told[member]) == 1}


_PROTECTIVE = frozenset({"refugee_status", "office_held", "status"})


def _newest_value(live: list[Claim], name: str) -> Json:
    said = [claim for claim in live if claim.property == name]
    if name in _PROTECTIVE and len({canonical(claim.value) for claim in said}) > 1:
        return None
    firm = [claim for claim in said if claim.standing is not Standing.DISPUTED] or said
    return max(firm, key=lambda claim: claim.seq).value if firm else None


def _mapping(claim: Claim) -> dict[str, Any]:
    return dict(claim.value) if isinstance(claim.value, Mapping) else {}
