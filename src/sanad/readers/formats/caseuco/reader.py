# SPDX-License-Identifier: Apache-2.0
"""Read a CASE/UCO graph: each node at its top is an entry, each leaf of it a statement under the names on the way.

The graph is read as the text that it is, JSON-LD without expansion: no context is fetched, and prefixes stay as written. Facets and
other nodes inside a node are said of that node; a reference to another node is a statement whose value is its id. The
office's words are used for the names and the sex of persons and for the names of organisations.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sanad.readers.entries import Entries, Said, SetAside
from sanad.readers.formats.caseuco import NAME, VERSION
from sanad.readers.rows import Hints, Receipt
from sanad.readers.strict_json import Found, said, sound, walk, whole
from sanad.values.canonical import Json

_KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Relationship": "relation",
    "ObservableRelationship": "relation",
    "Event": "event",
    "Action": "event",
    "InvestigativeAction": "event",
    "ObservableAction": "event",
    "Call": "event",
}
_WORDS = {
    ("person", "name"): "name",
    ("person", "givenName"): "forename",
    ("person", "familyName"): "family_name",
    ("organisation", "name"): "name",
}
_OWN = "hasFacet"
"""Facets describe the node itself; what stands inside another node may be about something else."""


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the statements into `statements.parquet`, nodes set aside into `rejects.parquet`.

    Raises:
        UnreadableText, MalformedFile, HostileFile: as `sanad.readers.strict_json.walk`.
        TooLarge: as `sanad.readers.strict_json.whole`.
    """
    raw = whole(sealed, hints.name)
    around: dict[str, Found] = {}
    with Entries(into) as entries:
        for number, found in enumerate(walk(raw, hints.name, _holds_nodes), 1):
            if not found.element:
                around[found.key] = found
                continue
            written = raw[found.start : found.end]
            try:
                node = sound(found)
            except SetAside as fault:
                entries.set_aside(fault.code, written)
                continue
            entries.add(_id(node, number), (found.start, found.end), written, *_meaning(node))
        _around(entries, raw, around)
    facts: dict[str, Json] = {"list": _list(around), "version": None}
    return entries.receipt(sealed, hints, (NAME, VERSION), facts)


def _holds_nodes(key: str) -> bool:
    """Tell whether a top-level array holds the nodes: the graph of a document, or the objects of a bundle."""
    return key == "@graph" or _local(key) == "object"


def _around(entries: Entries, raw: bytes, around: dict[str, Found]) -> None:
    """Store what a bundle says of itself, member by member: its range would be the whole file."""
    name = around["@id"].value if "@id" in around else None
    for key, found in around.items():
        if key in {"@id", "@context"}:
            continue
        written = raw[found.start : found.end]
        if found.fault is not None or not isinstance(name, str):
            entries.set_aside(found.fault or "no_id", written)
            continue
        entries.add(name, (found.start, found.end), written, "object", said(found.value, key))


def _id(node: dict[str, Any], number: int) -> str:
    """Return the id of a node; one without gets a label of its own, as blank nodes have (JSON-LD 1.1 section 4.5.1)."""
    name = node.get("@id")
    return name if isinstance(name, str) and name else f"_:{number}"


def _meaning(node: dict[str, Any]) -> tuple[str, Iterator[Said]]:
    types = node.get("@type")
    names = [_local(str(one)) for one in (types if isinstance(types, list) else [types])]
    kind = next((_KINDS[name] for name in names if name in _KINDS), "object")
    inside = {key: value for key, value in node.items() if key != "@id"}
    return kind, (_worded(kind, one) for one in said(inside))


def _worded(kind: str, one: Said) -> Said:
    """Put the office's word for a property of the node itself or of its facets; the type of a value goes into the way."""
    way = one.property.removesuffix("/@value")
    *before, last = way.split("/")
    about_itself = all(_local(step) == _OWN for step in before)
    word = _WORDS.get((kind, _local(last))) if about_itself else None
    return one._replace(property=word or way, detail=way if word else None)


def _local(name: str) -> str:
    """Return a name without its prefix or namespace."""
    return name.rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]


def _list(around: dict[str, Found]) -> str:
    name = next(
        (str(found.value) for key, found in around.items() if _local(key) == "name"), "graph"
    )
    return f"CASE/UCO {name[:100]}"
