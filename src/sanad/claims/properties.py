# SPDX-License-Identifier: Apache-2.0
"""Which properties exist, of whom, and what their values look like (docs/formats/sheets.md)."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sanad.claims.shapes import (
    Test,
    at_least_one,
    claim,
    count,
    country,
    degrees,
    either,
    entry,
    flag,
    is_day,
    list_of,
    moment,
    numbered,
    one_of,
    ordered,
    some_of,
    string,
    table,
    text,
    texts,
    zone,
)
from sanad.claims.terms import (
    ASSURANCES,
    CONTEXTS,
    DISPUTES,
    FLAGS,
    NATURES,
    POSITIONS,
    PROTECTED,
    PUBLIC_ROLES,
    REFUGE,
)
from sanad.errors import BadValue
from sanad.rules.grounds import GROUNDS
from sanad.values.canonical import Json
from sanad.values.said import Said
from sanad.values.visible import acts, visible

STATUSES = ("named_in", "suspected", "charged", "convicted", "acquitted", "deceased_as_claimed")
"""What papers may say of a person's standing before the law; the glossary has each in words."""
POSTS = ("leader", "commander", "facilitator", "financier", "member")
"""Kinds of role by which the register is listed; the source's own word for the role stands beside it."""
RELATIONS = ("commands", "supplies", "finances", "meets", "related")
"""What a source may say that one entry has to do with another. `related` is kinship or acquaintance, and nothing follows from it (SG-35)."""
PRECISIONS = ("site", "town", "tehsil", "district", "province", "country", "stretch")
"""How exactly a place is known, the exact first; a stretch lies between two places."""
_TIMES = ("minute", "hour", "part_of_day", "day", "days", "week", "month", "year")


class Property(NamedTuple):
    """The kinds of subject that a property may be about, and the test of its value."""

    kinds: frozenset[str]
    test: Test


def _casualties(value: Json) -> bool:
    if not _CASUALTIES(value) or not isinstance(value, dict):
        return False
    figures = [value[name] for name in ("low", "best", "high") if name in value]
    known = [each for each in figures if isinstance(each, int)]
    open_end = bool(value.get("at_least")) and "high" in value  # one or the other
    return known == sorted(known) and not open_end


def _point(value: Json) -> bool:
    """Tell whether a place with coordinates has both, and is exact enough to have any."""
    if not isinstance(value, dict):
        return True
    given = {"latitude", "longitude"} & value.keys()
    return not given or (len(given) == 2 and value["precision"] in {"site", "town"})  # noqa: PLR2004  # both of them


_ACT = table(
    {
        **dict.fromkeys(("charge", "role", "act", "place"), text),
        "country": country,
        "from": is_day,
    },
    {
        **dict.fromkeys(("means", "result", "intent"), string),
        "to": is_day,
        "evidence": texts,
        "incident": entry("incident"),
        "nature": one_of(*NATURES),
    },
)
_CASUALTIES = table(
    {"category": text, "low": count, "said": text}, {"high": count, "best": count, "at_least": flag}
)
_WHEN = table(
    {"from": moment, "said": text}, {"to": moment, "precision": one_of(*_TIMES), "zone": zone}
)
_PLACE = table(
    {"name": text, "precision": one_of(*PRECISIONS)},
    {"latitude": degrees(90), "longitude": degrees(180)},
)
_WARRANT = table(
    {**dict.fromkeys(("number", "issuer", "issuer_type"), text), "issued_on": is_day},
    {
        **dict.fromkeys(
            ("names_person", "recalled", "conditional_on_location", "copy", "competent"), flag
        ),
        **dict.fromkeys(("in_force_until", "confirmed_on", "recalled_on"), is_day),
        "appeal_route": text,
        "offences": texts,
    },
)
_PROCEEDINGS = at_least_one(
    {
        **dict.fromkeys(
            (
                "charges_filed", "ready_for_extradition", "tried_in_absentia", "final_judgment", "amnesty", "time_barred",
                "notified", "counsel", "waiver", "retrial_right", "parallel_elsewhere", "own_court_against",
                "anonymous_measures", "irregular_return", "location_known", "extradition_asked",
            ),
            flag,
        ),
        **dict.fromkeys(("accusation_by_warrant", "readiness_certificate"), text),
    },
)  # fmt: skip
_POSITION = table(
    {"by": text, "kind": one_of(*POSITIONS)},
    {
        "grounds": some_of(*GROUNDS),
        "on": is_day,
        "reference": string,
    },
)
_ASSURANCE = table(
    {"about": one_of(*ASSURANCES), "authority": text, "reference": text},
    {"state": country, "on": is_day, "power_checked": flag},
)
_LISTING = table(
    {"body": text}, {"on": is_day, "until": is_day, "reference": string, "listed_name": text}
)
_NAME = table({"name": text}, {"used_by": text})
_LINK = table({"subject": entry("person", "organisation")}, {"as": text, "place": text})
_ORIGIN = table({"organisation": entry("organisation")}, {"as": text})

_PERSON = frozenset({"person"})
_ORGANISATION = frozenset({"organisation"})
_PARTY = _PERSON | _ORGANISATION
_INCIDENT = frozenset({"incident"})
_PERSON_TEXTS = (
    "father_name forename family_name physical_description nationality whereabouts statement "
    "fingerprints dna"
)
_PERSON_NUMBERS = "passport national_id phone imsi imei account"
_INCIDENT_TEXTS = "kind method party target damage operation claimed_by no_claim accused denied_by"
_PEOPLE_COUNTED = "killed injured captured hostages escaped"
PROPERTIES: dict[str, Property] = {
    "name": Property(_PARTY, text),
    "alias": Property(_PARTY, either(text, _NAME)),
    "meant_in": Property(_PARTY, table({"claim": claim, "name": text})),
    **dict.fromkeys(RELATIONS, Property(_PARTY, _LINK)),
    **dict.fromkeys(_PERSON_TEXTS.split(), Property(_PERSON, text)),
    **dict.fromkeys(_PERSON_NUMBERS.split(), Property(_PERSON, numbered)),
    "residence_country": Property(_PERSON, country),
    "sex": Property(_PERSON, one_of("M", "F", "X")),
    "status": Property(_PERSON, one_of(*STATUSES)),
    "birth_date": Property(_PERSON, is_day),
    "photo": Property(_PERSON, table({"quality_ok": flag}, {"taken": is_day})),
    "role": Property(
        _PERSON,
        table(
            {"organisation": entry("organisation"), "role": text},
            {"post": one_of(*POSTS), "place": text, "country": country},
        ),
    ),
    "office_held": Property(_PERSON, table({"office": text})),
    "act": Property(_PERSON, ordered(_ACT, "from", "to")),
    "shows_act": Property(_PERSON, table({"claim": claim, "how": text})),
    "charge": Property(
        _PERSON,
        table(
            {"offence": text},
            {
                "organisation": entry("organisation"),
                "main": text,
                "political_flag": one_of(*FLAGS),
            },
        ),
    ),
    "sentence": Property(_PERSON, table({"months": count}, {"remaining_months": count})),
    "sanction": Property(
        _PERSON,
        either(
            table({"of": text, "number": text, "on": is_day}, {"deemed": flag}),
            table({"of": text, "not_needed": text}),
        ),
    ),
    "warrant": Property(_PERSON, _WARRANT),
    "proceedings": Property(_PERSON, _PROCEEDINGS),
    "extradition_assurance": Property(
        _PERSON,
        table({"authority": text, "reference": text}, {"on": is_day, "states": list_of(country)}),
    ),
    "assurance": Property(_PERSON, _ASSURANCE),
    "refugee_status": Property(
        _PERSON,
        table(
            {"status": one_of(*REFUGE), "enquiry": string},
            {"feared_country": either(one_of(""), country)},
        ),
    ),
    "public_role": Property(_PERSON, one_of(*PUBLIC_ROLES)),
    "case_context": Property(_PERSON, one_of(*CONTEXTS)),
    "dispute_sign": Property(_PERSON, one_of(*DISPUTES)),
    "position": Property(_PERSON, _POSITION),
    "protected": Property(_PERSON, one_of(*PROTECTED)),
    "schedule_entry": Property(
        _PERSON, table({"order": text}, {"served_on": is_day, "review": string})
    ),
    "listing": Property(_ORGANISATION, ordered(_LISTING, "on", "until")),
    "listed_as": Property(_ORGANISATION, table({"organisation": text})),
    **dict.fromkeys(("founded", "dissolved"), Property(_ORGANISATION, is_day)),
    "renamed": Property(_ORGANISATION, table({"from": text, "to": text})),
    **dict.fromkeys(("split_from", "merged_into", "part_of"), Property(_ORGANISATION, _ORIGIN)),
    **dict.fromkeys(_INCIDENT_TEXTS.split(), Property(_INCIDENT, text)),
    "date": Property(_INCIDENT, either(text, ordered(_WHEN, "from", "to"))),
    "place": Property(_INCIDENT, lambda value: text(value) or (_PLACE(value) and _point(value))),
    **dict.fromkeys(_PEOPLE_COUNTED.split(), Property(_INCIDENT, _casualties)),
}
"""Property → of which kinds of subject, and the test of its value."""


def check(about: str, kind: str, name: str, value: Json) -> None:
    """Refuse a property that does not exist, or not of this kind of subject, or a value that is not of its shape.

    Raises:
        BadValue: naming the subject and the property.
    """
    where = f"{about}, {name}"
    if name not in PROPERTIES:
        detail = "it is not in the list of properties"
        raise BadValue(where, value=name, type="property", detail=detail)
    if kind not in PROPERTIES[name].kinds:
        detail = Said("it is said of: {known}", known=", ".join(sorted(PROPERTIES[name].kinds)))
        raise BadValue(where, value=name, type=f"property of this {kind}", detail=detail)
    if not PROPERTIES[name].test(value):
        detail = (
            "it holds control characters or overrides of direction: write what a person reads, the quotation keeps the rest"
            if any(map(acts, _texts_in(value)))
            else "wrong shape for it; a country is two capital letters of ISO 3166-1, such as PK, a number has digits, a text has at most 10,000 characters"
        )
        raise BadValue(where, value=_shown(value), type="value", detail=detail)
    if about in named_in(name, value):
        raise BadValue(where, value=_shown(value), type="value", detail="it points at itself")


def _shown(value: Json) -> str:
    """Return a value as a sheet would write it, nearly enough for a message."""
    return visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _texts_in(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (each for item in value.values() for each in _texts_in(item))
    elif isinstance(value, list):
        yield from (each for item in value for each in _texts_in(item))


_POINTS = {
    **dict.fromkeys(("role", "charge", "split_from", "merged_into", "part_of"), "organisation"),
    **dict.fromkeys(RELATIONS, "subject"),
    "act": "incident",
}
"""Property → the member of its value that names a register entry."""


def named_in(name: str, value: Json) -> list[str]:
    """Return the register entries that a checked value points at, such as the organisation of a role."""
    field = _POINTS.get(name, "")
    return [str(value[field])] if isinstance(value, Mapping) and field in value else []


_SPEAK = frozenset({"meant_in", "shows_act"})


def spoken_of(name: str, value: Json) -> str | None:
    """Return the claim that a value speaks of, such as the one that says a name or an act; None where it speaks of none."""
    if name not in _SPEAK or not isinstance(value, Mapping):
        return None
    return str(value.get("claim"))


def name_in(value: Json) -> str | None:
    """Return the name that the value of a `name`, `alias` or `place` gives; None where it gives none."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else None
