# SPDX-License-Identifier: Apache-2.0
"""What one entry of the UN list says, statement by statement, in the order in which it stands there.

A statement gets the office's word for its property only where it says just that. A date that is approximate or a span, and
an alias of low quality, keep the list's own word, with what qualifies them as detail: nobody shall take one for the plain
thing. Everything that is not known here is a statement too, under the way of its elements.
"""

from collections.abc import Callable, Iterator

from sanad.readers.entries import Said
from sanad.readers.formats.unlist.scan import Element

_PARTS_OF_NAME = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_DOCUMENTS = {
    "passport": "passport",
    "numéro de passeport": "passport",
    "número de pasaporte": "passport",
    "national identification number": "national_id",
}
"""Types of document as the list names them, blanks and line breaks folded."""
_PLAIN = {"NAME_ORIGINAL_SCRIPT": "name", "GENDER": "sex"}
_PLAIN_VALUES = {"NATIONALITY": "nationality"}
_OF_ENTITY = {"UN_LIST_TYPE", "LISTED_ON"}


def id_of(entry: Element) -> str:
    """Return the permanent reference number, else the number of the record; empty when there is neither."""
    return entry.of("REFERENCE_NUMBER") or entry.of("DATAID")


def statements(entry: Element) -> Iterator[Said]:
    """Yield what the entry says."""
    name = " ".join(part for part in map(entry.of, _PARTS_OF_NAME) if part)
    yield Said("name", name)
    if entry.name == "ENTITY":
        yield Said("listing", entry.of("UN_LIST_TYPE"), entry.of("LISTED_ON") or None)
    for child in entry.children:
        if child.name not in _PARTS_OF_NAME and not (
            entry.name == "ENTITY" and child.name in _OF_ENTITY
        ):
            yield from _GROUPS.get(child.name, _plain)(child)


def _plain(element: Element) -> Iterator[Said]:
    """Yield the text of an element and of all below it, under the list's own words or the office's."""
    known = _PLAIN.get(element.name)
    detail = element.name if known == "name" else None
    yield from (Said(known or way, text, detail) for way, text in _leaves(element, element.name))


def _values(element: Element) -> Iterator[Said]:
    return (
        Said(_PLAIN_VALUES.get(element.name, element.name), text)
        for _, text in _leaves(element, "")
    )


def _alias(element: Element) -> Iterator[Said]:
    name, quality = element.of("ALIAS_NAME"), element.of("QUALITY")
    if name:
        yield Said(element.name if quality.casefold() == "low" else "alias", name, quality or None)
    yield from _rest(element, {"ALIAS_NAME", "QUALITY"}, name)


def _birth(element: Element) -> Iterator[Said]:
    kind, day, year = element.of("TYPE_OF_DATE"), element.of("DATE"), element.of("YEAR")
    detail = "; ".join(part for part in (kind, element.of("NOTE")) if part)
    span = " to ".join(part for part in (element.of("FROM_YEAR"), element.of("TO_YEAR")) if part)
    plain = kind == "EXACT" and detail == kind
    for value in (day, year):
        yield Said("birth_date" if plain else element.name, value, detail or None)
    yield Said(element.name, span, detail or None)
    known = {"TYPE_OF_DATE", "DATE", "YEAR", "NOTE", "FROM_YEAR", "TO_YEAR"}
    if not (day or year or span):
        known.remove("NOTE")
    yield from _rest(element, known, kind)


def _document(element: Element) -> Iterator[Said]:
    kind, number = element.of("TYPE_OF_DOCUMENT"), element.of("NUMBER")
    known = _DOCUMENTS.get(" ".join(kind.split()).casefold(), element.name)
    others = {"TYPE_OF_DOCUMENT", "NUMBER"} if number else {"NUMBER"}
    yield Said(known, number, kind or None)
    yield from _rest(element, others, f"{kind} {number}".strip())


def _address(element: Element) -> Iterator[Said]:
    """Yield an address as one statement, its parts in the order in which they stand; a note apart."""
    parts = [
        one.text.strip() for one in element.children if one.name != "NOTE" and not one.children
    ]
    whole = ", ".join(part for part in parts if part)
    yield Said(element.name, whole, element.of("NOTE") or None)
    if not whole:
        yield Said(f"{element.name}/NOTE", element.of("NOTE"))
    for one in element.children:
        if one.children:
            yield from _rest(one, set(), whole, f"{element.name}/{one.name}")


def _rest(element: Element, known: set[str], about: str, way: str = "") -> Iterator[Said]:
    """Yield what stands in `element` beside the children `known`; `about` says what it is said of."""
    for child in element.children:
        if child.name not in known:
            for below, text in _leaves(child, f"{way or element.name}/{child.name}"):
                yield Said(below, text, about or None)
    yield Said(way or element.name, element.text.strip(), about or None)


def _leaves(element: Element, way: str) -> Iterator[tuple[str, str]]:
    yield way, element.text.strip()
    for child in element.children:
        yield from _leaves(child, f"{way}/{child.name}")


_GROUPS: dict[str, Callable[[Element], Iterator[Said]]] = {
    **dict.fromkeys(("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"), _alias),
    **dict.fromkeys(
        ("INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS", "INDIVIDUAL_PLACE_OF_BIRTH"), _address
    ),
    **dict.fromkeys(
        ("NATIONALITY", "TITLE", "DESIGNATION", "LAST_DAY_UPDATED", "LIST_TYPE"), _values
    ),
    "INDIVIDUAL_DATE_OF_BIRTH": _birth,
    "INDIVIDUAL_DOCUMENT": _document,
}
