# SPDX-License-Identifier: Apache-2.0
"""Read one of OFAC's three old tables; the entry of each record is its `ent_num`, which joins the three.

Each table is an exhibit of its own and is read alone: `sdn` names the parties and their kind, `alt` gives other names,
`add` addresses, and neither of the last two says of what kind the party is. Columns are called as OFAC's data specification
calls them. Remarks are kept whole; what is packed into them (birth, passport) is not taken apart.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sanad.errors import MalformedFile
from sanad.readers.decoded import codec_named
from sanad.readers.entries import LONGEST, Entries, Said, SetAside
from sanad.readers.formats.ofac import EMPTY, NAME, TABLES, VERSION, fields_of
from sanad.readers.rows import Hints, Receipt

LIST = "OFAC SDN list"
_END_OF_FILE = b"\x1a"
"""The old tables may end with a record of this sign alone."""
_KINDS = {"": "organisation", "individual": "person", "vessel": "vessel", "aircraft": "aircraft"}
_COLUMNS = {
    "sdn": (
        "ent_num", "name", "SDN_Type", "listing", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag",
        "Vess_owner", "Remarks",
    ),
    "add": ("ent_num", "Add_num", "Address", "City/State/Province/Postal Code", "Country", "Add_remarks"),
    "alt": ("ent_num", "alt_num", "alt_type", "alias", "alt_remarks"),
}  # fmt: skip
"""Columns; where the office has a word for one, that word."""


@dataclass(frozen=True)
class Record:
    """One record and its byte range, without the end of its line. `raw` is cut where it is too long to be cited."""

    start: int
    end: int
    raw: bytes


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the statements into `statements.parquet`, records set aside into `rejects.parquet`.

    Raises:
        MalformedFile: the first record has the columns of none of the three tables.
        BadValue: no codec has the hinted name.
    """
    codec = codec_named(hints.encoding or "utf-8", hints.name)
    notes = []
    with sealed.open("rb") as file, Entries(into) as entries:
        table: str | None = None
        for record in _records(file):
            if record.raw == _END_OF_FILE:
                notes.append("the file ends with the old sign for the end of a file")
                continue
            try:
                fields = _fields(record, codec)
                table = table or _table(fields, hints.name)
                if len(fields) != len(_COLUMNS[table]):
                    raise SetAside("field_count")
                if not fields[0].isdecimal():
                    raise SetAside("no_id")
            except SetAside as fault:
                entries.set_aside(fault.code, record.raw)
                continue
            span = (record.start, record.end)
            kind = _KINDS.get(fields[2].casefold()) if table == "sdn" else None
            entries.add(fields[0], span, record.raw, kind, _said(table, fields))
    facts = {"list": LIST, "version": None, "table": table}
    return entries.receipt(sealed, hints, (NAME, VERSION), facts, notes)


def _records(file: IO[bytes]) -> Iterator[Record]:
    """Yield the records: lines, as no field of these tables holds an end of line. Empty lines are none."""
    start = 0
    while line := file.readline(LONGEST + 2):
        end, whole = start + len(line), line
        while not line.endswith(b"\n") and (line := file.readline(LONGEST)):
            end += len(line)
        raw = whole.rstrip(b"\r\n")
        if raw.strip():
            yield Record(start, end if end - start > LONGEST else start + len(raw), raw)
        start = end


def _fields(record: Record, codec: str) -> list[str]:
    """Return the fields of a record without the blanks around them; empty where nothing is known."""
    if record.end - record.start > LONGEST:
        raise SetAside("too_long")
    try:
        found = fields_of(record.raw.decode(codec))
    except UnicodeDecodeError as error:
        raise SetAside("not_utf8") from error
    except csv.Error as error:
        raise SetAside("field_count") from error
    if not found:
        raise SetAside("field_count")
    return ["" if field == EMPTY else field for field in found]


def _table(fields: list[str], where: str) -> str:
    try:
        return TABLES[len(fields)]
    except KeyError as error:
        detail = f"its first record has {len(fields)} fields; sdn has 12, add 6, alt 5"
        raise MalformedFile(where, format="OFAC table", detail=detail) from error


def _said(table: str, fields: list[str]) -> Iterator[Said]:
    """Yield every column that says something; what qualifies it, or which number it has, as detail."""
    detail = {"alt": {"alias": fields[2]}, "add": {}, "sdn": {}}[table]
    number = fields[1] if table in {"add", "alt"} else ""
    for column, value in zip(_COLUMNS[table][1:], fields[1:], strict=True):
        yield Said(column, value, detail.get(column) or number or None)
