# SPDX-License-Identifier: Apache-2.0
"""Let an officer's password be tried again at once, after wrong ones made it wait."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import attempts
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue, UnknownOfficer
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class LiftWait(Act[int]):
    """An order about `officer`, with the reason, such as that they stand beside whoever lifts it; the result is how many rejections count no more."""

    name: ClassVar[str] = "lift_wait"
    power: ClassVar[str] = "govern"

    officer: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """Accounts are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[int]:
        """Count no rejection so far."""
        if not says_something(self.reason):
            detail = "say in a few words how you know that it was the officer"
            raise BadValue(self.officer, value=self.reason[:60], type="reason", detail=detail)
        if officer.find(work.connection, self.officer) is None:
            raise UnknownOfficer(self.name, officer=self.officer)
        lifted = attempts.lift(work.connection, self.officer)
        what: dict[str, Json] = {"officer": self.officer, "rejections": lifted}
        return Done(lifted, (f"officer:{self.officer}",), what, {"reason": self.reason})
