# SPDX-License-Identifier: Apache-2.0
"""State what a registered paper says and its registration left out, so that the rules that ask for it can be answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue
from sanad.mandates import instrument
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class StateFacts(Act[str]):
    """An order to record what `instrument` says, by the names of docs/formats/sheets.md; `reason` says where it was read.

    Whoever makes evidence does not also say that its paper carries it: the power is that of whoever answers.
    """

    name: ClassVar[str] = "state_facts"
    power: ClassVar[str] = "answer"

    instrument: str
    stated: Mapping[str, Json]
    reason: str

    def touches(self, work: Work) -> list[str]:
        """Papers are the office's own."""
        del work
        return [OFFICE]

    def intent(self) -> dict[str, Json]:
        """Name the paper and what was to be stated of it."""
        return {"instrument": self.instrument, "names": sorted(self.stated)}

    def do(self, work: Work) -> Done[str]:
        """Record it; what was stated before stands in the earlier entry."""
        if not self.stated or not says_something(self.reason):
            detail = "something must be stated, and where it was read"
            raise BadValue(self.instrument, value="", type="statement", detail=detail)
        instrument.state(work.connection, self.instrument, self.stated)
        what: dict[str, Json] = {
            "instrument": self.instrument,
            "stated": dict(self.stated),
            "reason": self.reason,
        }
        return Done(self.instrument, (f"instrument:{self.instrument}",), what)
