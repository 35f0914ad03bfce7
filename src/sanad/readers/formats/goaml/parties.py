# SPDX-License-Identifier: Apache-2.0
"""What a goAML report says of persons, entities, accounts and goods, as statements.

Each party is an entry of its own, named by its place in the report (`TXN-1/t_to/to_account/t_entity`), also when it
stands inside another: whoever has it says so by that name. Every field that holds something becomes a statement, under a
name of the register where one fits, else under its own.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from sanad.readers.entries import Said
from sanad.readers.markup import text

_PERSONS = (
    "person", "person_my_client", "from_person", "to_person", "t_person", "t_conductor", "director_id", "reporting_person",
)  # fmt: skip
_ENTITIES = ("entity", "entity_my_client", "from_entity", "to_entity", "t_entity")
_OBJECTS = ("account", "account_my_client", "from_account", "to_account", "item")
KINDS = {
    **dict.fromkeys(_PERSONS, "person"),
    **dict.fromkeys(_ENTITIES, "organisation"),
    **dict.fromkeys(_OBJECTS, "object"),
}
"""Element → kind of party. `account` is also the number of one: a party has fields inside."""

_REGISTER = {
    "birthdate": "birth_date",
    "birth_place": "birth_place",
    "nationality1": "nationality",
    "nationality2": "nationality",
    "nationality3": "nationality",
    "alias": "alias",
    "name": "name",
    "iban": "account",
    "account": "account",
}
_ABOUT = frozenset({"report_party", "party"})
"""Elements whose fields say why the party in them is reported, and in which role."""
_NAMES = ("first_name", "middle_name", "prefix", "last_name")
_MIDNIGHT = "T00:00:00"


class Party(NamedTuple):
    """One entry of the report: its name in it, its element, its kind, and what is said."""

    id: str
    element: Element
    kind: str
    said: list[Said]


def parties(element: Element, place: str) -> Iterator[Party]:
    """Yield the party that stands at `place` and those inside it, outermost first, in document order."""
    if is_party(element):
        yield Party(place, element, KINDS[element.tag], list(_said(element, place)))
    beside = [Said(f"{element.tag}/{tag}", words) for tag, words in _leaves(element)]
    seen: dict[str, int] = {}
    for child in element:
        for one in parties(child, _place(place, child, seen)):
            is_about_it = element.tag in _ABOUT and one.element is child
            yield one._replace(said=[*one.said, *beside]) if is_about_it else one


def remark(element: Element, place: str) -> Party:
    """Return a field or group of the report itself, such as its reason, as an entry."""
    said = (
        list(_fields(element, "", place))
        if len(element)
        else [Said(element.tag, text(element) or "")]
    )
    return Party(place, element, "event", said)


def is_party(element: Element) -> bool:
    """Tell whether an element is a party and not a field of one."""
    return element.tag in KINDS and len(element) > 0


def name_of(element: Element | None) -> str | None:
    """Return the name of a person or entity, or of whom an account belongs to, parts joined by blanks."""
    parts = [part for one in _NAMES if (part := text(element, one))]
    if parts:
        return " ".join(parts)
    known = text(element, "name", "account_name", "t_entity/name")
    if known is not None or element is None:
        return known
    holder = element.find("signatory/t_person")
    return name_of(holder) if holder is not None else None


def _said(element: Element, place: str) -> Iterator[Said]:
    if any(child.tag in _NAMES for child in element) and (name := name_of(element)) is not None:
        yield Said("name", name)
    yield from _fields(element, "", place)


def _fields(element: Element, way: str, place: str) -> Iterator[Said]:
    """Yield the fields of a party; `way` leads from it to `element`, `place` from the report."""
    seen: dict[str, int] = {}
    for child in element:
        tag, own = str(child.tag), _place(place, child, seen)
        if is_party(child):
            yield Said(f"{way}{tag}", own)
        elif tag == "phone":
            yield Said("phone", text(child, "tph_number") or "", _others(child, "tph_number"))
        elif tag == "identification":
            yield Said("identification", text(child, "number") or "", _others(child, "number"))
        elif tag == "address" and len(child):
            yield Said(
                "address", ", ".join(_values(child, "address_type")), text(child, "address_type")
            )
        elif len(child):
            yield from _fields(child, f"{way}{tag}/", own)
        else:
            yield Said(
                f"{way}{_REGISTER.get(tag, tag)}", (text(child) or "").removesuffix(_MIDNIGHT)
            )


def _place(place: str, child: Element, seen: dict[str, int]) -> str:
    """Return where a child stands; the second of a name and those after it are numbered."""
    tag = str(child.tag)
    number = seen[tag] = seen.get(tag, 0) + 1
    return f"{place}/{tag}" if number == 1 else f"{place}/{tag}[{number}]"


def _leaves(element: Element) -> list[tuple[str, str]]:
    found = ((str(one.tag), text(one)) for one in element if len(one) == 0)
    return [(tag, words) for tag, words in found if words]


def _values(element: Element, *without: str) -> list[str]:
    return [words for tag, words in _leaves(element) if tag not in without]


def _others(element: Element, *without: str) -> str | None:
    """Return the other fields of a small group as one line."""
    pairs = [f"{tag} {words}" for tag, words in _leaves(element) if tag not in without]
    return "; ".join(pairs) or None
