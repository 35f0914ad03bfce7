# SPDX-License-Identifier: Apache-2.0
"""Whole requests under all rules of one office: an honest one of each kind gets through, and a bad one does not, whoever accepts it.

Every question is answered with the word that lets a request through (the first of those allowed), and every rule of severity review is accepted:
what still stops a request here is stopped by the law and not by somebody's patience.
"""

from datetime import date
from pathlib import Path

import pytest

import sanad.rulebook
from sanad.rules import Status, evaluate_all, load, outcome
from sanad.rules.state import facts_of, load_states

FOLDER = Path(sanad.rulebook.__file__).parent
BOOK = load(FOLDER, "PK")
STATES = load_states(FOLDER / "pk" / "states")
TODAY = date(2026, 1, 15)
READY = {Status.READY, Status.READY_WITH_WARNINGS}
SURRENDER = ["locate", "arrest", "extradition"]
ASKS = {
    "red_notice": SURRENDER, "diffusion": SURRENDER, "blue_notice": ["locate", "information"], "extradition": SURRENDER,
    "provisional_arrest": SURRENDER, "mla": ["evidence"], "evidence_referral": ["prosecution_there"], "un_listing": ["listing"],
    "domestic_warrant": ["arrest"], "keep_request": SURRENDER,
}  # fmt: skip
ABROAD = tuple(kind for kind in ASKS if kind not in {"domestic_warrant", "keep_request"})
ARREST = ("red_notice", "diffusion", "extradition", "provisional_arrest")
CHARGE = {
    "offence": "PPC-324", "law": "Pakistan Penal Code 1860", "section": "324", "category": "attempted_murder", "excluded": "none",
    "political_flag": "P0", "group_membership": False, "needs_proscription": False, "penalty_known": True, "in_force": True,
    "maximum_years": 10, "life": False, "death": False, "sanctions_needed": [], "sanctions_missing": [], "retagged": False,
}  # fmt: skip
ACT = {
    "charge": "PPC-324", "role": "principal", "act": "fired a pistol", "from": "2023-05-04", "country": "PK", "place": "Quetta",
    "means": "a pistol", "result": "one wounded", "intent": "to kill", "evidence": ["forensic report"], "nature": "violence",
    "items": [{"sort": "forensic_report", "counts": True}, {"sort": "cctv", "counts": True}], "independent": 2,
}  # fmt: skip


def honest(kind, country="CA"):
    """Return the facts of a request about a shooting, of which nothing is missing."""
    words = {"fair_trial", "custody", "speciality", "death_penalty"}
    proceedings = dict.fromkeys(
        ("tried_in_absentia", "final_judgment", "amnesty", "parallel_elsewhere", "own_court_against", "anonymous_measures", "irregular_return",
         "location_known"), False,
    )  # fmt: skip
    return {
        "country": "PK",
        "request": {
            "kind": kind, "purpose": "prosecution", "requester_type": "ncb", "languages": ["en"], "countries": [country],
            "recipients": [country], "intent_to_extradite": True, "public_extract": False, "renewal": False, "asks": ASKS[kind],
            "drafted_on": "2026-01-10", "confidentiality": "restricted", "extradition_file": "EF-1", "use_limitation": "this case",
            "reciprocity": "promised", "urgency_reason": "a ticket for the 20th",
        },
        "person": {
            "family_name": "Example", "forename": "Anwar", "sex": "M", "birth_date": "1980-03-02", "birth_year": 1980, "nationality": ["PK"],
            "passport": "X1", "status": "charged", "office_held": "none", "public_roles": ["none"], "under_18_at_facts": False,
            "photo_quality_ok": True, "aliases": [], "residence_country": country,
        },
        "charges": [CHARGE],
        "acts": [ACT],
        "grid": [{**dict.fromkeys(("who", "act", "when", "where", "how", "result", "intent", "link"), True), "flags": [], "flag_count": 0}],
        "text": {"labels": [], "prejudging": [], "vague": [], "third_parties": [], "mixed_script": []},
        "warrant": {
            "number": "W-1", "issuer": "the court", "issuer_type": "court", "issued_on": "2025-06-01", "confirmed_on": "2026-01-14",
            "names_person": True, "recalled": False, "conditional_on_location": False, "copy": True, "offences": ["PPC-324"], "competent": True,
        },
        "extradition": {"authority": "the ministry", "reference": "R-1", "on": "2026-01-02", "states": [country]},
        "assurances": [{"about": each, "state": country, "authority": "the minister", "reference": "A-1", "power_checked": True} for each in words],
        "refugee": {"status": "none_known", "enquiry": "asked on 2 January"},
        "positions": [], "context": ["none"], "dispute": ["none"], "sanctions": [], "events": [], "schedule_entry": {},
        "organisation": {"listings": []}, "sentence": {},
        "proceedings": proceedings | {"charges_filed": True, "ready_for_extradition": True},
        "evidence": {"exculpatory_count": 0, "exculpatory_annexed": True, "sources": 2, "agencies": 2},
        "states": facts_of(STATES, [country]),
        "history": {"refusals": [], "same_basis": 0, "questions_open": 0, "batch": 0, "alike": 0},
        "law": {"unsigned": []},
        "signatures": {"drafter": "a", "drafter_office": "police", "reviewer": "b", "reviewer_office": "law", "approver": "c"},
    }  # fmt: skip


def with_change(known, change):
    """Return facts with some of them told otherwise."""
    return {
        name: {**value, **change[name]} if isinstance(value, dict) and name in change else change.get(name, value)
        for name, value in known.items()
    }  # fmt: skip


def came_to(known, kind, **otherwise):
    """Return what all rules come to when everything is answered and accepted, but for what is answered `otherwise`."""
    rules = BOOK.for_target(kind, TODAY)
    words = {
        rule.id: "accepted" if rule.severity == "review" and rule.mark != "U" else "yes"
        for rule in rules
    }
    words |= {
        name.removeprefix("answers."): need.allowed[0]
        for rule in rules
        for name, need in rule.needs.items()
        if name.startswith("answers.")
    }
    words |= {name.replace("_", "-"): word for name, word in otherwise.items()}
    answers = {
        name: {"answer": word, "reason": "Read and weighed.", "by": "reviewer.one"}
        for name, word in words.items()
    }
    return outcome(evaluate_all(BOOK, kind, {**known, "answers": answers}, TODAY))  # fmt: skip


@pytest.mark.parametrize("kind", ASKS)
def test_an_honest_request_of_every_kind_gets_through(kind):
    assert came_to(honest(kind), kind).status in READY


@pytest.mark.parametrize("kind", ["red_notice", "diffusion"])
@pytest.mark.parametrize("country", sorted(set(STATES) - {"AF", "OM"}))
def test_no_unverified_point_of_a_sheet_holds_a_notice_for_ever(kind, country):
    assert came_to(honest(kind, country), kind).status in READY


def test_an_excluded_matter_of_a_gang_gets_through_by_the_exception_that_the_article_makes():
    cheques = {**CHARGE, "category": "cheque", "excluded": "private"}
    known = with_change(honest("red_notice"), {"charges": [cheques]})
    assert came_to(known, "red_notice", RN_83_X_Q="organised_crime").status in READY
    assert came_to(known, "red_notice", RN_83_X_Q="neither").status is Status.BLOCKED


MEMBERSHIP = {**CHARGE, "category": "terrorist_membership", "excluded": "membership", "political_flag": "P2", "group_membership": True}  # fmt: skip
WAGING_WAR = {**CHARGE, "category": "waging_war", "excluded": "political", "political_flag": "P3"}
ONE_ITEM = {**ACT, "items": ACT["items"][:1], "independent": 1}
CONFESSED = {
    **ACT,
    "items": [{"sort": "cctv", "counts": True}, {"sort": "confession", "counts": True}],
}
BAD = [
    ("membership alone", ABROAD, {"charges": [MEMBERSHIP]}),
    ("waging war beside a shooting", ("red_notice", "diffusion", "blue_notice"), {"charges": [CHARGE, WAGING_WAR]}),
    ("no act", ("red_notice", "diffusion", "mla", "un_listing"), {"acts": []}),
    ("a shooting on one item, a speech on two", ARREST, {"acts": [ONE_ITEM, {**ACT, "nature": "speech"}]}),
    ("a confession as the second item", (*ARREST, "evidence_referral"), {"acts": [CONFESSED]}),
    ("leads alone", (*ARREST, "evidence_referral"), {"acts": [{**ACT, "items": [{"sort": "press", "counts": False}], "independent": 0}]}),
    ("a charge called less political", ABROAD, {"charges": [{**CHARGE, "retagged": True}]}),
    ("a warrant that ran out yesterday", ARREST, {"warrant": {"in_force_until": "2026-01-14"}}),
    ("a warrant recalled", ARREST, {"warrant": {"recalled": True}}),
    ("an alibi left out", ABROAD, {"evidence": {"exculpatory_count": 1, "exculpatory_annexed": False}}),
    ("to serve a sentence, of one who is charged", ("red_notice", "diffusion"), {"request": {"purpose": "sentence"}, "sentence": {"months": 9}}),
    ("acquitted", (*ARREST, "blue_notice", "keep_request"), {"person": {"status": "acquitted"}}),
    ("judged already", (*ARREST, "evidence_referral", "keep_request"), {"proceedings": {"final_judgment": True}}),
    ("pardoned", (*ARREST, "evidence_referral", "keep_request"), {"proceedings": {"amnesty": True}}),
    ("set aside by the own courts", ARREST, {"proceedings": {"own_court_against": True}}),
    ("a serving president", ("red_notice", "diffusion"), {"person": {"office_held": "head_of_state"}}),
    ("from the country feared", (*ARREST, "blue_notice", "keep_request"), {"refugee": {"status": "recognised", "feared_country": "PK"}}),
    ("refused before on the same basis", ("red_notice", "diffusion"), {"history": {"same_basis": 1, "refusals": [{"by": "CCF"}]}}),
    ("no state that is asked", ARREST, {"request": {"countries": []}, "states": []}),
    *((f"a {word}", ABROAD, {"request": {"asks": [word]}}) for word in ("deportation", "handover", "informal_return", "relatives_data")),
    ("arrest under the colour blue", ("blue_notice",), {"request": {"asks": ["locate", "arrest"]}}),
    ("evidence for Afghanistan", ("mla", "evidence_referral"), {"request": {"countries": ["AF"]}, "states": facts_of(STATES, ["AF"])}),
    ("one pair of eyes", ABROAD, {"signatures": {"reviewer": "a", "reviewer_office": "police"}}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "change"),
    [pytest.param(kind, change, id=f"{name}: {kind}") for name, kinds, change in BAD for kind in kinds],
)  # fmt: skip
def test_nobody_waves_through(kind, change):
    assert came_to(with_change(honest(kind), change), kind).status not in READY


@pytest.mark.parametrize("spelled", ["pk", " PK", "PAK", "Pakistan", "the requester"])
@pytest.mark.parametrize("kind", ["red_notice", "diffusion", "blue_notice", "extradition", "provisional_arrest", "keep_request"])  # fmt: skip
def test_the_country_feared_is_not_another_one_because_it_is_spelled_otherwise(kind, spelled):
    change = {"refugee": {"status": "recognised", "feared_country": spelled}, "events": [{"kind": "refugee_recognised"}]}  # fmt: skip
    known = with_change(honest(kind), change)
    assert came_to(known, kind, REF_Q_other="the_requester").status is Status.BLOCKED
    assert came_to(known, kind, REF_Q_other="").status not in READY


def test_a_refused_request_told_in_other_words_is_compared_by_a_person():
    known = with_change(honest("diffusion"), {"history": {"refusals": [{"by": "CCF"}]}})
    assert came_to(known, "diffusion", REPEAT_1_2="same_basis").status is Status.BLOCKED
    assert came_to(known, "diffusion", REPEAT_1_2="").status not in READY
    assert came_to(known, "diffusion", REPEAT_1_2="another_basis").status in READY


def test_a_president_by_another_name_is_no_minister():
    known = with_change(honest("red_notice"), {"person": {"office_held": "Emir"}})
    assert came_to(known, "red_notice", HOS_1_Q="yes").status is Status.BLOCKED
