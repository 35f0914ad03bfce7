# SPDX-License-Identifier: Apache-2.0
"""Erase sealed bytes on an order: their key is destroyed, or the bytes where there is no key. That they were here stays provable.

What was found inside goes with them, unless it was delivered by itself too, and so do redacted copies. What readers made of them is removed, and
so are the accounts of ended work that may repeat their words: such work can be ordered again. The entry is on record before anything is destroyed, so that a stop between leaves an erasure to finish, never one without a record.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.work_needs import QUOTING
from sanad.dossier import copies
from sanad.errors import AlreadyDone, BadValue, SecondPersonNeeded, UnknownOfficer
from sanad.jobs import store as jobs
from sanad.mandates import officer
from sanad.mandates.officer import Officer
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import erasure, family, store


@dataclass(frozen=True, kw_only=True)
class EraseExhibit(Act[list[str]]):
    """An order to erase `exhibit` on `order` (court, number, date), before `witness`; the result are the digests erased."""

    name: ClassVar[str] = "erase_exhibit"
    power: ClassVar[str] = "erase"

    exhibit: str
    order: str
    witness: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit that was not erased."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[list[str]]:
        """Mark everything concerned; the door destroys when the entry is on disk."""
        if not says_something(self.order):
            raise BadValue(self.exhibit[:12], value="", type="order", detail="it is empty")
        self._two_offices(work)
        exhibit = store.get(work.connection, self.exhibit)
        if exhibit.erased:
            raise AlreadyDone("vault", kind="erasure of", name=exhibit.name)
        concerned = [exhibit.sha256, *family.only_inside(work.connection, exhibit.sha256)]
        for sha256 in concerned:
            erasure.erase(work.connection, sha256, work.seq, f"erased on order: {self.order}")
        copies.forget_marks(work.connection, frozenset(concerned))
        jobs.forget(work.connection, sorted(exhibit.compartments), QUOTING, work.seq)
        work.to_destroy.extend(
            [*concerned, *copies.files_of(work.connection, frozenset(concerned))]
        )
        what: dict[str, Json] = {
            "exhibits": list(concerned),
            "order": self.order,
            "witness": self.witness,
            "destroys": {sha256: work.tools.blobs.fate(sha256) for sha256 in concerned},
        }
        return Done(concerned, tuple(f"exhibit:{sha256}" for sha256 in concerned), what)

    def _two_offices(self, work: Work) -> None:
        """Refuse unless a second officer, of another office, with the power to attest, stands by."""
        here = (self.compartment, work.today, self.name)
        officer.require(work.connection, self.witness, "attest", *here)
        if self._officer(work, self.by).office == self._officer(work, self.witness).office:
            raise SecondPersonNeeded(self.exhibit[:12], officer=self.witness, act="witness it")

    def _officer(self, work: Work, name: str) -> Officer:
        found = officer.find(work.connection, name)
        if found is None:
            raise UnknownOfficer(self.name, officer=name)
        return found
