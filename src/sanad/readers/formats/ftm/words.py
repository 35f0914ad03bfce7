# SPDX-License-Identifier: Apache-2.0
"""The office's words for what FollowTheMoney calls otherwise, and what is taken from a file of it.

A property gets the office's word where the model means the same thing. `fatherName` does not: the model calls it a patronymic. `weakAlias`,
`previousName`, `citizenship`, `idNumber` keep their words for the same reason.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sanad.readers.entries import Said

WORDS = {
    "name": "name",
    "alias": "alias",
    "firstName": "forename",
    "lastName": "family_name",
    "gender": "sex",
    "birthDate": "birth_date",
    "nationality": "nationality",
    "passportNumber": "passport",
    "phone": "phone",
}
"""Property of FollowTheMoney → the office's word, where both mean the same."""
KINDS = {
    "Person": "person",
    **dict.fromkeys(("Organization", "Company", "PublicBody"), "organisation"),
    "Vessel": "vessel",
    "Airplane": "aircraft",
    **dict.fromkeys(("Event", "Trip", "Call", "Message", "Payment"), "event"),
    **dict.fromkeys(
        (
            "Associate", "ContractAward", "CourtCaseParty", "Debt", "Directorship", "Documentation", "Employment", "Family",
            "Membership", "Occupancy", "Ownership", "ProjectParticipant", "Representation", "Similar", "Succession",
            "UnknownLink",
        ),
        "relation",
    ),
    "LegalEntity": None,
}  # fmt: skip
"""Schema → kind; a legal entity may be a person or an organisation, and what is not named here is an object."""


class Found(NamedTuple):
    """What a line or record says: of which entity, of what kind, in which data sets."""

    entry: str
    kind: str | None
    said: Iterable[Said]
    datasets: Iterable[str]
