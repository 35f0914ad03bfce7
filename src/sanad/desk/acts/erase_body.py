# SPDX-License-Identifier: Apache-2.0
"""Erase the words of one ledger entry, on an order; that it was there, and when, stays provable."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import basis, directive, proceedings, tasks
from sanad.claims import store as register
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue
from sanad.ledger.erase import erase
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import erasure


@dataclass(frozen=True, kw_only=True)
class EraseBody(Act[int]):
    """An order to erase entry `entry`, on `order` (court, number, date); the result is its number."""

    name: ClassVar[str] = "erase_body"
    power: ClassVar[str] = "erase"

    entry: int
    order: str

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[int]:
        """Delete body and salt, and the words that working tables took from the entry."""
        if not says_something(self.order):
            raise BadValue(f"entry {self.entry}", value="", type="order", detail="it is empty")
        erase(work.connection, self.entry)
        for kept in (register, erasure, proceedings, tasks, directive, basis):
            kept.forget_words(work.connection, self.entry)
        what: dict[str, Json] = {"entry": self.entry, "order": self.order}
        return Done(self.entry, (f"entry:{self.entry}",), what)
