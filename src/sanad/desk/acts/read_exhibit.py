# SPDX-License-Identifier: Apache-2.0
"""Take a reader's work into use: the law is asked before anybody may see a row."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import InstrumentOutOfForce, Quarantined, SanadError
from sanad.ledger import read
from sanad.mandates import instrument
from sanad.readers.rows import Receipt
from sanad.values.canonical import Json
from sanad.vault import store
from sanad.vault.exhibit import Exhibit


@dataclass(frozen=True, kw_only=True)
class ReadExhibit(Act[Receipt]):
    """An order to use what a reader made. `receipt` is its account, or why there is none; `folder` holds its files."""

    name: ClassVar[str] = "read_exhibit"
    power: ClassVar[str] = "read"

    exhibit: str
    receipt: Receipt | SanadError
    folder: Path

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit that was not read."""
        return {"exhibit": self.exhibit}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say what the paper is and whether it covers whose records these are and when."""
        if isinstance(self.receipt, SanadError):
            raise self.receipt
        exhibit = store.get(work.connection, self.exhibit)
        paper = exhibit.provenance.instrument
        found = instrument.find(work.connection, paper) if paper else None
        outside = self._outside(found, self.receipt)
        return {
            "exhibit": {
                "kind": self.receipt.kind,
                "instrument": paper,
                "instrument_kind": found.kind if found else None,
                "covered": None if found is None else outside is None,
                "outside": outside,
                "altered": exhibit.differs_from_list and exhibit.quarantine is not None,
            }
        }

    def do(self, work: Work) -> Done[Receipt]:
        """Move the reader's files into place and keep its account."""
        if isinstance(self.receipt, SanadError):
            raise self.receipt  # asked before already; told again for whoever calls this directly
        exhibit = store.get(work.connection, self.exhibit)
        if exhibit.quarantine is not None:
            raise Quarantined(exhibit.name, reason=exhibit.quarantine)
        self._in_force(work, exhibit)
        account = self.receipt.as_json()
        store.keep_receipt(work.connection, self.exhibit, account)
        work.tools.records.put(self.exhibit, self.folder)
        public = ("reader", "version", "kind", "read", "stored", "rejected")
        what = {key: account[key] for key in public}
        return Done(self.receipt, (f"exhibit:{self.exhibit}",), what, account)

    def _in_force(self, work: Work, exhibit: Exhibit) -> None:
        """Refuse what was handed over on a day on which its paper was not in force."""
        came = exhibit.provenance
        if came.instrument is None:
            return
        paper = instrument.get(work.connection, came.instrument)
        received = came.received_at or read.entry(work.connection, exhibit.deliveries[0].seq).at
        day = date.fromisoformat(received[:10])
        if not paper.in_force_on(day):
            raise InstrumentOutOfForce(
                exhibit.name,
                instrument=paper.number,
                on=day,
                start=paper.issued_on,
                end=paper.in_force_until or "recalled",
            )

    @staticmethod
    def _outside(paper: instrument.Instrument | None, receipt: Receipt) -> str | None:
        """Say what of the records lies outside the paper's scope; None when nothing does, or there is no paper."""
        if paper is None:
            return None
        return paper.covers_data(receipt.numbers, receipt.first, receipt.last)
