# SPDX-License-Identifier: Apache-2.0
"""The fixed cast of the tests, and an office they work in."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from sanad.desk.act import Act
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.register_instrument import RegisterInstrument
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.procedures.read_pending import read_pending
from sanad.desk.question import Question
from sanad.mandates.instrument import Instrument
from sanad.mandates.officer import Officer
from sanad.vault.exhibit import Provenance
from sanad.wiring import Office, found_office

CASE = "op-test"
CAST = {
    "clerk": ("records", ["clerk"]),
    "investigator": ("cell", ["investigator"]),
    "analyst": ("cell", ["analyst"]),
    "drafter": ("cell", ["drafter"]),
    "reviewer": ("law", ["reviewer"]),
    "approver": ("bureau", ["approver"]),
    "liaison": ("bureau", ["liaison"]),
    "jurist": ("law", ["jurist"]),
    "auditor": ("oversight", ["auditor"]),
    "chief": ("supervision", ["supervisor"]),
    "outsider": ("elsewhere", []),
}
CAPTURE = {
    "url": "https://example.org/page",
    "at": "2025-03-01T08:00:00+00:00",
    "tool": "browser 1",
    "collector": "The analyst",
}
"""What the rules ask of something taken from an open source."""
ORDER = {"issuer_rank": "superintendent_or_above", "team_request": "JIT/1/2025"}
"""What the rules ask of an order for call data, beside the offence it names."""
COMPLAINT = b"A sample complaint that names whomever the tests need."
START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that moves one second whenever it is looked at."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class House:
    """An office with the whole cast enrolled, and short ways to set a scene."""

    office: Office
    clock: Clock = field(default_factory=Clock)
    sealed_complaint: str | None = None

    def do(self, act: Act):
        desk = self.office.desk
        return desk.ask(act) if isinstance(act, Question) else desk.perform(act)

    @contextmanager
    def past_the_door(self) -> Iterator[sa.Connection]:
        """Give a connection that writes without an act, and let the office forget what it worked out before: it knows of acts alone."""
        tools = self.office.tools
        with tools.database.writing() as connection:
            yield connection
        tools.standing.__init__()

    def seal(self, folder: Path, name: str, raw: bytes, **came) -> str:
        path = folder / name.replace("/", "_")
        path.write_bytes(raw)
        copy = self.office.tools.blobs.stage(path)
        given = {"instrument": "open-1", "grade": "admiralty:B2", "capture": CAPTURE}
        listed = hashlib.sha256(raw).hexdigest()
        provenance = Provenance(**{**given, "listed_sha256": listed, **came})
        act = SealExhibit(
            by="clerk", compartment=CASE, delivered_as=name, copy=copy, provenance=provenance
        )
        return self.do(act).sha256

    def read(self):
        return list(read_pending(self.office.desk, self.office.tools, "clerk", CASE))

    def complaint(self) -> str:
        """Return the exhibit on which the tests enter whomever they enter; sealed once."""
        if self.sealed_complaint is None:
            raw = COMPLAINT
            self.sealed_complaint = self.seal(self.office.path, "complaint.txt", raw, reader="none")
        return self.sealed_complaint

    def subject(self, name: str, kind: str = "person", label: str | None = None) -> str:
        act = RegisterSubject(
            by="investigator",
            compartment=CASE,
            subject=name,
            kind=kind,
            label=label or f"Sample {name}",
            authority="Test order 1",
            reason="named in a sample complaint",
            evidence=(self.complaint(),),
        )
        return self.do(act)

    def instrument(self, name: str, **fields) -> str:
        given = {
            "kind": "open_source",
            "number": name,
            "issuer": "nobody",
            "legal_basis": "none needed",
            "issued_on": date(2025, 1, 1),
        }
        paper = Instrument(id=name, **{**given, **fields})
        return self.do(RegisterInstrument(by="clerk", instrument=paper))


def build_house(folder: Path, database: str | None = None, **settings) -> House:
    """Found an office in `folder` and enrol everybody."""
    clock = Clock()
    office = found_office(
        folder,
        name="Test cell",
        officer="supervisor",
        officer_name="The supervisor",
        order="Test order 1",
        database=database,
        clock=clock,
        **settings,
    )
    house = House(office, clock)
    for act in _enrolments(["office", CASE]):
        house.do(act)
    house.instrument("open-1")
    return house


def _enrolments(compartments: list[str]) -> Iterable[EnrolOfficer]:
    for name, (office, roles) in CAST.items():
        yield EnrolOfficer(
            by="supervisor",
            officer=Officer(name, f"The {name}", office),
            roles=tuple(roles),
            compartments=tuple(compartments),
            from_day=date(2025, 1, 1),
            until=None,
            order="Test order 1",
        )
