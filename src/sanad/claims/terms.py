# SPDX-License-Identifier: Apache-2.0
"""The words in which sources' statements about a person's case are recorded: fixed lists, so that rules can ask for them.

`none` is itself a statement: somebody looked, and says that there is nothing. Where nothing is recorded, nobody has said.
"""

PUBLIC_ROLES = (
    "politician", "party_leader", "candidate", "former_official", "journalist", "lawyer", "academic", "student_leader",
    "human_rights_defender", "activist", "trade_unionist", "cleric", "diplomat", "international_official", "soldier",
    "businessperson", "relative_of_missing_person", "litigant_against_state", "none",
)  # fmt: skip
"""Roles that call for a second look at a request (law/interpol.md section 11). Never a reason against the person."""
NATURES = (
    "violence", "enabling", "direction", "training", "recruiting", "financing", "property", "speech", "meeting", "protest",
    "media_contact", "lobbying", "social_media", "relief_collection", "association",
)  # fmt: skip
"""Of what nature an act is, as its source describes it; `property` is fraud, theft, embezzlement or damage without violence to persons."""
CONTEXTS = (
    "coup", "change_of_government", "election", "mass_protests", "crackdown", "mass_prosecution", "separatist_conflict",
    "inter_state_dispute", "campaign_against_officials", "retaliation", "official_statements", "complainant_close_to_rulers",
    "activism", "symbolic_issue", "foreign_service", "none",
)  # fmt: skip
"""Circumstances of a case that the neutrality test looks at (RPD Art. 34(3)(g); law/interpol.md NEU-Q7)."""
DISPUTES = (
    "contracting_party_complains", "instrument_only", "settlement_talks", "civil_case", "ruling_for_person",
    "own_court_no_liability", "contract_act_only", "no_deceit", "debt_paid", "complaint_withdrawn",
    "complainant_close_to_rulers", "conflicting_custody_orders", "hague_case", "none",
)  # fmt: skip
"""Signs of a private or family dispute (law/interpol.md RN-83-P, RN-83-X)."""
POSITIONS = (
    "extradition_refused", "extradition_granted", "no_action", "notice_refused", "notice_deleted", "adverse_finding",
    "favourable_finding", "protest", "asylum_granted", "asylum_refused",
)  # fmt: skip
"""What a court, state or body outside the case has said or done about it."""
ASSURANCES = ("death_penalty", "fair_trial", "custody", "speciality", "retrial")
"""What another state may ask to be assured of."""
REFUGE = (
    "none_known", "recognised", "asylum_seeker", "naturalised_after_asylum", "other_protection", "unknown",
)  # fmt: skip
"""What is known of refuge; `unknown` says that somebody enquired and could not learn it."""
PROTECTED = ("witness", "victim", "minor", "source")
"""As what a person's name is kept from everybody but the office, and a court that must know it."""
FLAGS = ("P0", "P1", "P2", "P3")
"""How political an offence is by its nature, as the paper that charges it would have it (law/pakistan.md 0.3)."""
COUNTED = ("total", "civilians", "security_forces", "attackers")
"""Of what people a figure of killed, injured and the like is, as reports put them together; a source may count others, in its own word (docs/formats/sheets.md)."""
