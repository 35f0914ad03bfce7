# SPDX-License-Identifier: Apache-2.0
"""Read the brief of another office's dossier: each claim is an entry under the id of whom it is about, its value one statement or more.

They are that office's claims, and stay so: an officer here adopts what an id says, which records it as alleged by that office, cited in
the bytes of the brief. What would lose by it what qualifies it keeps a word of its own, and is shown instead: values of several parts, what
speaks for the person, what is disputed, what is said of a time. `detail` says who said it there, with which standing and grade, and where it stands in that office's exhibit.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sanad.errors import BadValue
from sanad.readers.captured import plain
from sanad.readers.entries import Entries, Said, SetAside
from sanad.readers.formats.brief import NAME, VERSION
from sanad.readers.rows import Hints, Receipt
from sanad.readers.strict_json import Found, said, sound, walk, whole
from sanad.values.canonical import Json, canonical

_KINDS = {"S": "person", "M": "person", "O": "organisation", "I": "incident"}
"""First letter of an id → kind of entry (docs/formats/sheets.md)."""
_TOLD = ("id", "said_by", "standing", "grade", "valid_from", "valid_to", "soft")
_NEEDED = ("about", "property", "id", "said_by", "standing")
_SHAKEN = frozenset({"disputed", "withdrawn"})


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the claims into `statements.parquet`, those that are none into `rejects.parquet`.

    Raises:
        UnreadableText, MalformedFile, HostileFile: as `sanad.readers.strict_json.walk`; MalformedFile also where there is no claim.
        TooLarge: as `sanad.readers.strict_json.whole`.
    """
    raw = whole(sealed, hints.name)
    around: dict[str, Any] = {}
    with Entries(into) as entries:
        for found in walk(raw, hints.name, lambda key: key == "claims"):
            if not found.element:
                around[found.key] = found.value
                continue
            written = raw[found.start : found.end]
            try:
                claim = _claim(found)
            except SetAside as fault:
                entries.set_aside(fault.code, written)
                continue
            kind = _KINDS.get(claim["about"][:1])
            entries.add(claim["about"], (found.start, found.end), written, kind, _said(claim))
    office = around.get("office")
    name = office.get("name") if isinstance(office, dict) else None
    told = {"list": f"dossier of {str(name)[:100]}", "version": str(around.get("as_of"))[:40]}
    facts: dict[str, Json] = {key: plain(value) for key, value in told.items()}
    return entries.receipt(sealed, hints, (NAME, VERSION), facts)


def _claim(found: Found) -> dict[str, Any]:
    """Return a claim whose parts, its value aside, are texts (docs/formats/package.md); numbers came as they are written."""
    claim = sound(found)
    cited = claim.get("citation")
    place = cited.get("locator") if isinstance(cited, dict) else None
    if not isinstance(cited, dict) or not isinstance(place, dict):
        raise SetAside("not_the_shape")
    needed = (*(claim.get(name) for name in _NEEDED), cited.get("exhibit"), *place.values())
    others = (each for name in _TOLD if (each := claim.get(name)) is not None)
    if not all(isinstance(each, str) and each for each in (*needed, *others)):
        raise SetAside("not_the_shape")
    return claim


def _said(claim: dict[str, Any]) -> Iterator[Said]:
    cited = {name: claim["citation"][name] for name in ("exhibit", "locator")}
    told = {**{name: claim.get(name) for name in _TOLD}, **cited}
    try:
        detail = canonical(
            {name: value for name, value in told.items() if value is not None}
        ).decode()
    except BadValue as error:
        raise SetAside("bad_text") from error
    way = "/".join((*_qualified(claim), claim["property"]))
    yield from (one._replace(detail=detail) for one in said(claim.get("value"), way))


def _qualified(claim: dict[str, Any]) -> Iterator[str]:
    """Yield what would be lost if the value stood under the office's word alone; that it speaks for nobody must be said."""
    if claim.get("exculpatory") is not False:
        yield "exculpatory"
    if claim["standing"] in _SHAKEN:
        yield claim["standing"]
    if claim.get("valid_from") or claim.get("valid_to"):
        yield "period"
