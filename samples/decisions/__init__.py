# SPDX-License-Identifier: Apache-2.0
"""Decisions of INTERPOL's bodies as facts of a request, so that the rules can be held against what was really decided.

A coded decision has `features` (docs/benchmarks.md says where the twenty come from). Each becomes a fact of docs/formats/rule.md, and one that
is null stays out: not known. What every request that reached INTERPOL carries by its form, and no decision speaks of, is put in as the form asks (`FORM`):
otherwise every verdict would only say that forms were not coded.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sanad.rules.category import Category

FORM: Mapping[str, Any] = {
    "request": {
        "purpose": "prosecution", "requester_type": "ncb", "languages": ["en"], "intent_to_extradite": True, "asks": ["locate", "arrest", "extradition"],
        "confidentiality": "official_use_only", "public_extract": False, "renewal": False, "extradition_file": "with the bureau",
    },
    "person": {
        "family_name": "Name", "forename": "Name", "sex": "M", "birth_date": "1970-01-01", "birth_year": 1970, "passport": "held",
        "photo_quality_ok": True, "aliases": [], "status": "charged",
    },
    "extradition": {"authority": "the ministry", "reference": "given", "states": ["given"], "on": "2000-01-01"},
    "evidence": {"exculpatory_count": 0, "exculpatory_annexed": True, "sources": 2, "agencies": 2},
    "text": {"labels": [], "prejudging": [], "vague": [], "third_parties": [], "mixed_script": [], "copied": []},
    "history": {"refusals": [], "same_basis": 0, "questions_open": 0, "batch": 0, "alike": 0},
    "law": {"unsigned": []},
    "signatures": {
        "drafter": "a", "drafter_office": "police", "reviewer": "b", "reviewer_office": "law", "approver": "c", "approver_office": "bureau",
    },
}  # fmt: skip
"""What the form of a request holds."""
_WARRANT: Mapping[str, Any] = {
    "number": "given", "issuer": "given", "issuer_type": "court", "issued_on": "2000-01-01", "names_person": True, "recalled": False,
    "conditional_on_location": False, "copy": True, "competent": True, "appeal_route": "given",
}  # fmt: skip
_CHARGE: Mapping[str, Any] = {"law": "given", "section": "given", "penalty_known": True, "has_dated_act": True, "in_force": True, "sanctions_missing": [], "retagged": False, "needs_proscription": False}  # fmt: skip
_ACT: Mapping[str, Any] = {
    "role": "given", "act": "given", "place": "given", "country": "given", "means": "given", "evidence": ["given"], "independent": 2,
    "items": [{"sort": "document", "source": "a", "counts": True}, {"sort": "document", "source": "b", "counts": True}],
}  # fmt: skip
_FLAGS = {"yes": [], "partial": ["group_only"], "no": ["group_only", "office_only", "charge_words"]}
"""How far the decision found the facts to be about this person → the signs of vagueness that stand for it."""

_ROLES = {
    "politician": ("politician", "minister", "member of parliament", "candidate", "party"),
    "former_official": ("former_", "deposed", "official"),
    "diplomat": ("ambassador", "diplomat", "consul"),
    "journalist": ("journalist", "writer", "blogger", "editor"),
    "human_rights_defender": ("human_rights", "campaigner", "defender"),
    "activist": ("activist", "independence_leader", "tribal_leader", "opposition", "dissident"),
    "lawyer": ("lawyer",),
    "cleric": ("cleric", "imam", "priest"),
    "soldier": ("soldier", "officer_of_army", "combatant", "military"),
    "businessperson": ("business", "executive", "contractor", "company", "trader"),
}
"""Role of the tree → pieces of the words in which a decision is coded."""
_CONTEXT = {
    "coup": ("coup", "unconstitutional", "mutiny"),
    "change_of_government": ("change_of_government", "change_of_regime", "successor"),
    "election": ("election",),
    "mass_protests": ("protest", "unrest"),
    "crackdown": ("crackdown", "purge"),
    "mass_prosecution": ("mass_trial", "mass_prosecution", "mass_arrest"),
    "separatist_conflict": ("separatist", "ethnic_conflict", "independence_movement"),
    "inter_state_dispute": (
        "inter_state",
        "interstate",
        "dispute_between_states",
        "armed_conflict",
    ),
    "campaign_against_officials": ("campaign_against",),
    "retaliation": ("retaliation", "rival", "conflict_with"),
    "official_statements": ("public_statement",),
    "complainant_close_to_rulers": ("close_to_rulers", "ruling_house"),
    "activism": ("activism",),
    "symbolic_issue": ("symbolic",),
    "foreign_service": ("foreign_service",),
}
_DISPUTES = {
    "contracting_party_complains": ("contract", "employer", "bank_complain", "co_investor", "counter_complaint"),
    "instrument_only": ("cheque", "loan", "invoice"),
    "settlement_talks": ("settlement", "repayment"),
    "civil_case": ("civil", "arbitration", "commercial"),
    "no_deceit": ("severance", "non_payment", "unpaid"),
    "debt_paid": ("debt_paid", "repaid"),
    "complaint_withdrawn": ("withdrawn",),
    "conflicting_custody_orders": ("custody",),
    "hague_case": ("hague",),
}  # fmt: skip
_REFUSAL_GROUNDS = {
    "fair_trial": ("fair trial", "fair-trial"),
    "nationality": ("national",),
    "political": ("politic",),
    "persecution": ("persecut",),
    "torture": ("torture", "ill-treatment"),
    "time_bar": ("limitation", "time bar", "time-bar"),
    "ne_bis_in_idem": ("ne bis", "double jeopardy"),
    "death_penalty": ("death",),
    "dual_criminality": ("dual criminality", "no offence"),
    "proportionality": ("length", "time in custody", "dispropor"),
}
_REFUGE = {
    "recognised_then_naturalised": "naturalised_after_asylum",
    "recognised": "recognised",
    "asylum": "asylum_seeker",
    "other": "other_protection",
    "none": "none_known",
}
_NATURES = {
    "violence": ("murder", "killing", "bomb", "assault", "kidnap", "abduction", "arson", "mass_casualty", "vandalism", "explosive", "hostage", "robbery"),
    "speech": ("incitement", "speech", "propaganda", "insult", "defamation"),
    "financing": ("financing",),
}  # fmt: skip
_OFFICES = {
    "head_of_state": ("head_of_state", "president"),
    "head_of_government": ("head_of_government", "prime_minister"),
    "foreign_minister": ("foreign_minister",),
    "minister": ("minister",),
    "ambassador": ("ambassador", "diplomat"),
}


def facts(decision: Mapping[str, Any], categories: Mapping[str, Category]) -> dict[str, Any]:
    """Return the facts of the request on which a decision was made, as far as its features tell them."""
    told = {name: value for name, value in decision["features"].items() if value not in (None, [])}
    year = int(decision["year"])
    found: dict[str, Any] = {name: dict(part) for name, part in FORM.items()}
    found["country"] = str(told.get("requesting_country", "requester"))
    kind = str(told.get("instrument", "red_notice"))
    found["request"] |= {"kind": kind, "drafted_on": f"{year}-07-01"}
    found["warrant"] = {**_WARRANT, "issued_on": f"{year}-06-01", "confirmed_on": f"{year}-07-01"}
    _put(found["request"], purpose=told.get("purpose"), amount_usd=told.get("amount_usd"))
    _person(found, told)
    found["charges"] = [_charge(each, told, categories) for each in told.get("offence_types", ())]
    if not found["charges"]:
        del found["charges"]
    _acts(found, told, year)
    _proceedings(found, told)
    _others(found, told)
    return found


def _person(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    person, words = found["person"], told.get("person_status", ())
    if told.get("charges_filed") is False:
        del person["status"]
    elif told.get("purpose") == "sentence":
        person["status"] = "convicted"
    roles = [role for role, pieces in _ROLES.items() if _any(words, pieces)]
    if words:
        person["public_roles"] = roles or ["none"]
        person["office_held"] = next(iter(_offices(words, told)), "none")
    _put(person, under_18_at_facts=told.get("minor_at_time_of_facts"))


def _offices(words: Iterable[str], told: Mapping[str, Any]) -> Iterable[str]:
    for office, pieces in _OFFICES.items():
        if _any(words, pieces):
            serving = office in str(told.get("immunity_claim", "")).replace(" ", "_")
            yield office if serving else f"former_{office}"


def _charge(word: str, told: Mapping[str, Any], categories: Mapping[str, Category]) -> dict[str, Any]:  # fmt: skip
    charge: dict[str, Any] = {**_CHARGE, "offence": word}
    category = _category(word, categories)
    if category is not None:
        charge |= {"category": category.id, "excluded": category.excluded}
        flag = "P0" if category.excluded == "none" else "P3" if category.excluded == "political" else "P2"  # fmt: skip
        charge["political_flag"] = flag
    for feature, excluded in (("administrative_nature", "administrative"), ("family_matter", "family")):  # fmt: skip
        if told.get(feature) is True:
            charge["excluded"] = excluded
    _put(
        charge,
        maximum_years=told.get("max_penalty_years"),
        death=told.get("death_penalty_exposure"),
        group_membership=told.get("group_membership_charge"),
        time_barred=told.get("time_barred"),
    )
    return charge


def _category(word: str, categories: Mapping[str, Category]) -> Category | None:
    if word in categories:
        return categories[word]
    plain = word.replace("_", " ")
    named = [each for each in categories.values() if plain in each.words]
    pieces = [
        each
        for each in categories.values()
        if each.id in word or word.startswith(each.id.split("_")[0] + "_")
    ]
    return next(iter(named or pieces), None)


def _acts(found: dict[str, Any], told: Mapping[str, Any], year: int) -> None:
    """Put in what is said of the act: `yes` described, `no` not described, `partial` something between the two."""
    described = told.get("facts_individualised")
    if described is None:
        return
    act: dict[str, Any] = {**_ACT, "from": str(year - int(told.get("years_since_facts", 1)))}
    if told.get("conduct_attributed"):
        act["act"] = told["conduct_attributed"]
    if told.get("time_and_place_given") is False:
        act = {name: value for name, value in act.items() if name not in {"from", "place"}}
    words = (*told.get("offence_types", ()), str(told.get("violence_level", "")))
    nature = next((name for name, pieces in _NATURES.items() if _any(words, pieces)), None)
    if told.get("speech_or_assembly_offence"):
        nature = "speech"
    _put(act, nature=nature)
    gain = told.get("personal_gain_alleged")
    if gain:
        act |= {"intent": "gain", "result": "gain"}
    found["acts"] = [act]
    flags = _FLAGS[described]
    row: dict[str, Any] = dict.fromkeys(("who", "act", "when", "where", "how", "link"), True)
    row |= {"acts": 1, "flags": flags, "flag_count": len(flags)}
    _put(row, intent=gain, result=gain)
    charges = found.get("charges", [{"offence": ""}])
    found["grid"] = [{**row, "offence": charge["offence"]} for charge in charges]


def _proceedings(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    if told.get("warrant_exists") is False:
        found["warrant"] = {}
    elif told.get("warrant_issuer"):
        found["warrant"]["issuer_type"] = told["warrant_issuer"]
    case: dict[str, Any] = {}
    absent = told.get("trial_in_absentia")
    _put(
        case,
        charges_filed=told.get("charges_filed"),
        tried_in_absentia=absent if isinstance(absent, bool) else None,
        notified=told.get("notified_of_trial"),
        retrial_right=told.get("retrial_right"),
        amnesty=told.get("amnesty_or_pardon"),
        location_known=told.get("location_known_to_requester"),
        extradition_asked=_asked(told),
    )
    acquitted = told.get("acquittal_or_discontinuance")
    if acquitted is not None:
        case["final_judgment"] = "final" in str(acquitted) or acquitted is True
    found["proceedings"] = case
    if told.get("sentence_months_to_serve") is not None:
        found["sentence"] = {"remaining_months": told["sentence_months_to_serve"], "months": told["sentence_months_to_serve"]}  # fmt: skip


def _asked(told: Mapping[str, Any]) -> bool | None:
    """Return whether extradition was asked where the person was found; where the law of that place shuts it out, nothing is said: it is no inaction."""
    asked = told.get("extradition_requested_when_located")
    barred = any(
        "bar" in str(each) for each in (asked, *told.get("prior_extradition_refusals", ()))
    )
    return None if barred or not isinstance(asked, bool) else asked


def _others(found: dict[str, Any], told: Mapping[str, Any]) -> None:
    if positions := list(_positions(told)):
        found["positions"] = positions
    for name, words, of in (
        ("context", _CONTEXT, told.get("political_context_indicators")),
        ("dispute", _DISPUTES, told.get("private_dispute_indicators")),
    ):
        if of is not None:
            found[name] = [word for word, pieces in words.items() if _any(of, pieces)] or ["none"]
    refuge = str(told.get("refugee_status", ""))
    status = next((word for piece, word in _REFUGE.items() if refuge.startswith(piece)), None)
    if status is not None:
        found["refugee"] = {"status": status, "enquiry": "as coded"}
    if earlier := str(told.get("previous_interpol_refusal", "")):
        same = "identical" in earlier or "several" in earlier
        found["history"] |= {"refusals": [{"by": "INTERPOL"}], "same_basis": int(same)}
    if group := str(told.get("group_recognition", "")):
        found["organisation"] = {"listings": [{"body": "UN" if "UN" in group else "national"}]}


def _positions(told: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield what others have said of the case; a bar of law without a request is nobody's refusal."""
    for each in told.get("prior_extradition_refusals", ()):
        if "no request made" not in str(each):
            state = str(each).split(" ")[0]
            yield {"by": state, "kind": "extradition_refused", "grounds": _grounds(str(each))}
    said = str(told.get("other_state_or_ncb_position", ""))
    if "object" in said or "recognition" in said:
        yield {"by": "another state", "kind": "protest"}
    if "not act" in said:
        yield {"by": "other states", "kind": "no_action"}
    if told.get("civil_or_arbitral_finding"):
        grounds = ["insufficient_facts"]
        yield {"by": "ARBITRAL_TRIBUNAL", "kind": "adverse_finding", "grounds": grounds}
    if told.get("un_or_regional_body_finding"):
        yield {"by": "UN_BODY", "kind": "adverse_finding", "grounds": ["persecution"]}


def _grounds(said: str) -> list[str]:
    low = said.lower()
    return [ground for ground, pieces in _REFUSAL_GROUNDS.items() if any(piece in low for piece in pieces)]  # fmt: skip


def _any(words: Iterable[str], pieces: Iterable[str]) -> bool:
    return any(piece in str(word) for word in words for piece in pieces)


def _put(into: dict[str, Any], **values: object) -> None:
    into.update({name: value for name, value in values.items() if value is not None})
