# SPDX-License-Identifier: Apache-2.0
"""The adopted incidents of a register in the register's own columns: its sealed rows, held to the claims made of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.incidents.registered import Layout, Row, stated
from sanad.claims.resolve import Evidence
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.incidents import registered
from sanad.desk.listing import list_exhibit
from sanad.desk.question import Question
from sanad.dossier.exports.registers import as_csv
from sanad.values.canonical import Json
from sanad.values.citation import BytesLocator
from sanad.vault import store as vault


@dataclass(frozen=True)
class TakenBack:
    """A claim that a row makes and that no longer stands on the register for its incident; the row says it all the same."""

    incident: str
    property: str
    quote: str


@dataclass(frozen=True)
class Rows:
    """The rows as CSV, the incidents that they are in the order of the register, and what was taken back of them."""

    raw: bytes
    incidents: tuple[str, ...]
    taken_back: tuple[TakenBack, ...]


@dataclass(frozen=True, kw_only=True)
class RegisterRows(Question[Rows]):
    """An order for the rows of `exhibit` that were adopted in the order's compartment, and of which any claim stands."""

    name: ClassVar[str] = "register_rows"

    exhibit: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the register was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the register."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[Rows]:
        """Take each row from the sealed bytes, as its citation leads there."""
        exhibit = list_exhibit(work, self.exhibit)
        layout = Layout.of(exhibit.receipt, exhibit.name)
        evidence = Evidence(work.tools.blobs.path, work.tools.records.folder)
        rows, incidents, gone = [], list[str](), list[TakenBack]()
        for place, incident, claims in self._adopted(work, exhibit.sha256):
            row = Row(evidence.content(exhibit.sha256, place), layout)
            rows.append(row.cells)
            incidents.append(incident)
            gone += _taken_back(row, layout, incident, claims)
        raw = as_csv(layout.header, rows, layout.delimiter)
        what: dict[str, Json] = {"exhibit": exhibit.sha256, "incidents": list(incidents)}
        return Done(Rows(raw, tuple(incidents), tuple(gone)), (f"exhibit:{exhibit.sha256}",), what)

    def _adopted(self, work: Work, sha256: str) -> Iterator[tuple[BytesLocator, str, list[Claim]]]:
        """Yield each row cited for an incident of the compartment, with the claims on it, in the order of the register."""
        here = work.told(registered, self.compartment)
        found: dict[tuple[int, str], list[Claim]] = {}
        places: dict[int, BytesLocator] = {}
        for claim in store.citing(work.connection, sha256):
            place = claim.citation.locator
            if isinstance(place, BytesLocator) and claim.about in here:
                found.setdefault((place.start, claim.about), []).append(claim)
                places[place.start] = place
        for (start, incident), claims in sorted(found.items(), key=lambda one: one[0]):
            yield places[start], incident, claims


def _taken_back(
    row: Row, layout: Layout, incident: str, claims: Iterable[Claim]
) -> Iterator[TakenBack]:
    standing = [(claim.property, claim.value) for claim in claims]
    for one in stated(row, layout):
        if (one.property, one.value) not in standing:
            yield TakenBack(incident, one.property, one.quote)
