# SPDX-License-Identifier: Apache-2.0
"""Read STIX 2.0 and 2.1 (OASIS): each object of a bundle is an entry, each leaf of it a statement in STIX's own words.

The office's words are used where they fit: `name` and `aliases`, nothing more;
STIX has no fields for birth, papers or kinship. A threat actor may be a person or a group and STIX does not say which, so its
kind stays open. The handling that TLP markings ask for (STIX 2.1 section 7.2.1.4) is noted for a person to heed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sanad.readers.entries import Entries, Said, SetAside
from sanad.readers.formats.stix import NAME, VERSION
from sanad.readers.rows import Hints, Receipt
from sanad.readers.strict_json import Found, said, sound, walk, whole
from sanad.values.canonical import Json

TLP = {
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "white",
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "green",
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "amber",
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "red",
}
"""The four markings that STIX 2.1 section 7.2.1.4 fixes; bundles refer to them without carrying them."""
_KINDS = {
    "threat-actor": None,
    **dict.fromkeys(("campaign", "incident", "observed-data"), "event"),
    **dict.fromkeys(("relationship", "sighting"), "relation"),
}
_OF_IDENTITY = {"individual": "person", "organization": "organisation", "group": "organisation"}
_WORDS = {"name": "name", "aliases": "alias"}
_NAMED = {"person", "organisation", None}


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the statements into `statements.parquet`, objects set aside into `rejects.parquet`.

    Raises:
        UnreadableText, MalformedFile, HostileFile: as `sanad.readers.strict_json.walk`.
        TooLarge: as `sanad.readers.strict_json.whole`.
    """
    raw = whole(sealed, hints.name)
    marks: set[str] = set()
    bundle: dict[str, Any] = {}
    with Entries(into) as entries:
        for found in _objects(raw, hints.name, bundle):
            written = raw[found.start : found.end]
            try:
                item = sound(found)
                name = item.get("id")
                if not isinstance(name, str) or not name:
                    raise SetAside("no_id")
            except SetAside as fault:
                entries.set_aside(fault.code, written)
                continue
            marks.update(_marks(item))
            kind = _kind(item)
            entries.add(name, (found.start, found.end), written, kind, _said(item, kind))
    facts: dict[str, Json] = {"list": _list(bundle), "version": None, "tlp": sorted(marks)}
    notes = [
        f"parts of it are marked TLP:{mark.upper()}: who sent it limits who may see it"
        for mark in sorted(marks)
    ]
    return entries.receipt(sealed, hints, (NAME, VERSION), facts, notes)


def _objects(raw: bytes, where: str, bundle: dict[str, Any]) -> Iterator[Found]:
    """Yield the objects; what the bundle says of itself goes into `bundle`. An object alone is the whole file."""
    rest: list[Found] = []
    alone = True
    for found in walk(raw, where, lambda key: key == "objects"):
        if found.element:
            alone = False
            yield found
        else:
            rest.append(found)
    bundle.update({found.key: found.value for found in rest})
    if alone and rest and bundle.get("type") != "bundle":
        fault = next((found.fault for found in rest if found.fault), None)
        start, end = raw.index(b"{"), raw.rindex(b"}") + 1
        yield Found("", start, end, bundle, fault, element=True)


def _kind(item: dict[str, Any]) -> str | None:
    form = item.get("type")
    if form == "identity":
        return _OF_IDENTITY.get(str(item.get("identity_class")))
    return _KINDS.get(str(form), "object")


def _said(item: dict[str, Any], kind: str | None) -> Iterator[Said]:
    for key, value in item.items():
        if key != "id":
            yield from said(value, _WORDS.get(key, key) if kind in _NAMED else key)


def _marks(item: dict[str, Any]) -> Iterator[str]:
    """Yield the TLP colours that an object carries or refers to."""
    references = item.get("object_marking_refs")
    if isinstance(references, list):
        yield from (TLP[one] for one in references if isinstance(one, str) and one in TLP)
    definition = item.get("definition")
    if isinstance(definition, dict) and isinstance(colour := definition.get("tlp"), str):
        yield colour[:20]


def _list(bundle: dict[str, Any]) -> str:
    return f"STIX {str(bundle.get('id') or 'file')[:100]}"
