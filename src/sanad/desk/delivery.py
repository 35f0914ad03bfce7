# SPDX-License-Identifier: Apache-2.0
"""What a delivery sheet says of each file of a folder, and what it says that no file bears out.

It is asked name by name and remembers what it was asked, so that a folder of any size costs no memory: at the end it names the
patterns that met nothing and the listed files that did not come.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sanad.desk.patterns import Patterns
from sanad.desk.sheets import Row, Sheet, plain
from sanad.errors import BadSheet
from sanad.values.canonical import Json
from sanad.vault.exhibit import Provenance

_RELATIONS = {"transcript_of": "transcript", "translation_of": "translation"}
_TOLD = (
    "handed_by", "received_where", "received_by", "seal", "made_by", "instrument", "grade", "language", "reader",
    "template", "encoding", "evidence_type",
)  # fmt: skip
_MOST_STEPS = 8
"""Transcripts of translations of …: a ring of files that are about each other ends here."""


@dataclass(frozen=True)
class Met:
    """One file and the rows that meet it: one says how it came, none leaves that unknown, more than one is a fault."""

    name: str
    rows: tuple[Row, ...]
    listed: str | None

    @property
    def fault(self) -> BadSheet | None:
        """Return what is wrong with what the sheet says, if anything."""
        if len(self.rows) > 1:
            return BadSheet(self.name, detail="more than one delivery names this file")
        return None

    @property
    def parent(self) -> str | None:
        """Return the name of the file that this one transcribes or translates."""
        named = (row[field] for row in self.rows for field in _RELATIONS if field in row)
        return next((str(name) for name in named), None)

    @property
    def instrument(self) -> str | None:
        """Return the id of the paper under which it came."""
        return self.rows[0].get("instrument") if self.rows else None

    def provenance(self, sheet: str | None, parents: Mapping[str, str]) -> Provenance:
        """Return how it came; what the sheet does not say stays unknown.

        Args:
            sheet: Digest of the sheet.
            parents: Digest of each file that others are about, by name.
        """
        if len(self.rows) != 1:
            return Provenance(listed_sha256=self.listed, sheet=sheet)
        row = self.rows[0]
        known = Provenance(
            **{field: row.get(field) for field in _TOLD},
            handling=row.get("handling", "restricted"),
            conditions=tuple(row.get("conditions", ())),
            received_at=_text(row.get("received_at")),
            coverage=_table(row.get("coverage", {})),
            capture=_table(row.get("capture", {})),
            listed_sha256=self.listed,
            sheet=sheet,
        )
        relation = next((field for field in _RELATIONS if field in row), None)
        if relation is None:
            return known
        return replace(known, parent=parents.get(row[relation]), relation=_RELATIONS[relation])


class Delivery:
    """The `[[delivery]]` rows of one sheet, or of none."""

    def __init__(self, sheet: Sheet | None) -> None:
        """Take the rows of `sheet`.

        Raises:
            BadSheet: a pattern is none, or two rows list different digests for a file.
        """
        self._rows = sheet.rows("delivery") if sheet else ()
        self._patterns = Patterns[int]()
        self._unmet: dict[tuple[int, str], None] = {}
        self._listed: dict[str, str] = {}
        for number, row in enumerate(self._rows):
            for pattern in row["files"]:
                self._patterns.add(pattern, number)
                self._unmet[number, pattern] = None
            for name, digest in row.get("sha256", {}).items():
                if self._listed.setdefault(name, digest) != digest:
                    raise BadSheet(name, detail="two digests are listed for this file")
        self._missing = dict.fromkeys(self._listed)
        self.parents = {str(row[key]) for row in self._rows for key in _RELATIONS if key in row}
        """Names of the files that others are about."""

    def of(self, name: str) -> Met:
        """Return what the sheet says of the file `name`, which is there."""
        self._missing.pop(name, None)
        met = list(self._patterns.meeting(name))
        for pattern, number in met:
            self._unmet.pop((number, pattern), None)
        rows = tuple(self._rows[number] for number in dict.fromkeys(number for _, number in met))
        return Met(name, rows, self._listed.get(name))

    def depth(self, name: str, steps: int = _MOST_STEPS) -> int:
        """Return how many files `name` is removed from one that is about no other."""
        if not self.parents or steps == 0:
            return 0
        rows = [self._rows[number] for _, number in self._patterns.meeting(name)]
        parent = Met(name, tuple(rows), None).parent
        return 0 if parent is None else 1 + self.depth(parent, steps - 1)

    @property
    def missing(self) -> list[str]:
        """Return the files that a row lists by their digest and that were not asked about, as the sheet orders them."""
        return list(self._missing)

    @property
    def unmet(self) -> list[str]:
        """Return the patterns that met no file that was asked about, as the sheet orders them."""
        return [pattern for _, pattern in self._unmet]


def _text(value: object) -> str | None:
    return None if value is None else str(plain(value))


def _table(value: object) -> dict[str, Json]:
    table = plain(value)
    return dict(table) if isinstance(table, dict) else {}
