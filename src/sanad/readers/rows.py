# SPDX-License-Identifier: Apache-2.0
"""What a reader may yield: columns, layers, rejects, and a receipt that accounts for every row.

A reader is a function `read(sealed, into, hints) -> Receipt`. It opens `sealed` for reading only, writes
nothing but files in the empty directory `into`, and gives the same files for the same bytes and hints.
It touches no database, network or clock.

Files a reader may write into `into`:

* `calls.parquet`     columns `CALLS`, in order of `row`
* `payments.parquet`  columns `PAYMENTS`, in order of `row`
* `subscribers.parquet` columns `SUBSCRIBERS`, in order of `row`
* `cells.parquet`     columns `CELLS`, in order of `row`
* `statements.parquet` columns `STATEMENTS`, in order of `entry`
* `rejects.parquet`   columns `REJECTS`: every record set aside, with its reason
* `layer.json`        the layer described in docs/formats/citation.md
* `children/`, `children.jsonl`: files found inside (`sanad.readers.children`), to be sealed as exhibits of their own
* pictures for the eye, for example `waveform.png`
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa

from sanad.values.canonical import Json

CALLS = pa.schema(
    [
        ("row", pa.int64()),  # data record from 1, as in a citation
        ("row_sha256", pa.string()),  # digest of the fields as written, joined by U+001F
        ("kind", pa.string()),  # call, sms, data
        ("direction", pa.string()),  # in, out; of the subscriber whose record this is
        ("owner", pa.string()),  # E.164 of the subscriber, or as written when it is no number
        (
            "other",
            pa.string(),
        ),  # the other party, likewise; a decoded sender name for alphanumerics
        ("owner_written", pa.string()),
        ("other_written", pa.string()),
        ("started_at", pa.timestamp("us")),  # UTC, naive
        ("started_written", pa.string()),
        ("duration_s", pa.int64()),  # null when the record gives none
        ("imei", pa.string()),  # as written, digits only
        ("imsi", pa.string()),
        ("cell", pa.string()),
        ("site", pa.string()),
        ("last_cell", pa.string()),  # at the end of the call, when the record gives it
        ("latitude", pa.float64()),  # of the mast, degrees as the record gives them; else null
        ("longitude", pa.float64()),
        ("last_latitude", pa.float64()),
        ("last_longitude", pa.float64()),
    ]
)
"""One call, message or session per row, seen from one subscriber's record."""

PAYMENTS = pa.schema(
    [
        ("row", pa.int64()),  # entry within the file, from 1
        ("start", pa.int64()),  # byte range of the entry in the sealed file, end exclusive
        ("end", pa.int64()),
        ("row_sha256", pa.string()),  # digest of that byte range
        ("statement", pa.string()),  # statement id as written
        ("account", pa.string()),  # IBAN without blanks, or the account as written
        ("direction", pa.string()),  # credit, debit; as booked, so a reversed credit is a debit
        ("amount", pa.decimal128(38, 5)),  # never negative
        ("amount_written", pa.string()),
        ("currency", pa.string()),  # ISO 4217
        ("booked_on", pa.date32()),
        ("valued_on", pa.date32()),
        ("other_account", pa.string()),  # null when the statement does not name it
        ("other_name", pa.string()),
        ("reference", pa.string()),
        ("details", pa.string()),
        (
            "bank_reference",
            pa.string(),
        ),  # what the account's bank calls the entry; null when it gives none
        (
            "statement_row",
            pa.int64(),
        ),  # statement within the file, from 1; null when the file is one list
    ]
)
"""One booked entry per row, or one transaction when an entry is itemised.

Two statements that overlap carry one entry twice, each with a row of its own; which rows are one is told apart from
the rows, by `sanad.analysis.money.overlap`.
"""

SUBSCRIBERS = pa.schema(
    [
        ("row", pa.int64()),
        ("row_sha256", pa.string()),
        ("number", pa.string()),  # E.164, or as written when it is no number
        ("number_written", pa.string()),
        ("imsi", pa.string()),
        ("name", pa.string()),  # as written
        ("father_name", pa.string()),
        ("id_kind", pa.string()),  # pk_cnic, passport, other; null when the list names none
        ("id_number", pa.string()),  # canonical form; as written when it is not sound
        ("id_written", pa.string()),
        ("address", pa.string()),
        ("valid_from", pa.date32()),  # of the registration; null when the list does not say
        ("valid_to", pa.date32()),
        ("operator", pa.string()),
    ]
)
"""One registration of a number in somebody's name: what the list says, not whose hand held the telephone."""

CELLS = pa.schema(
    [
        ("row", pa.int64()),
        ("row_sha256", pa.string()),
        (
            "cell",
            pa.string(),
        ),  # as call records of this operator write it, blanks removed, upper case
        ("cell_written", pa.string()),
        ("site", pa.string()),
        ("latitude", pa.float64()),  # WGS 84 degrees; null when not given
        ("longitude", pa.float64()),
        ("azimuth_deg", pa.float64()),  # from true north, 0 to 360
        ("beam_deg", pa.float64()),
        ("range_m", pa.float64()),
        ("address", pa.string()),
        (
            "valid_from",
            pa.date32(),
        ),  # the days on which the cell stood so; null when the table does not say
        ("valid_to", pa.date32()),
    ]
)
"""One cell as it stood over a time. It is an area in which a telephone may have been, never a point."""

STATEMENTS = pa.schema(
    [
        ("row", pa.int64()),  # statement, from 1
        ("entry", pa.string()),  # id of the entry, as the list gives it
        ("start", pa.int64()),  # byte range of the entry in the sealed file, end exclusive
        ("end", pa.int64()),
        ("row_sha256", pa.string()),  # digest of that byte range
        ("kind", pa.string()),  # person, organisation, vessel, aircraft, event, object, relation
        (
            "property",
            pa.string(),
        ),  # of claims/properties.py where one fits, else the source's own word
        ("value", pa.string()),  # as the source writes it
        (
            "detail",
            pa.string(),
        ),  # what qualifies it: quality of an alias, kind of a document, precision of a date
    ]
)
"""One thing that one entry of a list or graph says. Whether it is about anybody we know is not said here."""

REJECTS = pa.schema(
    [
        ("row", pa.int64()),
        ("code", pa.string()),  # stable word, for example bad_date, too_few_fields
        ("reason", pa.string()),  # a sentence for the person who asks the sender
        ("written", pa.string()),  # the record as written, fields joined by " | "
    ]
)
"""One record that was not stored, and why."""


KINDS = frozenset(
    {
        "calls", "payments", "subscribers", "cells", "statements", "text", "cues", "container", "recording", "picture", "ocr",
        "none",
    }
)  # fmt: skip
"""What a reader may make of a file."""


@dataclass(frozen=True)
class Hints:
    """What the delivery sheet, the rulebook and the vault say about a file, as far as known.

    `templates` are operator templates: files, or folders of them. `exhibit` is the SHA-256 under which
    the bytes are sealed; a reader that is not told computes it. `language` is the BCP 47 tag of the delivery sheet.
    `password` opens what is locked; it is kept and told nowhere.
    """

    name: str
    reader: str | None = None
    template: str | None = None
    encoding: str | None = None
    templates: tuple[Path, ...] = ()
    exhibit: str | None = None
    language: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Receipt:
    """The account a reader gives: `read == stored + rejected`, always.

    `kind` is one of calls, payments, subscribers, cells, statements, text, cues, container, recording, picture,
    ocr, none. `facts` is what the file says of itself: duration, codec, camera, dates of a PDF; never of a person; of calls, `clock` is the zone whose wall clock their times were read as. `first` and `last` are the days of the first and
    last row stored, for calls (in the operator's zone) and payments. `numbers` are the subscribers or accounts whose records
    these are. `notes` are facts worth a person's eye, for example a page without text or a statement
    that does not balance.
    """

    reader: str
    version: str
    kind: str
    read: int
    stored: int
    rejected: int
    first: date | None = None
    last: date | None = None
    numbers: tuple[str, ...] = ()
    rejects_by_code: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    facts: dict[str, Json] = field(default_factory=dict)

    def as_json(self) -> dict[str, Json]:
        """Return the receipt as it stands in ledger entries and `--json` output."""
        return {
            "reader": self.reader,
            "version": self.version,
            "kind": self.kind,
            "read": self.read,
            "stored": self.stored,
            "rejected": self.rejected,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "numbers": list(self.numbers),
            "rejects_by_code": self.rejects_by_code,
            "notes": list(self.notes),
            "facts": self.facts,
        }


Reader = Callable[[Path, Path, Hints], Receipt]
