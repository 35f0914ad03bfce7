# SPDX-License-Identifier: Apache-2.0
"""Disclosure schedules on paper, and as CSV: what speaks for the person first, then used, unused and sensitive material, then what nobody looked into.

A prosecutor is told every row. The defence is told no file names, which are often names or numbers of other people, and of sensitive material only how much
there is and on what grounds; that something in it speaks for the person is told all the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanad.casework.disclosure import Row, Schedules
from sanad.claims.claim import Claim
from sanad.dossier.blocks import Writer
from sanad.dossier.exports.registers import as_csv
from sanad.dossier.feeds.row import cites
from sanad.dossier.papers.matter import Matter, shown, standing
from sanad.dossier.papers.paper import Frame, Made, paper
from sanad.values.canonical import Json

DEFENCE, PROSECUTOR = "defence", "prosecutor"
_UNREAD = "unread"
_PARTS = {
    "used": ("Used material", "The case rests on no exhibit."),
    "unused": ("Unused material", "No exhibit is unused."),
    "sensitive": ("Sensitive material", "No exhibit is sensitive."),
    _UNREAD: ("What no officer has looked into", "An officer has looked into every exhibit."),
}  # fmt: skip
_COLUMNS = ("No.", "Exhibit", "Sort", "Received", "Why it stands here")
_DESCRIBED = (*_COLUMNS[:2], "Description", *_COLUMNS[2:])
_CSV = ("part", "number", "sha256", "name", "media_type", "sort", "received_on", "handling", "conditions", "why")  # fmt: skip
_FAVOUR_CSV = ("claim", "property", "words", "standing", "withdrawn", "sha256")
_LEFT_OUT = "[a sentence that names somebody else is left out]"
_FRAME = Frame(
    kind="disclosure_schedules",
    title="Disclosure schedules",
    language="en",
    recipient=PROSECUTOR,
    note=(
        "Part 1 names everything on record that speaks for the person, whatever became of it. Each exhibit of the case stands once in Part 2, 3 or 4. Part 5 names "
        "again what no officer has looked into: nobody can say what it holds. Whether sensitive material is disclosed is for the prosecutor and the court."
    ),
    words={"for": "For", "request": "Request", "person": "Person", "as_of": "As of", "key": "Key", "sources": "What the statements rest on"},
)  # fmt: skip


@dataclass(frozen=True)
class Disclosed:
    """The schedules of the subject of a request, as `recipient` (prosecutor or defence) may see them."""

    matter: Matter
    found: Schedules
    recipient: str

    def document(self, made: Made) -> dict[str, Json]:
        """Return the schedules as a paper (docs/formats/papers.md)."""
        writer = Writer()
        self._favour(writer)
        for name, (heading, none) in _PARTS.items():
            writer.heading(name, heading)
            rows = self._rows(name)
            told = self._told(rows)
            if told:
                cells = [self._cells(name, number, row) for number, row in enumerate(told, 1)]
                caption = f"{heading}: {len(told):,}"
                writer.table(caption, self._columns, cells, [_exhibit(row) for row in told])
            if len(told) < len(rows):
                writer.sentence(self._not_told(name), self._request)
            if not rows:
                writer.sentence(none, self._request)
        frame = Frame(**{**vars(_FRAME), "recipient": self.recipient})
        return paper(frame, made, writer, lambda _: None)

    def csv(self) -> dict[str, bytes]:
        """Return name of file → CSV (RFC 4180, UTF-8) of what speaks for the person, and of the schedules."""
        favour = [
            (claim.id, claim.property, self._words(claim), str(claim.standing), claim.withdrawn or "", exhibit)
            for claim in self.matter.favour
            for exhibit in self.found.favour[claim.id]
        ]  # fmt: skip
        return {
            "favour.csv": as_csv(_FAVOUR_CSV, favour),
            "schedules.csv": as_csv(_CSV, self._csv_rows()),
        }

    @property
    def _request(self) -> list[str]:
        return [f"entry:{self.matter.request.seq}"]

    def _favour(self, writer: Writer) -> None:
        writer.heading("favour", "What speaks for the person")
        for claim in self.matter.favour:
            exhibits = self.found.favour[claim.id]
            where = " and ".join(each[:16] for each in exhibits)
            name = claim.property.replace("_", " ").capitalize()
            gone = f" Withdrawn since: {claim.withdrawn.rstrip('.')}." if claim.withdrawn else ""
            text = f"{claim.id}, {standing(claim).lower()}, in exhibit {where}. {name}: {self._words(claim)}.{gone}"
            writer.sentence(text, [cites(claim), *(f"exhibit:{each}" for each in exhibits)])
        if not self.matter.favour:
            text = "No claim on record is marked as speaking for the person."
            writer.sentence(text, self._request)

    def _words(self, claim: Claim) -> str:
        if self.recipient == PROSECUTOR:
            return shown(claim).rstrip(".")
        if claim.id in self.matter.kept_back:
            return f"its words are kept back ({self.matter.kept_back[claim.id]})"
        return self.matter.told(shown(claim), _LEFT_OUT).rstrip(".")

    @property
    def _columns(self) -> tuple[str, ...]:
        return _DESCRIBED if self.recipient == PROSECUTOR else _COLUMNS

    def _rows(self, name: str) -> tuple[Row, ...]:
        rows: tuple[Row, ...] = getattr(self.found, name)
        return rows

    def _told(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows that the recipient sees."""
        if self.recipient == PROSECUTOR:
            return list(rows)
        apart = {row.held.exhibit for row in self.found.sensitive}
        return [row for row in rows if row.held.exhibit not in apart]

    def _not_told(self, name: str) -> str:
        """Return how many rows of a part the recipient does not see; of the sensitive ones also on which grounds, which is not whether the case rests on them."""
        apart = [row.why.rpartition("; ")[0] for row in self.found.sensitive]
        if name != "sensitive":
            return "Of the exhibits of Part 4, too, it is not said here which were looked into."
        grounds = "; ".join(f"{why} ({count})" for why, count in sorted(Counter(apart).items()))
        return f"Exhibits that are not described to the defence: {len(apart)}. Grounds: {grounds}."

    def _name(self, row: Row) -> str:
        return row.held.name if self.recipient == PROSECUTOR else ""

    def _why(self, part: str, row: Row) -> str:
        """Return why a row stands where it does; the words in which an exhibit was set aside, or may not be relied on, may name others."""
        reasons = [each for each in (row.held.set_aside, row.held.lead) if each]
        if self.recipient != PROSECUTOR or part == _UNREAD or not reasons:
            return row.why
        return f"{row.why} ({'; '.join(reasons)})"

    def _cells(self, part: str, number: int, row: Row) -> tuple[str, ...]:
        """Return the cells of a row; the defence is told the form of the file beside its sort, in place of its name."""
        held, sort = row.held, (row.held.sort or "not stated").replace("_", " ")
        described = [f"{held.name} ({held.media_type})"]
        if self.recipient != PROSECUTOR:
            described, sort = [], f"{sort} ({held.media_type})"
        return (
            str(number),
            held.exhibit[:16],
            *described,
            sort,
            held.received_on,
            self._why(part, row),
        )

    def _csv_rows(self) -> Iterator[tuple[str, ...]]:
        for name in _PARTS:
            for number, row in enumerate(self._told(self._rows(name)), 1):
                held = row.held
                marks = (" ".join(held.handling), " ".join(held.conditions))
                yield (name, str(number), held.exhibit, self._name(row), held.media_type, held.sort or "", held.received_on, *marks, self._why(name, row))  # fmt: skip


def _exhibit(row: Row) -> str:
    return f"exhibit:{row.held.exhibit}"
