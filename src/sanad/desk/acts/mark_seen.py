# SPDX-License-Identifier: Apache-2.0
"""Mark what is new on one's desk as seen, up to the entry that the desk showed."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.news import Mark, desk_of, mark_of
from sanad.errors import BadValue
from sanad.ledger import read
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class MarkSeen(Act[Mark]):
    """An order to count as new what comes after entry `until`; the result is the mark. A page that lay open since yesterday takes no mark back."""

    name: ClassVar[str] = "mark_seen"
    power: ClassVar[str] = "look"

    until: int

    def intent(self) -> dict[str, Json]:
        """Name the entry."""
        return {"until": self.until}

    def do(self, work: Work) -> Done[Mark]:
        """Set the mark.

        Raises:
            BadValue: there is no entry of that number yet.
        """
        if not 0 <= self.until < work.seq:
            detail = f"0 to {work.seq - 1}"
            raise BadValue("desk", value=self.until, type="number of an entry", detail=detail)
        before = mark_of(work, self.by, self.compartment)
        mark = Mark(self.until, read.entry(work.connection, self.until).at)
        mark = max(before, mark, key=lambda each: each.entry)
        thing = desk_of(self.by, self.compartment)
        return Done(mark, (thing,), {"until": mark.entry, "at": mark.at})
