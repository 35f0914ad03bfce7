# SPDX-License-Identifier: Apache-2.0
"""State that an officer is away in a compartment and who stands in, or that the officer is there after all."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.casework.cell import Absence, add_absence
from sanad.desk.act import Act, Done, Work
from sanad.desk.tasks import DIRECT, POWER, must_hold
from sanad.errors import BadValue
from sanad.mandates.officer import require
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class StateAbsence(Act[int]):
    """An order to state; the result is the number of its ledger entry. Both days are included; without a `cover` the officer is there.

    Officers state their own; whoever directs the cell states anybody's.
    """

    name: ClassVar[str] = "state_absence"
    power: ClassVar[str] = POWER

    officer: str
    first: date
    last: date
    cover: str | None = None

    def mandate(self, work: Work) -> None:
        """Refuse unless it is the officer's own absence, or the order of somebody who directs the cell."""
        power = self.power if self.officer == self.by else DIRECT
        require(work.connection, self.by, power, self.compartment, work.today, self.name)

    def do(self, work: Work) -> Done[int]:
        """Record it; what lies with the officer lies with the cover in those days."""
        if not work.today <= self.last >= self.first:
            detail = "the last day is not before the first, and not past"
            raise BadValue(self.officer, value=self.last, type="absence", detail=detail)
        if self.cover == self.officer:
            raise BadValue(self.officer, value=self.cover, type="cover", detail="another officer")
        for who in filter(None, (self.officer, self.cover)):
            must_hold(work, who, self.compartment, self.name)
        absence = Absence(self.officer, self.first, self.last, self.cover)
        add_absence(work.connection, self.compartment, absence, work.seq)
        what: dict[str, Json] = {
            "officer": self.officer,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "cover": self.cover,
        }
        return Done(work.seq, (f"officer:{self.officer}",), what)
