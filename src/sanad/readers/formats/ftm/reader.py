# SPDX-License-Identifier: Apache-2.0
"""Read FollowTheMoney entities line by line: each value of each property is a statement. The file may be of any size.

A property gets the office's word where FollowTheMoney means the same thing. `fatherName` does not: the model calls it a
patronymic. `weakAlias`, `previousName`, `citizenship`, `idNumber` keep their words for the same reason. Members beside the
properties (datasets, referents, dates of the crawl) are statements too.
"""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sanad.readers.entries import LONGEST, Entries, Said, SetAside
from sanad.readers.formats.ftm import NAME, VERSION
from sanad.readers.rows import Hints, Receipt
from sanad.readers.strict_json import Decoder, said
from sanad.values.canonical import Json

_WORDS = {
    "name": "name",
    "alias": "alias",
    "firstName": "forename",
    "lastName": "family_name",
    "gender": "sex",
    "birthDate": "birth_date",
    "nationality": "nationality",
    "passportNumber": "passport",
    "phone": "phone",
}
"""Property of FollowTheMoney → the office's word, where both mean the same."""
_KINDS = {
    "Person": "person",
    **dict.fromkeys(("Organization", "Company", "PublicBody"), "organisation"),
    "Vessel": "vessel",
    "Airplane": "aircraft",
    **dict.fromkeys(("Event", "Trip", "Call", "Message", "Payment"), "event"),
    **dict.fromkeys(
        (
            "Associate", "ContractAward", "CourtCaseParty", "Debt", "Directorship", "Documentation", "Employment", "Family",
            "Membership", "Occupancy", "Ownership", "ProjectParticipant", "Representation", "Similar", "Succession",
            "UnknownLink",
        ),
        "relation",
    ),
    "LegalEntity": None,
}  # fmt: skip
"""Schema → kind; a legal entity may be a person or an organisation, and what is not named here is an object."""
_MOST_DATASETS = 20
_SHOWN = 100
_BLANK = b" \t\r\n"


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the statements into `statements.parquet`, lines set aside into `rejects.parquet`.

    Raises:
        MalformedFile: there is no line.
    """
    datasets: set[str] = set()
    decoder = Decoder()
    with sealed.open("rb") as file, Entries(into) as entries:
        for start, end, line in _lines(file):
            try:
                if end - start > LONGEST:
                    raise SetAside("too_long")
                entity = _entity(decoder, line)
                name, schema, properties = _parts(entity)
            except SetAside as fault:
                entries.set_aside(fault.code, line)
                continue
            if len(datasets) < _MOST_DATASETS:
                datasets.update(_texts(entity.get("datasets")))
            kind = _KINDS.get(schema, "object")
            entries.add(name, (start, end), line, kind, _said(entity, properties))
    facts: dict[str, Json] = {
        "list": _list(datasets),
        "version": None,
        "datasets": sorted(datasets),
    }
    return entries.receipt(sealed, hints, (NAME, VERSION), facts)


def _lines(file: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Yield the range and the bytes of every line that is not empty, without its end; of one too long the beginning."""
    start = 0
    while line := file.readline(LONGEST + 2):
        end, whole = start + len(line), line
        while not line.endswith(b"\n") and (line := file.readline(LONGEST)):
            end += len(line)
        at = start
        if start == 0 and whole.startswith(codecs.BOM_UTF8):
            at, whole = len(codecs.BOM_UTF8), whole[len(codecs.BOM_UTF8) :]
        raw = whole.strip(_BLANK)
        if raw:
            at += len(whole) - len(whole.lstrip(_BLANK))
            yield at, (end if end - at > LONGEST + 2 else at + len(raw)), raw
        start = end


def _entity(decoder: Decoder, line: bytes) -> dict[str, Any]:
    try:
        value, fault = decoder.whole(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SetAside("not_utf8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise SetAside("not_json") from error
    if fault is not None:
        raise SetAside(fault)
    if not isinstance(value, dict):
        raise SetAside("no_object")
    return value


def _parts(entity: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    name, schema, properties = (entity.get(key) for key in ("id", "schema", "properties"))
    if not isinstance(name, str) or not name:
        raise SetAside("no_id")
    if not isinstance(schema, str) or not isinstance(properties, dict):
        raise SetAside("not_the_shape")
    return name, schema, properties


def _said(entity: dict[str, Any], properties: dict[str, Any]) -> Iterator[Said]:
    for key, values in properties.items():
        yield from said(values, _WORDS.get(key, key))
    for key, value in entity.items():
        if key not in {"id", "properties"}:
            yield from said(value, key)


def _texts(value: object) -> Iterator[str]:
    return (
        (one[:_SHOWN] for one in value if isinstance(one, str))
        if isinstance(value, list)
        else iter(())
    )


def _list(datasets: set[str]) -> str:
    """Return the name of the list: its data set when all entities are of one."""
    [*names] = sorted(datasets)
    return f"FollowTheMoney data set {names[0]}" if len(names) == 1 else "FollowTheMoney entities"
