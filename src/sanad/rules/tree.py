# SPDX-License-Identifier: Apache-2.0
"""What rules may speak of: kinds of request and acts, the tools that may be named instead, and the tree of facts of each.

A word that is not here would never be asked about or never be known, and the rule would be silent for ever; the linter names it. What each fact
means stands in docs/formats/rule.md. Of what a paper states every name is let through: the kinds of paper say which there are (docs/formats/sheets.md).
"""

from collections.abc import Iterator, Mapping

KEEPING = "keep_request"
"""What is asked again every day of a request that was sent: may it stand?"""
KINDS = (
    "red_notice", "diffusion", "blue_notice", "extradition", "provisional_arrest", "mla", "evidence_referral", "un_listing",
    "domestic_warrant", KEEPING,
)  # fmt: skip
TOOLS = (*KINDS[:-1], "yellow_notice")
"""What a rule may name instead of what it refuses: a kind of request, or a notice that this office does not draft."""
ANYTHING = "*"
"""In place of a name: every name there."""

_REQUEST: Mapping[str, str] = {
    "": "country",
    "request": """kind purpose requester_type languages[] countries[] recipients[] intent_to_extradite public_extract renewal asks[]
        drafted_on confidentiality gs_exception_reference public_reason public_risk recipients_reason renewal_reason new_elements
        treaty_basis reciprocity urgency_reason use_limitation assurance_drafts extradition_file amount_usd""",
    "request.annexes[]": "claim live",
    "person": """family_name forename sex father_name passport national_id physical_description residence_country fingerprints dna
        birth_date birth_year nationality[] aliases[] photo_quality_ok status office_held public_roles[] under_18_at_facts on_register""",
    "charges[]": """offence law section category excluded political_flag group_membership needs_proscription proscribed_on_day
        has_dated_act penalty_known in_force maximum_years life death time_barred sanctions_needed[] sanctions_missing[] retagged""",
    "acts[]": "charge role act from to country place means result intent evidence[] nature independent",
    "acts[].items[]": "sort source counts",
    "grid[]": "offence acts who act when where how result intent link flags[] flag_count",
    **{
        f"text.{each}[]": "field sentence words[]"
        for each in ("labels", "prejudging", "vague", "third_parties", "mixed_script", "copied")
    },
    "warrant": """number issuer issuer_type issued_on in_force_until confirmed_on names_person recalled conditional_on_location copy
        appeal_route offences[] competent""",
    "extradition": "authority reference on states[]",
    "assurances[]": "about state authority reference on power_checked",
    "refugee": "status feared_country enquiry",
    "positions[]": "by kind grounds[] on reference",
    "context[]": "",
    "dispute[]": "",
    "organisation": "listing_mark",
    "organisation.listings[]": "body on reference",
    "proceedings": """charges_filed ready_for_extradition tried_in_absentia final_judgment amnesty accusation_by_warrant
        readiness_certificate notified counsel waiver retrial_right parallel_elsewhere own_court_against anonymous_measures
        irregular_return location_known extradition_asked""",
    "sanctions[]": "of number on deemed not_needed",
    "schedule_entry": "order served_on review",
    "sentence": "months remaining_months",
    "evidence": "exculpatory_count exculpatory_annexed sources agencies",
    "states[]": """country sheet checked_on treaty surrenders_nationals death_penalty_bar provisional_days languages[] minimum_years
        evidence_test informal_only""",
    "history": "same_basis questions_open batch alike",
    "history.refusals[]": "on by grounds[]",
    "events[]": "kind on",
    "law": "unsigned",
    "signatures": "drafter drafter_office reviewer reviewer_office approver approver_office",
    "answers": ANYTHING,
}
_EXHIBIT: Mapping[str, str] = {
    "exhibit": """kind reader evidence relation under_paper instrument instrument_kind covered outside altered numbers[] first last as_listed""",
    "exhibit.capture": "url at tool collector",
    "paper": ANYTHING,
    "answers": ANYTHING,
}
_TREES: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(KINDS, _REQUEST),
    "read_exhibit": _EXHIBIT,
    "rely_on_exhibit": _EXHIBIT,
    "judge_identity": {"judgement": "answer evidence_properties[] unanswered[]"},
    "record_claim": {"claim": "about property value value_basis expert", "claim.value": ANYTHING},
    "freeze_brief": {"brief": "recipient exculpatory_left_out identity_unreviewed"},
}
"""Kind or act → table → the names in it. `[]` marks a list: of texts or numbers after a name, of tables after a table's own."""
TARGETS = frozenset(_TREES)


def paths(target: str) -> frozenset[str]:
    """Return the path of every fact of a kind or act, tables and lists among them; `table.*` where every name is let through."""
    found = {
        path
        for table, names in _TREES[target].items()
        for own in (table, *(f"{table}.{name}".removeprefix(".") for name in names.split()))
        for path in _with_parents(own)
    }
    return frozenset(found)


def _with_parents(path: str) -> Iterator[str]:
    """Yield a path, the list that it is an item of, and the tables around it."""
    while path:
        yield path
        path = path.removesuffix("[]") if path.endswith("[]") else path.rpartition(".")[0]


def stands(path: str, target: str) -> bool:
    """Tell whether there may be a fact of that path about `target`.

    >>> stands("charges[].death", "mla"), stands("charge.death", "mla"), stands("answers.NEU-Q1", "mla")
    (True, False, True)
    """
    known = paths(target)
    return path in known or f"{path.rpartition('.')[0]}.{ANYTHING}" in known
