# SPDX-License-Identifier: Apache-2.0
"""What a request itself states, beside what claims say: its kind, its purpose, and its own fields with their shapes.

A field that no rule knows would be passed over in silence, and a misspelt one be taken for not known: both are refused when a request is drafted.
"""

from collections.abc import Collection, Mapping

from sanad.claims.shapes import Test, count, flag, one_of, some_of, text, texts
from sanad.errors import BadValue
from sanad.values.canonical import Json, canonical
from sanad.values.said import Said

SUBJECT = "person"
"""The kind of subject of every request: whatever rules ask of one, they ask of a person."""
KINDS = {
    "red_notice": "INTERPOL Red Notice",
    "diffusion": "wanted-person diffusion to bureaus",
    "blue_notice": "INTERPOL Blue Notice",
    "extradition": "request for extradition",
    "provisional_arrest": "request for provisional arrest",
    "mla": "request for mutual legal assistance",
    "evidence_referral": "referral of evidence to the state of residence",
    "un_listing": "submission to a committee of the United Nations Security Council",
    "domestic_warrant": "application for a warrant of this country's court",
}
"""Kind → what it is."""
PURPOSES = ("prosecution", "sentence")
REFUSED_ASKS = ("deportation", "handover", "informal_return", "relatives_data", "passport_cancellation", "pressure_on_family")  # fmt: skip
"""What is there to be refused by a rule with its reason, not by a shape (SG-31, SG-32)."""
ASKS = (
    "locate", "arrest", "extradition", "information", "evidence", "service", "freezing", "prosecution_there", "listing", *REFUSED_ASKS,
)  # fmt: skip
"""What may be asked."""
EVERYBODY = "all"
_COUNTRIES = ("countries", "recipients")
_MOST_BYTES = 1 << 16
"""Of all that a request states itself: some twenty pages of print. What is longer is an exhibit."""
_TEXTS = (
    "gs_exception_reference", "public_reason", "public_risk", "recipients_reason", "renewal_reason", "new_elements", "treaty_basis",
    "reciprocity", "urgency_reason", "use_limitation", "assurance_drafts", "extradition_file",
)  # fmt: skip
FIELDS: Mapping[str, Test] = {
    "requester_type": one_of("ncb", "international_entity"),
    "confidentiality": one_of("official_use_only", "restricted", "confidential"),
    "asks": some_of(*ASKS),
    "amount_usd": count,
    **dict.fromkeys(("languages", *_COUNTRIES), texts),
    **dict.fromkeys(("intent_to_extradite", "public_extract", "renewal"), flag),
    **dict.fromkeys(_TEXTS, text),
}
"""Field of `request` (docs/formats/rule.md) → the test of its value."""


def check(kind: str, purpose: str, stated: Mapping[str, Json], known: Collection[str]) -> None:
    """Refuse a request that states what is no field, or not in its shape, or too much, or names a country that there is not.

    Args:
        kind: One of `KINDS`.
        purpose: One of `PURPOSES`.
        stated: Its own fields.
        known: The codes of countries that there are.

    Raises:
        BadValue: naming the field.
    """
    _one_of("kind", kind, KINDS)
    _one_of("purpose", purpose, PURPOSES)
    if (size := len(canonical(dict(stated)))) > _MOST_BYTES:
        detail: str = Said("at most {most:,}: put before the other authority as an exhibit what is longer", most=_MOST_BYTES)  # fmt: skip
        raise BadValue("request", value=f"{size:,} bytes", type="length", detail=detail)
    for name, value in stated.items():
        _one_of("field", name, FIELDS)
        if not FIELDS[name](value):
            raise BadValue(f"request.{name}", value=value, type="value", detail="wrong shape for it")  # fmt: skip
    for name in _COUNTRIES:
        named = stated.get(name, [])
        for country in named if isinstance(named, list) else []:
            if country not in known and (name, country) != ("recipients", EVERYBODY):
                detail = "two capital letters of ISO 3166-1, or a state of which the office holds a sheet"  # fmt: skip
                raise BadValue(f"request.{name}", value=country, type="country", detail=detail)


def _one_of(what: str, given: str, known: Collection[str]) -> None:
    if given not in known:
        raise BadValue(f"request, {what}", value=given, type=what, detail=Said("one of {known}", known=", ".join(known)))  # fmt: skip
