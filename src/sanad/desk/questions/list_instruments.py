# SPDX-License-Identifier: Apache-2.0
"""The legal papers among which whoever receives may choose, or puts right what was received: those under which something came here, and those under which nothing has come anywhere yet.

A paper of another compartment's evidence is not listed: that there is one tells what they look into.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.mandates import instrument, officer
from sanad.mandates.instrument import Instrument
from sanad.vault import consignment


@dataclass(frozen=True, kw_only=True)
class ListInstruments(Question[tuple[Instrument, ...]]):
    """An order to list, the newest issued first."""

    name: ClassVar[str] = "list_instruments"
    power: ClassVar[str] = "receive"

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer may receive, or put right what was received."""
        place = (self.compartment, work.today)
        corrects = officer.holds(work.connection, self.by, "release", *place)
        power = "release" if corrects else self.power
        officer.require(work.connection, self.by, power, *place, self.name, work.now)

    def do(self, work: Work) -> Done[tuple[Instrument, ...]]:
        """Compare the registered papers with where they were used."""
        used = work.told(consignment.papers_used)
        found = [
            each
            for each in instrument.every(work.connection)
            if each.id not in used or self.compartment in used[each.id]
        ]
        found.sort(key=lambda each: each.issued_on, reverse=True)
        return Done(tuple(found), (), {"instruments": len(found)})
