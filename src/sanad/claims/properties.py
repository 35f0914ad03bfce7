# SPDX-License-Identifier: Apache-2.0
"""Which properties exist, of whom, and what their values look like (docs/formats/sheets.md)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.identifier import check_id

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_STATUS = ("named_in", "suspected", "accused", "convicted", "acquitted", "deceased_as_claimed")
_PRECISIONS = ("site", "town", "tehsil", "district", "province", "country", "stretch")
_REFUGE = ("none_known", "recognised", "asylum_seeker", "naturalised_after_asylum", "unknown")

Test = Callable[[Json], bool]


class Property(NamedTuple):
    """The kinds of subject that a property may be about, and the test of its value."""

    kinds: frozenset[str]
    test: Test


def is_day(value: Json) -> bool:
    """Tell whether `value` is a day, month or year that exists: YYYY, YYYY-MM or YYYY-MM-DD."""
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - len("2024") :])
    except ValueError:
        return False
    return True


def in_order(first: str, last: str) -> bool:
    """Tell whether `first` is not after `last`, as far as both are known."""
    known = min(len(first), len(last))
    return first[:known] <= last[:known]


def _string(value: Json) -> bool:
    return isinstance(value, str)


def _text(value: Json) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _texts(value: Json) -> bool:
    return isinstance(value, list) and all(_text(item) for item in value)


def _flag(value: Json) -> bool:
    return isinstance(value, bool)


def _count(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _one_of(*words: str) -> Test:
    return lambda value: isinstance(value, str) and value in words


def _id(kind: str) -> Test:
    def test(value: Json) -> bool:
        try:
            return isinstance(value, str) and check_id(kind, value) == value
        except BadValue:
            return False

    return test


def _table(must: Mapping[str, Test], may: Mapping[str, Test] | None = None) -> Test:
    fields = {**(may or {}), **must}

    def test(value: Json) -> bool:
        return (
            isinstance(value, dict)
            and must.keys() <= value.keys() <= fields.keys()
            and all(fields[name](item) for name, item in value.items())
        )

    return test


def _act(value: Json) -> bool:
    if not _ACT(value) or not isinstance(value, dict):
        return False
    return in_order(str(value["from"]), str(value.get("to", value["from"])))


def _place(value: Json) -> bool:
    """Tell whether a value is a place in words, or with how exactly it is known: what is wider than a site is no point."""
    return _text(value) or _PLACE(value)


def _casualties(value: Json) -> bool:
    if not _CASUALTIES(value) or not isinstance(value, dict):
        return False
    low, high = value["low"], value.get("high", value["low"])
    open_end = bool(value.get("at_least")) and "high" in value  # one or the other
    return isinstance(low, int) and isinstance(high, int) and low <= high and not open_end


_ACT = _table(
    {
        **dict.fromkeys(("charge", "role", "act", "country", "place"), _text),
        "from": is_day,
    },
    {
        **dict.fromkeys(("means", "result", "intent"), _string),
        "to": is_day,
        "evidence": _texts,
        "incident": _id("incident"),
    },
)
_CASUALTIES = _table(
    {"category": _text, "low": _count, "said": _text}, {"high": _count, "at_least": _flag}
)
_PLACE = _table({"name": _text, "precision": lambda value: value in _PRECISIONS})
_WARRANT = _table(
    {**dict.fromkeys(("number", "issuer", "issuer_type"), _text), "issued_on": is_day},
    dict.fromkeys(("names_person", "recalled", "conditional_on_location", "copy"), _flag),
)
_PROCEEDINGS = _table(
    {"charges_filed": _flag},
    dict.fromkeys(
        ("ready_for_extradition", "tried_in_absentia", "final_judgment", "amnesty", "time_barred"),
        _flag,
    ),
)

_PERSON = frozenset({"person"})
_ORGANISATION = frozenset({"organisation"})
_INCIDENT = frozenset({"incident"})
_PERSON_TEXTS = (
    "father_name forename family_name physical_description residence_country nationality passport national_id phone "
    "account whereabouts statement"
)
_INCIDENT_TEXTS = "kind date method target damage operation claimed_by no_claim accused denied_by"
_PEOPLE_COUNTED = "killed injured captured hostages escaped"
PROPERTIES: dict[str, Property] = {
    **dict.fromkeys(("name", "alias"), Property(_PERSON | _ORGANISATION, _text)),
    **dict.fromkeys(_PERSON_TEXTS.split(), Property(_PERSON, _text)),
    "sex": Property(_PERSON, _one_of("M", "F", "X")),
    "status": Property(_PERSON, _one_of(*_STATUS)),
    "birth_date": Property(_PERSON, is_day),
    "photo": Property(_PERSON, _table({"quality_ok": _flag}, {"taken": is_day})),
    "role": Property(_PERSON, _table({"organisation": _id("organisation"), "role": _text})),
    "office_held": Property(_PERSON, _table({"office": _text})),
    "act": Property(_PERSON, _act),
    "charge": Property(_PERSON, _table({"offence": _text})),
    "warrant": Property(_PERSON, _WARRANT),
    "proceedings": Property(_PERSON, _PROCEEDINGS),
    "extradition_assurance": Property(
        _PERSON, _table({"authority": _text, "reference": _text}, {"on": is_day, "states": _texts})
    ),
    "refugee_status": Property(
        _PERSON,
        _table({"status": _one_of(*_REFUGE), "enquiry": _string}, {"feared_country": _string}),
    ),
    "listing": Property(
        _ORGANISATION, _table({"body": _text}, {"on": is_day, "reference": _string})
    ),
    **dict.fromkeys(_INCIDENT_TEXTS.split(), Property(_INCIDENT, _text)),
    "place": Property(_INCIDENT, _place),
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
        detail = f"it is said of: {', '.join(sorted(PROPERTIES[name].kinds))}"
        raise BadValue(where, value=name, type=f"property of this {kind}", detail=detail)
    if not PROPERTIES[name].test(value):
        raise BadValue(where, value=value, type="value", detail="wrong shape for it")


def check_period(about: str, name: str, first: str | None, last: str | None) -> None:
    """Refuse a time of validity whose ends are no real days, or whose end is before its beginning.

    Raises:
        BadValue: naming the subject and the property.
    """
    for day in (first, last):
        if day is not None and not is_day(day):
            detail = "YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar"
            raise BadValue(f"{about}, {name}", value=day, type="date", detail=detail)
    if first is not None and last is not None and not in_order(first, last):
        value = f"{first} to {last}"
        raise BadValue(f"{about}, {name}", value=value, type="period", detail="it ends too early")


def named_in(name: str, value: Json) -> list[str]:
    """Return the subjects that a checked value points at: the organisation of a role, the incident of an act."""
    field = {"role": "organisation", "act": "incident"}.get(name, "")
    return [str(value[field])] if isinstance(value, dict) and field in value else []
