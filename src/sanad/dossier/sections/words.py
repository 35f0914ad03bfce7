# SPDX-License-Identifier: Apache-2.0
"""The words a dossier uses for codes; neutral, and the same everywhere."""

from collections.abc import Mapping, Sequence

from sanad.claims.claim import Claim, Standing
from sanad.values.canonical import Json

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
    "imsi": "SIM (IMSI)",
    "imei": "Handset (IMEI)",
    "account": "Account",
    "status": "Procedural status",
    "date": "Date",
    "place": "Place",
    "kind": "Kind",
    "method": "Method",
    "party": "Party to it",
    "target": "Target",
    "damage": "Damage",
    "captured": "Taken",
    "hostages": "Hostages",
    "operation": "Operation",
    "no_claim": "Claimed by nobody",
    "escaped": "Escaped",
    "killed": "Killed",
    "injured": "Injured",
    "claimed_by": "Claimed by",
    "accused": "Accused",
    "denied_by": "Denied by",
}
STANDING = {
    Standing.ALLEGED: "Alleged",
    Standing.CORROBORATED: "Alleged and corroborated",
    Standing.ADMITTED: "Admitted",
    Standing.FOUND_BY_COURT: "Found by a court",
    Standing.DISPUTED: "Alleged and disputed",
    Standing.WITHDRAWN: "Withdrawn",
}


def cites(claim: Claim) -> str:
    """Return the reference to a claim."""
    return f"claim:{claim.id}"


def shown(claim: Claim) -> str:
    """Return a claim's value in words."""
    value = claim.value
    if isinstance(value, dict) and "said" in value:
        return f"{value['said']} ({value['category']})"
    return _spelt(value)


def _spelt(value: Json) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        known = {key: item for key, item in value.items() if item not in ("", None)}
        return "; ".join(f"{key.replace('_', ' ')}: {_spelt(known[key])}" for key in sorted(known))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_spelt(item) for item in value)
    return str(value)
