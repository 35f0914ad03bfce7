# SPDX-License-Identifier: Apache-2.0
"""What a form asks for each property that is stated by hand, and the value that comes of what was typed into it.

What a property's value looks like is `sanad.claims.properties`; whether a value is one is asked when it is recorded. Properties that papers give as a whole,
such as a warrant, are entered by worksheets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sanad.claims.claim import Standing
from sanad.claims.properties import POSTS, PRECISIONS, PROPERTIES, RELATIONS, STATUSES
from sanad.claims.suggestions.suggest import VERSION
from sanad.claims.terms import CONTEXTS, COUNTED, DISPUTES, FLAGS, NATURES, PROTECTED, PUBLIC_ROLES
from sanad.errors import BadValue
from sanad.values.canonical import Json, canonical
from sanad.values.said import Said

TEXT, DAY, COUNTRY, NUMBER, FLAG = "text", "day", "country", "number", "flag"
ENTRY = "entry"
"""Shape of a member that names an entry of the register."""
WITHDRAWN = str(Standing.WITHDRAWN)
STANDINGS = tuple(str(each) for each in Standing if each is not Standing.WITHDRAWN)
_DIGITS = 9


@dataclass(frozen=True)
class Member:
    """One thing that a form asks for: its name in the value, empty where the value is it alone; `options` are all that may be answered, where there are any; `offered` are words beside which another may be written."""

    name: str
    shape: str = TEXT
    must: bool = True
    options: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What a form asks for a property: `kinds` of entries it may be said of, and the members of its value in order."""

    name: str
    kinds: frozenset[str]
    members: tuple[Member, ...]

    @property
    def is_words(self) -> bool:
        """Tell whether the value is one text, for which the words of the source may do."""
        return self.members == _WORDS


def _may(*names: str, shape: str = TEXT) -> tuple[Member, ...]:
    return tuple(Member(name, shape, must=False) for name in names)


def _must(*names: str, shape: str = TEXT) -> tuple[Member, ...]:
    return tuple(Member(name, shape) for name in names)


_WORDS = (Member(""),)
_TOLL = (
    Member("category", offered=COUNTED),
    *_must("low", shape=NUMBER),
    *_may("high", "best", shape=NUMBER),
    *_may("at_least", shape=FLAG),
    *_must("said"),
)
_LINK = (*_must("subject", shape=ENTRY), *_may("as", "place"))
_ORIGIN = (*_must("organisation", shape=ENTRY), *_may("as"))
_OTHERWISE: Mapping[str, tuple[Member, ...]] = {
    **dict.fromkeys(("birth_date", "founded", "dissolved"), (Member("", DAY),)),
    "residence_country": (Member("", COUNTRY),),
    "sex": (Member("", options=("M", "F", "X")),),
    "status": (Member("", options=STATUSES),),
    "public_role": (Member("", options=PUBLIC_ROLES),),
    "case_context": (Member("", options=CONTEXTS),),
    "dispute_sign": (Member("", options=DISPUTES),),
    "protected": (Member("", options=PROTECTED),),
    "role": (
        *_must("organisation", shape=ENTRY),
        *_must("role"),
        Member("post", must=False, options=POSTS),
        *_may("place"),
        *_may("country", shape=COUNTRY),
    ),
    **dict.fromkeys(RELATIONS, _LINK),
    **dict.fromkeys(("split_from", "merged_into", "part_of"), _ORIGIN),
    "office_held": _must("office"),
    "act": (
        *_must("charge", "role", "act", "place"),
        *_must("country", shape=COUNTRY),
        *_must("from", shape=DAY),
        *_may("to", shape=DAY),
        *_may("means", "result", "intent"),
        *_may("incident", shape=ENTRY),
        Member("nature", must=False, options=NATURES),
    ),
    "charge": (
        *_must("offence"),
        *_may("organisation", shape=ENTRY),
        *_may("main"),
        Member("political_flag", must=False, options=FLAGS),
    ),
    "sentence": (*_must("months", shape=NUMBER), *_may("remaining_months", shape=NUMBER)),
    "schedule_entry": (*_must("order"), *_may("served_on", shape=DAY), *_may("review")),
    "listing": (
        *_must("body"),
        *_may("on", "until", shape=DAY),
        *_may("reference", "listed_name"),
    ),
    "listed_as": _must("organisation"),
    "renamed": _must("from", "to"),
    "place": (*_must("name"), Member("precision", options=PRECISIONS)),
    **dict.fromkeys(("killed", "injured", "captured", "hostages", "escaped"), _TOLL),
}
_ELSEWHERE = {
    "meant_in", "shows_act", "photo", "sanction", "warrant", "proceedings", "extradition_assurance", "assurance", "refugee_status", "position",
}  # fmt: skip
FORMS: Mapping[str, Asked] = MappingProxyType(
    {
        name: Asked(name, told.kinds, _OTHERWISE.get(name, _WORDS))
        for name, told in PROPERTIES.items()
        if name not in _ELSEWHERE
    }
)
"""Property → what a form asks, in the order of the list of properties."""


def standing(written: str) -> Standing:
    """Return the standing that was chosen, alleged where none was.

    Raises:
        BadValue: there is no such standing, or it is that of a claim withdrawn.
    """
    if written and written not in STANDINGS:
        detail = Said("one of: {known}", known=", ".join(STANDINGS))
        raise BadValue("claim", value=written, type="standing", detail=detail)
    return Standing(written or Standing.ALLEGED)


def suggested(rule: str, proposed: str, stated: Json) -> str | None:
    """Return by what a value was proposed, as claims keep it, and whether a person corrected it; None where nothing was. `proposed` is canonical JSON."""
    if not rule:
        return None
    is_same = canonical(stated) == proposed.encode()
    return f"{rule}/{VERSION}" + ("" if is_same else ", corrected")


def value(name: str, typed: Mapping[str, str]) -> Json:
    """Return the value of a property as it was `typed`, by member; what was left empty is left out.

    Raises:
        BadValue: no form asks for the property, or what was typed as a number is none.
    """
    asked = FORMS.get(name)
    if asked is None:
        raise BadValue("claim", value=name, type="property", detail="it is not entered by a form")
    if len(asked.members) == 1 and not asked.members[0].name:
        return typed.get("", "")
    return _table(asked.members, typed)


def _table(members: Sequence[Member], typed: Mapping[str, str]) -> dict[str, Json]:
    return {
        each.name: _read(each, typed[each.name].strip())
        for each in members
        if typed.get(each.name, "").strip()
    }


def _read(member: Member, written: str) -> Json:
    if member.shape == FLAG:
        return True
    if member.shape != NUMBER:
        word = written.lower().replace(
            " ", "_"
        )  # one word for one thing: figures are put together by it
        return word if word in member.offered else written
    if not (written.isascii() and written.isdecimal() and len(written) <= _DIGITS):
        raise BadValue("claim", value=written, type=member.name, detail="a whole number from 0")
    return int(written)
