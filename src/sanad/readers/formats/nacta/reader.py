# SPDX-License-Identifier: Apache-2.0
"""Read the JSON export of the proscribed persons: an array of objects of five texts, without ids and without dates.

The id of an entry is its number in this file, counted from 1: the list gives none, and an identity number in it may be
wrong or shared. Other names in `Name` stand after `@` or after the word "alias". A number that is no CNIC stays as
written under the list's own word, with a note; it is never corrected.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sanad.errors import BadValue
from sanad.readers.entries import Entries, Said, SetAside
from sanad.readers.formats.nacta import FIELDS, NAME, VERSION
from sanad.readers.rows import Hints, Receipt
from sanad.readers.strict_json import sound, walk, whole
from sanad.values import identity_number

LIST = "NACTA list of proscribed persons"
_ALIAS = re.compile(r"\s*@\s*|\s*[(,;]?\s*\b(?:alias|a\.?k\.?a\.?)(?!\w)[:\s]*", re.IGNORECASE)
_EDGES = " .,;()\t\r\n\u00a0"


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the statements into `statements.parquet`, entries set aside into `rejects.parquet`.

    Raises:
        UnreadableText, MalformedFile, HostileFile: as `sanad.readers.strict_json.walk`.
        TooLarge: as `sanad.readers.strict_json.whole`.
    """
    raw = whole(sealed, hints.name)
    unsound = 0
    with Entries(into) as entries:
        for number, found in enumerate(walk(raw, hints.name, lambda _: False), 1):
            written = raw[found.start : found.end]
            try:
                fields = _fields(sound(found))
            except SetAside as fault:
                entries.set_aside(fault.code, written)
                continue
            said = list(_said(fields))
            unsound += any(one.property == "CNIC" for one in said)
            entries.add(str(number), (found.start, found.end), written, "person", said)
    notes = [f"{unsound} entries have a CNIC that is none; it stands as written"] if unsound else []
    facts = {"list": LIST, "version": None}
    return entries.receipt(sealed, hints, (NAME, VERSION), facts, notes)


def _fields(entry: dict[str, object]) -> dict[str, str]:
    texts = {key: "" if value is None else value for key, value in entry.items()}
    if entry.keys() != set(FIELDS):
        raise SetAside("not_the_shape")
    found = {key: text for key, text in texts.items() if isinstance(text, str)}
    if len(found) != len(FIELDS):
        raise SetAside("not_the_shape")
    return found


def _said(fields: dict[str, str]) -> Iterator[Said]:
    first, *others = [part.strip(_EDGES) for part in _ALIAS.split(fields["Name"])]
    yield Said("name", first, None)
    yield from (Said("alias", other, None) for other in others)
    yield Said("father_name", fields["FatherName"].strip(_EDGES))
    yield _cnic(fields["CNIC"].strip())
    yield Said("Province", fields["Province"].strip())
    yield Said("District", fields["District"].strip())


def _cnic(written: str) -> Said:
    try:
        identity_number.parse(written)
    except BadValue:
        return Said("CNIC", written, "not thirteen digits in groups of 5-7-1")
    return Said("national_id", written, "CNIC")
