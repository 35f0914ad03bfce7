# SPDX-License-Identifier: Apache-2.0
"""Take a reader's work into use: the law is asked before anybody may see a row."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sanad.desk import authority
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import Quarantined
from sanad.readers import registry
from sanad.readers.rows import Receipt
from sanad.values.canonical import Json
from sanad.vault import quarantine, readings, store


@dataclass(frozen=True, kw_only=True)
class ReadExhibit(Act[Receipt]):
    """An order to use what a reader made at one step: `receipt` is its account, `folder` holds its files."""

    name: ClassVar[str] = authority.READING
    power: ClassVar[str] = "read"

    exhibit: str
    receipt: Receipt
    folder: Path
    step: str = readings.CONTENT

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit that was not read."""
        return {"exhibit": self.exhibit}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say what the paper is, what it states, and whether it covers whose records these are and when."""
        exhibit = store.get(work.connection, self.exhibit)
        return authority.facts(work, exhibit, self.receipt.as_json())

    def do(self, work: Work) -> Done[Receipt]:
        """Move the reader's files into place and keep its account, and let the readers that follow it wait."""
        exhibit = store.get(work.connection, self.exhibit)
        reason = quarantine.why(work.connection, self.exhibit)
        if reason is not None:
            raise Quarantined(exhibit.name, reason=reason)
        authority.require_in_force(work, exhibit)
        account = self.receipt.as_json()
        work.tools.records.put(self.exhibit, self.folder, self.step)
        readings.settle(
            work.connection,
            self.exhibit,
            self.step,
            readings.DONE,
            seq=work.seq,
            document=account,
            reader=self.receipt.reader,
            version=self.receipt.version,
        )
        if self.step == readings.CONTENT:
            store.keep_receipt(work.connection, self.exhibit, account)
            depth = readings.depth_of(work.connection, self.exhibit)
            for follower in registry.known()[self.receipt.reader].then:
                at = {"depth": depth, "seq": work.seq}
                readings.enqueue(work.connection, self.exhibit, follower, self.compartment, **at)
        public = ("reader", "version", "kind", "read", "stored", "rejected")
        what: dict[str, Json] = {"step": self.step, **{key: account[key] for key in public}}
        return Done(self.receipt, (f"exhibit:{self.exhibit}",), what, account)
