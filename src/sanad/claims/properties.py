# SPDX-License-Identifier: Apache-2.0
"""Which properties exist, and what their values look like (docs/formats/sheets.md)."""

import re
from collections.abc import Callable

from sanad.errors import BadValue
from sanad.values.canonical import Json

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_STATUS = frozenset(
    {"named_in", "suspected", "accused", "convicted", "acquitted", "deceased_as_claimed"}
)
_SEX = frozenset({"M", "F", "X"})


def _text(value: Json) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _day(value: Json) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _one_of(words: frozenset[str]) -> Callable[[Json], bool]:
    return lambda value: isinstance(value, str) and value in words


def _with(*fields: str) -> Callable[[Json], bool]:
    return lambda value: isinstance(value, dict) and all(field in value for field in fields)


_TEXTS = (
    "name alias father_name forename family_name physical_description residence_country nationality passport "
    "national_id phone account whereabouts statement date place method claimed_by accused denied_by"
)
PROPERTIES: dict[str, Callable[[Json], bool]] = {
    **dict.fromkeys(_TEXTS.split(), _text),
    "sex": _one_of(_SEX),
    "status": _one_of(_STATUS),
    "birth_date": _day,
    "photo": _with("quality_ok"),
    "role": _with("organisation", "role"),
    "office_held": _with("office"),
    "act": _with("charge", "role", "act", "from", "country", "place"),
    "charge": _with("offence"),
    "warrant": _with("number", "issuer", "issuer_type", "issued_on"),
    "proceedings": _with("charges_filed"),
    "extradition_assurance": _with("authority", "reference"),
    "refugee_status": _with("status", "enquiry"),
    "listing": _with("body"),
    "killed": _with("category", "low", "said"),
    "injured": _with("category", "low", "said"),
}
"""Property → test of its value."""


def check(about: str, name: str, value: Json) -> None:
    """Refuse a property that does not exist or a value that is not of its shape.

    Raises:
        BadValue: naming the subject and the property.
    """
    if name not in PROPERTIES:
        raise BadValue(
            about, value=name, type="property", detail="it is not in the list of properties"
        )
    if not PROPERTIES[name](value):
        raise BadValue(f"{about}, {name}", value=value, type="value", detail="wrong shape for it")
