# SPDX-License-Identifier: Apache-2.0
"""Read the consolidated list of the UN Security Council: a statement for each thing that an entry says.

Nothing is checked against the schema of the list; an entry without a number is set aside. The file may be of any size.
"""

from pathlib import Path

from sanad.readers.entries import LONGEST, Entries
from sanad.readers.formats.unlist import NAME, VERSION
from sanad.readers.formats.unlist.meaning import id_of, statements
from sanad.readers.formats.unlist.scan import Scan
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

LIST = "UN Security Council consolidated list"


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the statements into `statements.parquet`, entries set aside into `rejects.parquet`.

    Raises:
        HostileFile: a document type declaration, or nesting or tokens without end.
        MalformedFile: no well-formed XML, not this list, or a list of nothing.
    """
    with sealed.open("rb") as file, sealed.open("rb") as again:
        scan = Scan(file, hints.name)
        with Entries(into) as entries:
            for entry in scan.entries():
                again.seek(entry.start)
                raw = again.read(min(entry.end - entry.start, LONGEST))
                if entry.element is None:
                    entries.set_aside("too_long", raw)
                elif not (name := id_of(entry.element)):
                    entries.set_aside("no_id", raw)
                else:
                    said = statements(entry.element)
                    entries.add(name, (entry.start, entry.end), raw, entry.kind, said)
    facts: dict[str, Json] = {"list": LIST, "version": (scan.generated or "")[:10] or None}
    notes = [f"{way} is not known here and was not read" for way in sorted(scan.unknown)]
    return entries.receipt(sealed, hints, (NAME, VERSION), facts, notes)
