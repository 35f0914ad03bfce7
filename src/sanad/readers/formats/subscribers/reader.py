# SPDX-License-Identifier: Apache-2.0
"""Read a subscriber list: one row of `subscribers.parquet` for each registration, in batches.

A row says that a list registers a number in a name, never whose hand held the telephone. Numbers and identity documents that
are not sound stay as written, and a note counts them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sanad.errors import BadValue
from sanad.readers.formats.subscribers import NAME, VERSION
from sanad.readers.formats.subscribers.template import DAYS, Template, template_of
from sanad.readers.payments import SetAside
from sanad.readers.rows import SUBSCRIBERS, Hints, Receipt
from sanad.readers.tabular.days import DAY_REASONS, Days
from sanad.readers.tabular.fields import SHAPE_REASONS, Fields, latin, row_digest
from sanad.readers.tabular.table import Table
from sanad.readers.tabular.telephones import (
    DESTROYED_REASON,
    MARKED_NOTE,
    Telephones,
    is_destroyed,
    is_marked,
)
from sanad.values import identity_number

REASONS = {
    **SHAPE_REASONS,
    "no_number": "The record does not say which number is registered.",
    "destroyed_number": DESTROYED_REASON,
    "unknown_id_kind": "The template does not know this kind of identity document.",
    **DAY_REASONS,
}

_PASSPORT = re.compile(
    r"[A-Z0-9]{5,12}"
)  # ICAO 9303: nine characters in the zone, longer in some states
_DIGITS = re.compile(r"[0-9]+")
_NOTES = {
    "number": "records hold a number that is none for certain; it stands as written",
    "id": "records hold an identity number that has not the form of its kind; it stands as written",
    "marked": f"records {MARKED_NOTE}",
    "imsi": "records hold an IMSI that is no number; it was left out",
}


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Read `sealed` into `subscribers.parquet`, `rejects.parquet` and `layer.json`; raises as `Table.read`."""
    return TABLE.read(sealed, into, hints)


class Registrations:
    """What the records of one list mean."""

    def __init__(self, template: Template, days: Days) -> None:
        """Read by a template and its days."""
        self._template = template
        self._fields = Fields(template)
        self._days = days
        self._telephones = Telephones(template.home)
        self._unsound: Counter[str] = Counter()

    def row(self, record: Sequence[str]) -> dict[str, object]:
        """Return one registration as a row of `SUBSCRIBERS`, or raise `SetAside`."""
        said = self._fields.said(record)
        if (number := said["number"]) is None:
            raise SetAside("no_number")
        kind, id_number = self._id_kind(said.get("id_kind")), said.get("id_number")
        if is_destroyed(number) or is_destroyed(id_number or ""):
            raise SetAside("destroyed_number")
        valid_from, valid_to = self._days.period(*map(said.get, DAYS))
        return {
            "row_sha256": row_digest(record),
            "number": self._number(number),
            "number_written": self._fields.written(record, "number"),
            "imsi": self._imsi(said.get("imsi")),
            "name": said.get("name"),
            "father_name": said.get("father_name"),
            "id_kind": None if id_number is None else kind,
            "id_number": None if id_number is None else self._id(kind, id_number),
            "id_written": self._fields.written(record, "id_number") or None,
            "address": said.get("address"),
            "valid_from": valid_from,
            "valid_to": valid_to,
            "operator": said.get("operator"),
        }

    def notes(self) -> list[str]:
        """Say what stands as written because it is not sound."""
        return [f"{count} {_NOTES[what]}" for what, count in sorted(self._unsound.items()) if count]

    def _number(self, text: str) -> str:
        self._unsound["marked"] += is_marked(text)
        if (number := self._telephones.read(text)) is None:
            self._unsound["number"] += 1
            return text
        return number

    def _imsi(self, text: str | None) -> str | None:
        if text is None or _DIGITS.fullmatch(digits := latin(text)):
            return text and digits
        self._unsound["imsi"] += 1
        return None

    def _id_kind(self, word: str | None) -> str | None:
        if word is None:
            return self._template.id_kind
        if word not in self._template.id_kinds:
            raise SetAside("unknown_id_kind")
        return self._template.id_kinds[word]

    def _id(self, kind: str | None, text: str) -> str:
        """Return a document's number in its canonical form; as written when it has not the form of its kind."""
        if kind == "pk_cnic":
            try:
                return str(identity_number.parse(text))
            except BadValue:
                self._unsound["id"] += 1
        elif kind == "passport":
            compact = latin(text).replace(" ", "").upper()
            if _PASSPORT.fullmatch(compact):
                return compact
            self._unsound["id"] += 1
        return text


TABLE = Table(NAME, VERSION, SUBSCRIBERS, REASONS, DAYS, template_of, Registrations)
