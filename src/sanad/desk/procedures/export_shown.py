# SPDX-License-Identifier: Apache-2.0
"""Hand out a list as a file: written aside first, so that its digest is on record before a byte of it goes.

Holds no list in memory: what does not fit into a mebibyte waits on disk, in a file without a name.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from weakref import finalize

from sanad.desk.acts.export_list import ExportList
from sanad.desk.door import Desk
from sanad.errors import BadValue
from sanad.search.export import csv_lines, json_lines
from sanad.values.canonical import Json

_IN_MEMORY = 1 << 20
_PIECE = 1 << 16
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
"""Form → media type. In CSV a cell that a spreadsheet would take for a formula gets an apostrophe before it; JSON lines hold every text as it is."""


@dataclass(frozen=True)
class Exported:
    """A file to hand out: `entry` is the number of its ledger entry; `pieces` may be taken once."""

    name: str
    media_type: str
    sha256: str
    entry: int
    pieces: Iterator[bytes]


def export_shown(
    desk: Desk,
    order: Mapping[str, str],
    listed: str,
    asked: Mapping[str, str],
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Json]],
    form: str = "csv",
) -> Exported:
    """Record that a list goes, and return it; `order` holds by, compartment and purpose.

    Raises:
        BadValue: there is no such form, or no purpose.
        NoMandate: the officer may not export.
    """
    if form not in MEDIA_TYPES:
        detail = f"one of: {', '.join(MEDIA_TYPES)}"
        raise BadValue(listed, value=form, type="form of an export", detail=detail)
    counted = [0]

    def each() -> Iterator[Mapping[str, Json]]:
        for row in rows:
            counted[0] += 1
            yield row

    lines = csv_lines(columns, each()) if form == "csv" else json_lines(each())
    with ExitStack() as stack:
        file = stack.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        sha256 = _written(file, lines)
        act = ExportList(**order, listed=listed, asked=asked, rows=counted[0], sha256=sha256)
        entry = desk.perform(act)
        stack.pop_all()  # whoever takes the last piece closes it
    name = f"{order['compartment']}-{listed}-{entry}.{form}"
    pieces = _pieces(file)
    finalize(pieces, file.close)  # also when nobody takes the first one
    return Exported(name, MEDIA_TYPES[form], sha256, entry, pieces)


def _written(file: SpooledTemporaryFile[bytes], lines: Iterable[str]) -> str:
    """Write the lines, go back to the beginning, and return the digest of all."""
    digest = hashlib.sha256()
    for line in lines:
        raw = line.encode("utf-8", "backslashreplace")
        digest.update(raw)
        file.write(raw)
    file.seek(0)
    return digest.hexdigest()


def _pieces(file: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
