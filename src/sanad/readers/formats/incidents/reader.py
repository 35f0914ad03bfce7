# SPDX-License-Identifier: Apache-2.0
"""Read a register of incidents: each row is an entry, each cell that says anything a statement, under the register's own word.

Every row is cited by its bytes, from which it can be written again as it stood. What the columns mean stands in the receipt
(`facts.register`): the template's words at the time of reading. Nothing is understood here; that a code or a date is none
shows when somebody adopts the entry. Memory does not grow with the file.
"""

from pathlib import Path

from sanad.errors import UnreadableText
from sanad.readers.entries import LONGEST, Entries, Said
from sanad.readers.formats.incidents import NAME, VERSION
from sanad.readers.formats.incidents.template import template_of
from sanad.readers.rows import Hints, Receipt
from sanad.readers.tabular.places import placed_records
from sanad.readers.tabular.table import found, preamble_notes, version_of

_ENCODINGS = frozenset({"utf-8", "utf-8-sig"})


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the statements into `statements.parquet`, rows set aside into `rejects.parquet`.

    Raises:
        UnknownLayout: no template's header stands in the file.
        EncodingInDoubt, UnreadableText: bytes that are no text, or in another encoding than UTF-8.
        MalformedFile: a line or field without end, or no row at all.
    """
    header = found(sealed, hints, template_of, NAME)
    if header.encoding not in _ENCODINGS:
        raise UnreadableText(hints.name, encoding=f"UTF-8, but {header.encoding}", offset=0)
    template = header.template
    [at_id] = template.columns["id"]
    with sealed.open("rb") as file, Entries(into) as entries:
        for record in placed_records(sealed, header, hints.name):
            if not record.fields:
                continue
            file.seek(record.start)
            raw = file.read(min(record.end - record.start, LONGEST + 1))
            if len(raw) > LONGEST:
                entries.set_aside("too_long", raw)
            elif len(record.fields) != len(template.header):
                entries.set_aside("field_count", raw)
            elif not (name := record.fields[at_id].strip()):
                entries.set_aside("no_id", raw)
            else:
                cells = zip(template.header, record.fields, strict=True)
                said = (Said(column, cell) for column, cell in cells if cell not in template.empty)
                entries.add(name, (record.start, record.end), raw, "incident", said)
    facts = {"list": template.operator, "version": None, "register": template.meaning()}
    reader = NAME, version_of(VERSION, header)
    return entries.receipt(sealed, hints, reader, facts, preamble_notes(header))
