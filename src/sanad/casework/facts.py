# SPDX-License-Identifier: Apache-2.0
"""The facts that rules ask about a request, taken from live claims only (docs/formats/rule.md lists the tree).

Pure. A fact that no live claim carries is left out: the rule then says *undecided*, which is right. Where claims
disagree, a particular by which the person is described is taken from the newest that is not disputed. Any other fact is then the list of
all that live claims say (`sanad.rules.span.rivals`): a rule decides only what all of it would decide alike, else somebody must.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sanad.casework.charges import Case, Law, charge_facts
from sanad.casework.grid import Reader, grid
from sanad.casework.items import Item, carrying, independent
from sanad.casework.narrative import Narrative, Passage, People, tellings
from sanad.casework.request import APPROVE, DRAFT, REVIEW, Request, Signature
from sanad.claims.claim import Claim, Standing
from sanad.rules.kleene import disjunction
from sanad.rules.lexicon import WordList
from sanad.rules.span import ordered, rivals, years
from sanad.values.canonical import Json, canonical

PARTICULARS = (
    "family_name", "forename", "sex", "father_name", "passport", "national_id", "physical_description", "fingerprints", "dna",
)  # fmt: skip
"""By what the person is described. Somebody may have two passports and two spellings: the other ones stand among the claims."""
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
    person["under_18_at_facts"] = _minor(person["birth_date"], acts)
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
        "warrant": _told(live, "warrant", paper="number"),
        "sentence": _told(live, "sentence"),
        "extradition": _told(live, "extradition_assurance", paper="reference"),
        "assurances": _all(live, "assurance"),
        "refugee": _told(live, "refugee_status"),
        "positions": _all(live, "position"),
        "organisation": {
            "listings": [_mapping(claim) for claim in material.listings if claim.live],
            "listing_mark": material.listing_mark,
        },
        "proceedings": _told(live, "proceedings"),
        "sanctions": _all(live, "sanction"),
        "schedule_entry": _told(live, "schedule_entry", paper="order"),
        "evidence": _evidence(request, live, material),
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
    person: dict[str, Json] = {name: _newest(live, name) for name in PARTICULARS}
    for name in ("birth_date", "status", "residence_country"):
        person[name] = _all_said([claim.value for claim in live if claim.property == name])
    born = [each for each in rivals(person["birth_date"]) if each is not None]
    person["birth_year"] = _all_said([int(str(each)[:4]) for each in born])
    for name, plural in (("nationality", "nationality"), ("alias", "aliases")):
        person[plural] = [claim.text for claim in live if claim.property == name]
    photos = _all(live, "photo")
    person["photo_quality_ok"] = any(each["quality_ok"] for each in photos) if photos else None
    person["office_held"] = _told(live, "office_held").get("office")
    return person | _stated(live, public_roles="public_role")


def _charges(live: list[Claim], acts: Sequence[Mapping[str, Json]], law: Law) -> list[dict[str, Json]]:  # fmt: skip
    roles = {str(_mapping(claim)["organisation"]) for claim in live if claim.property == "role"}
    sanctions = {str(each["of"]) for each in _all(live, "sanction")}
    case = Case(acts, roles, sanctions)
    return [charge_facts(each, case, law) for each in _all(live, "charge")]


def _act(claim: Claim, live: list[Claim], items: Mapping[str, Item]) -> dict[str, Any]:
    """Return an act with what is offered to show it: what quotes the act itself accuses, and shows nothing."""
    shown = [each for each in live if each.property == "shows_act" and _mapping(each)["claim"] == claim.id]  # fmt: skip
    found = _items(shown, items)
    act = {**_mapping(claim), "items": [item.as_json() for item in dict.fromkeys(found)]}
    enough = independent(found)
    return act if enough is None else {**act, "independent": enough}


def _items(shown: list[Claim], items: Mapping[str, Item]) -> list[Item]:
    """Return what the exhibits are that claims of the property `shows_act` rest on."""
    exhibits = dict.fromkeys(exhibit for each in shown for exhibit in each.citation.exhibits)
    return [items.get(exhibit, Item(exhibit, None, None, None)) for exhibit in exhibits]


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


def _evidence(request: Request, live: list[Claim], material: Material) -> dict[str, Json]:
    told = material.favourable
    items = _items([claim for claim in live if claim.property == "shows_act"], material.items)
    known: dict[str, Json] = {
        "exculpatory_count": len(told),
        "exculpatory_annexed": all(claim.id in request.annexes for claim in told),
    }
    enough = {"sources": carrying(items), "agencies": independent(items)}
    return known | {name: number for name, number in enough.items() if number is not None}


def _minor(born: Json, acts: Sequence[Mapping[str, Json]]) -> bool | None:
    """Tell whether the person was under 18 at one of the acts: no only if at every one of them the dates say no."""
    found = [ordered(years(born, act.get("from")), "<", _ADULT_AT) for act in acts]
    return disjunction(found) if found else None


def _stated(live: list[Claim], **properties: str) -> dict[str, Json]:
    """Return each list of words that claims state; one of which nobody said anything is left out."""
    found = {name: [claim.text for claim in live if claim.property == of] for name, of in properties.items()}  # fmt: skip
    return {name: list(dict.fromkeys(words)) for name, words in found.items() if words}


def _all(live: list[Claim], name: str) -> list[dict[str, Any]]:
    """Return the values of every live claim of a property, one for each that differs."""
    found = {canonical(claim.value): _mapping(claim) for claim in live if claim.property == name}
    return list(found.values())


def _told(live: list[Claim], name: str, paper: str = "") -> dict[str, Json]:
    """Return the members of that of which claims of a property speak, each with all that they say of it.

    Claims of one `paper`, known by that member, speak of it together, each of what it knows. Of two papers somebody must say which is
    meant: None stands for the one that does not have a member.
    """
    papers: dict[str, dict[str, list[Json]]] = {}
    for claim in live:
        if claim.property == name:
            value = _mapping(claim)
            said = papers.setdefault(str(value.get(paper)), {})
            for member, each in value.items():
                if each != "":
                    said.setdefault(member, []).append(each)
    members = dict.fromkeys(member for said in papers.values() for member in said)
    return {
        member: _all_said([each for said in papers.values() for each in said.get(member, [None])])
        for member in members
    }


def _all_said(values: Sequence[Json]) -> Json:
    """Return what all say; where they differ, the list of it (docs/formats/rule.md, Not known)."""
    rival = list({canonical(each): each for each in values}.values())
    return rival if len(rival) > 1 else next(iter(rival), None)


def _newest(live: list[Claim], name: str) -> Json:
    said = [claim for claim in live if claim.property == name]
    firm = [claim for claim in said if claim.standing is not Standing.DISPUTED] or said
    return max(firm, key=lambda claim: claim.seq).value if firm else None


def _mapping(claim: Claim) -> dict[str, Any]:
    return dict(claim.value) if isinstance(claim.value, Mapping) else {}
