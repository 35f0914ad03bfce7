# SPDX-License-Identifier: Apache-2.0
"""Read retained data under ETSI TS 102 657: every ResponseRecord becomes rows of a table, which is sealed as a file of its own.

Guarantees: no record is dropped, also one of a shape that is not known; each row tells the byte range of its record in the sealed
XML, and carries every value of it in `fields`; memory stays at one record. Elements are told by local names, because exports
of several versions of the schema differ in nothing else.
Does not guarantee: that the file is valid; its schema is not at hand here. The template `etsi-102657` reads the table as calls.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from sanad.errors import MalformedFile
from sanad.readers import content
from sanad.readers.children import Children, Growing
from sanad.readers.formats.etsi102657 import NAME, VERSION
from sanad.readers.formats.etsi102657.legs import Row, told
from sanad.readers.markup import Closed, Record, Wanted, text, walk
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

TABLE, TEMPLATE = "ResponseRecord.csv", "etsi-102657"
COLUMNS = (
    "record", "leg", "byte_start", "byte_end", "record_number", "shape", "type", "role", "party_type", "owner", "number",
    "other", "started", "start_time", "end_time", "duration", "imei", "imsi", "device", "apn", "access", "cell", "uli",
    "latitude", "longitude", "latitude_written", "longitude_written", "map_datum", "azimuth", "beam_width", "call_indicator",
    "session_id", "data_type", "other_information", "fields",
)  # fmt: skip
FORM = "ETSI TS 102 657 XML"
_HEADER = (
    "requestID/countryCode",
    "requestID/authorisedOrganisationID",
    "requestID/requestNumber",
    "cSPID",
    "timeStamp",
)
_BATCH = 1 << 20


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the table of records into `children/`; each record read is stored.

    Raises:
        HostileFile: a document type declaration, or elements nested without end.
        MalformedFile: no well-formed XML.
        TooMuchInside: a record is larger than any honest one.
    """
    account = _Account()
    with Children(into, sealed.stat().st_size, hints.name) as inside:
        records = _records(sealed, hints.name, account)
        if (first := next(records, None)) is not None:
            with inside.begin(TABLE, "sheet", template=TEMPLATE, encoding="utf-8") as table:
                _write(table, first, records)
    return Receipt(
        NAME,
        VERSION,
        "container",
        read=account.records,
        stored=account.records,
        rejected=0,
        notes=tuple(account.notes()),
        facts=account.facts,
    )


class _Account:
    """What was met on the way."""

    def __init__(self) -> None:
        self.records = self.rows = 0
        self.shapes: Counter[str] = Counter()
        self.remarks: Counter[str] = Counter()
        self.facts: dict[str, Json] = {}

    def notes(self) -> Iterator[str]:
        """Yield what a person should see, the unknown shape first."""
        if unknown := self.shapes["unknown"]:
            yield (
                f"WARNING: {unknown} of {self.records} records have a shape that is not known; their rows hold nothing"
                " but what the column fields lists"
            )
        if not self.records:
            yield "the answer holds no record"
        shapes = ", ".join(f"{count} {shape}" for shape, count in sorted(self.shapes.items()))
        if shapes:
            yield f"{self.records} records in {self.rows} rows; records by shape: {shapes}"
        for words, count in sorted(self.remarks.items()):
            yield f"{count} rows or records {words}"


def _records(sealed: Path, where: str, account: _Account) -> Iterator[list[Row]]:
    """Yield the rows of each record; memory stays at one record."""
    root, _ = content.look(sealed, where).root
    if not root:
        raise MalformedFile(where, format=FORM, detail="there is no first element")
    wanted = Wanted(frozenset({root}), frozenset({"ResponseRecord"}))
    for event in walk(sealed, where, FORM, wanted):
        if isinstance(event, Closed):
            account.facts |= _facts(event.element)
        if not isinstance(event, Record):
            continue
        found = told(event.element)
        account.records += 1
        account.rows += len(found.rows)
        account.shapes[found.shape] += 1
        account.remarks.update(found.remarks)
        start, end = event.span
        place = {"record": str(account.records), "byte_start": str(start), "byte_end": str(end)}
        yield [{**row, **place} for row in found.rows]


def _write(table: Growing, first: list[Row], rest: Iterator[list[Row]]) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(first)
    for rows in rest:
        writer.writerows(rows)
        if buffer.tell() >= _BATCH:
            table.write(buffer.getvalue().encode())
            buffer.seek(0)
            buffer.truncate()
    table.write(buffer.getvalue().encode())


def _facts(root: Element) -> dict[str, Json]:
    """Return what the header says of the request and the answer."""
    header = next(root.iter("retainedDataHeader"), None)
    told_ = {path.rpartition("/")[2]: text(header, path) for path in _HEADER}
    return {name: said for name, said in told_.items() if said}
