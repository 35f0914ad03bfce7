# SPDX-License-Identifier: Apache-2.0
"""What a claim says in the vocabulary of FollowTheMoney 4 (schemata Person, Organization, Event and what joins them).

Guarantees: every claim says something, and nothing is made to fit. What has no property of the model, or a value that its
property would not hold (a nationality that is no code), goes into `notes` in words. A relation is `UnknownLink` unless the model has one
that means no more than the source said: whoever met is no `Associate`, and whoever is related as brother is no `Family`, which has a
direction that the source may not give.

Does not carry standing, grade, nor who said a plain value and for what time; `sanad-claims.jsonl` does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sanad.claims.claim import Claim
from sanad.claims.properties import RELATIONS
from sanad.claims.shapes import is_day
from sanad.errors import BadValue
from sanad.values import account
from sanad.values.canonical import Json, digest_of

SCHEMA = {"person": "Person", "organisation": "Organization", "incident": "Event"}
"""Kind on the register → schema."""
ID = "id"
"""The statement that an entity is there at all."""
_TYPES = {
    **dict.fromkeys(("name", "alias", "previousName"), "name"),
    **dict.fromkeys(("notes", "summary", "description"), "text"),
    **dict.fromkeys(("country", "nationality"), "country"),
    **dict.fromkeys(
        (
            "birthDate", "date", "dissolutionDate", "endDate", "incorporationDate", "listingDate", "startDate",
        ),
        "date",
    ),
    **dict.fromkeys(
        ("accountNumber", "authorityId", "iban", "idNumber", "number", "passportNumber"), "identifier"
    ),
    **dict.fromkeys(
        (
            "entity", "holder", "member", "object", "organization", "predecessor", "subject", "successor",
        ),
        "entity",
    ),
    "gender": "gender",
    "location": "address",
    "phone": "phone",
    ID: ID,
}  # fmt: skip
"""Property → type; what is not named here is a `string`."""
_PLAIN = {
    "forename": "firstName",
    "family_name": "lastName",
    "physical_description": "appearance",
    "birth_date": "birthDate",
    "founded": "incorporationDate",
    "dissolved": "dissolutionDate",
    "kind": "keywords",
    "passport": "passportNumber",
    "national_id": "idNumber",
}
"""Property of the register → property that holds the same value."""
_NAMED = {"place": "location"}
_SEX = {"M": "male", "F": "female", "X": "other"}
_CODED = {"nationality": "nationality", "residence_country": "country"}
_ENDS, _MEMBER = ("subject", "object"), ("member", "organization")
_TIES = {
    "part_of": ("Membership", _MEMBER),
    "merged_into": ("Succession", ("predecessor", "successor")),
    "split_from": ("UnknownLink", _ENDS),
}
"""What one organisation may have to do with another → schema, and its ends."""
_CARD = "national identity card"
_UNITED_NATIONS = "UN"
_DAY = len("2024-01-01")
_CODE = re.compile(r"[A-Za-z]{2}")
_NUMBER = re.compile(r"\+[0-9]{6,15}")


class Fact(NamedTuple):
    """One statement of the model; `quoted` when the quotation of its claim is how the source writes the value."""

    entity: str
    schema: str
    prop: str
    value: str
    quoted: bool = False


def type_of(prop: str) -> str:
    """Return the type that the model gives a property used here."""
    return _TYPES.get(prop, "string")


def facts(claim: Claim, kind: str) -> Iterator[Fact]:
    """Yield what `claim` says of a subject of `kind`; the same claim yields the same facts."""
    own = [*_own(claim.property, claim.value)]
    beside = [*_ties(claim), *_things(claim)]
    if not own and not beside:
        own = [("notes", words(claim.property, claim.value))]
    for prop, value in own:
        yield Fact(claim.about, SCHEMA[kind], prop, value, quoted=True)
    yield from beside


def _own(name: str, value: Json) -> Iterator[tuple[str, str]]:
    """Yield what stands on the subject itself: property and value, none that the property would not hold."""
    match name, value:
        case (("name" | "alias" | "place"), str(called) | {"name": str(called)}):
            yield _NAMED.get(name, name), called
        case "renamed", {"from": str(old), "to": str(new)}:
            yield from (("previousName", old), ("name", new))
        case "sex", str():
            yield "gender", _SEX[value]
        case (("nationality" | "residence_country"), str()) if _CODE.fullmatch(value):
            yield _CODED[name], value.lower()
        case "phone", str() if _NUMBER.fullmatch(value):
            yield "phone", value
        case "date", _:
            yield from _dates(value)
        case _, str() if name in _PLAIN:
            yield _PLAIN[name], value


def _dates(value: Json) -> Iterator[tuple[str, str]]:
    """Yield the days of an incident, as its place counts them: the model would take a clock time for one in UTC."""
    match value:
        case str() if is_day(value):
            yield "date", value
        case {"from": str(first), "to": str(last)}:
            yield from (("startDate", first[:_DAY]), ("endDate", last[:_DAY]))
        case {"from": str(day)}:
            yield "date", day[:_DAY]
        case _:
            return


def _ties(claim: Claim) -> Iterator[Fact]:
    """Yield the entity that joins the subject to another on the register."""
    told, tie = _texts(claim.value), claim.property
    if tie in _TIES and "organisation" in told:
        schema, ends = _TIES[tie]
        yield from _tie(claim, schema, ends, told["organisation"], _as(claim))
    elif tie in RELATIONS and "subject" in told:
        left = _left(told, "place")
        yield from _tie(claim, "UnknownLink", _ENDS, told["subject"], _as(claim), left)
    elif tie == "role":
        roles = dict.fromkeys((told["role"], told.get("post", told["role"])))
        left = _left(told, "place", "country")
        yield from _tie(claim, "Membership", _MEMBER, told["organisation"], roles, left)
    elif tie == "act" and "incident" in told:
        left = words("act", claim.value)
        yield from _tie(claim, "UnknownLink", _ENDS, told["incident"], [told["role"]], left)


def _things(claim: Claim) -> Iterator[Fact]:
    """Yield the paper, the account or the listing that a claim gives the subject."""
    match claim.property, claim.value:
        case "passport", str(number):
            yield from _interval(claim, "Passport", [("holder", claim.about), ("number", number)])
        case "national_id", str(number):
            paper = [("holder", claim.about), ("number", number), ("type", _CARD)]
            yield from _interval(claim, "Identification", paper)
        case "account", str(written):
            yield from _account(claim, written)
        case "listing", _:
            yield from _listing(claim, _texts(claim.value))
        case _:
            return


def _account(claim: Claim, written: str) -> Iterator[Fact]:
    """Yield the account and the tie to it: `UnknownLink`, for the source does not say that it is owned."""
    try:
        known = account.parse(written)
    except BadValue:
        return  # longer than any account: it goes into the notes
    entity = f"account-{digest_of(known.key)[:16]}"
    number = ("iban", known.iban) if known.iban else ("accountNumber", known.key)
    for prop, value in ((ID, entity), ("name", known.key), number):
        yield Fact(entity, "BankAccount", prop, value, quoted=prop != ID)
    yield from _tie(claim, "UnknownLink", _ENDS, entity, ["account"])


def _listing(claim: Claim, told: Mapping[str, str]) -> Iterator[Fact]:
    found = [("entity", claim.about), ("authority", told["body"])]
    if _CODE.fullmatch(told["body"]) and told["body"] != _UNITED_NATIONS:
        found.append(("country", told["body"].lower()))
    found += [
        (prop, told[name])
        for name, prop in (
            ("reference", "authorityId"), ("on", "listingDate"), ("on", "startDate"), ("until", "endDate"),
        )
        if told.get(name)
    ]  # fmt: skip
    if "listed_name" in told:
        found.append(("summary", words("listed name", told["listed_name"])))
    yield from _interval(claim, "Sanction", found)


def _tie(
    claim: Claim,
    schema: str,
    ends: tuple[str, str],
    other: str,
    roles: Iterable[str],
    summary: str = "",
) -> Iterator[Fact]:
    """Yield a tie between the subject and `other`, whose ends the schema calls `ends`."""
    found = [(ends[0], claim.about), (ends[1], other), *(("role", role) for role in roles)]
    yield from _interval(claim, schema, [*found, *([("summary", summary)] if summary else [])])


def _as(claim: Claim) -> list[str]:
    """Return what a relation is, and as what, in the source's words, it is one."""
    called = _texts(claim.value).get("as")
    return [claim.property.replace("_", " "), *([called] if called else [])]


def _left(told: Mapping[str, str], *names: str) -> str:
    """Return in words what of a value a tie has no property for."""
    return words("", {name: told[name] for name in names if name in told})


def _interval(claim: Claim, schema: str, found: Sequence[tuple[str, str]]) -> Iterator[Fact]:
    """Yield an entity that has a time, with the claim's id for its own; it also carries who said it and the quotation.

    A soft end is no end: what was so on a day at least goes into `date`, and the period into words.
    """
    period = claim.period
    told = {prop for prop, _ in found}
    times: list[tuple[str, str | None]] = []
    if "startDate" not in told:
        times.append(("date" if period.soft_first else "startDate", period.first))
    if "endDate" not in told and not period.soft_last:
        times.append(("endDate", period.last))
    if period.soft is not None:
        times.append(("summary", period.words))
    source = (("publisher", claim.said_by), ("description", claim.citation.quote))
    for prop, value in ((ID, claim.id), *found, *times, *source):
        if value is not None:
            yield Fact(claim.id, schema, prop, value)


def words(name: str, value: Json) -> str:
    """Return a value in words, with the register's own names for its parts.

    >>> words("killed", {"category": "total", "low": 31, "said": "31 people"})
    'killed: category total; low 31; said 31 people'
    """
    if isinstance(value, Mapping):
        told = "; ".join(f"{key.replace('_', ' ')} {_said(each)}" for key, each in value.items())
    else:
        told = _said(value)
    return f"{name.replace('_', ' ')}: {told}" if name else told


def _texts(value: Json) -> dict[str, str]:
    """Return the members of a value that are texts."""
    members = value.items() if isinstance(value, Mapping) else ()
    return {name: each for name, each in members if isinstance(each, str)}


def _said(value: Json) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(map(_said, value))
        case _:
            return str(value)
