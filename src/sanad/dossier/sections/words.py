# SPDX-License-Identifier: Apache-2.0
"""The words a dossier uses for codes; neutral, and the same everywhere."""

from sanad.claims.claim import Claim, Standing

PROPERTY = {
    "name": "Name",
    "alias": "Also written or called",
    "father_name": "Father's name",
    "forename": "Forename",
    "family_name": "Family name",
    "sex": "Sex",
    "birth_date": "Date of birth",
    "nationality": "Nationality",
    "passport": "Passport",
    "national_id": "National identity number",
    "physical_description": "Description",
    "residence_country": "Country of residence",
    "phone": "Telephone number",
    "account": "Account",
    "status": "Procedural status",
    "date": "Date",
    "place": "Place",
    "method": "Method",
    "killed": "Killed",
    "injured": "Injured",
    "claimed_by": "Claimed by",
    "accused": "Accused",
    "denied_by": "Denied by",
}
STANDING = {
    Standing.ALLEGED: "It is alleged",
    Standing.CORROBORATED: "It is alleged, and corroborated,",
    Standing.ADMITTED: "It is admitted",
    Standing.FOUND_BY_COURT: "A court found",
    Standing.DISPUTED: "It is alleged, and disputed,",
    Standing.WITHDRAWN: "It was said, and withdrawn,",
}


def cites(claim: Claim) -> str:
    """Return the reference to a claim."""
    return f"claim:{claim.id}"


def shown(claim: Claim) -> str:
    """Return a claim's value in words."""
    value = claim.value
    if not isinstance(value, dict):
        return str(value)
    if "said" in value:
        return f"{value['said']} ({value['category']})"
    return "; ".join(f"{key.replace('_', ' ')}: {value[key]}" for key in sorted(value))
