# SPDX-License-Identifier: Apache-2.0
"""Record that an exhibit could not be read, and why. It stays sealed as it came; nobody sees anything of it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import SanadError
from sanad.readers.outcome import failure
from sanad.values.canonical import Json
from sanad.vault import readings


@dataclass(frozen=True, kw_only=True)
class FailReading(Act[SanadError]):
    """An order to keep why a step of reading failed: the failure is its result, not its refusal.

    `reader` is the one that was chosen, if it came to that.
    """

    name: ClassVar[str] = "fail_reading"
    power: ClassVar[str] = "read"

    exhibit: str
    step: str
    error: SanadError
    reader: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit that was not read."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[SanadError]:
        """Settle the step; it waits again when somebody asks for it."""
        document = failure(self.error)
        at = (work.connection, self.exhibit, self.step, readings.FAILED)
        readings.settle(*at, seq=work.seq, document=document, reader=self.reader)
        what: dict[str, Json] = {
            "exhibit": self.exhibit,
            "step": self.step,
            "failed": self.error.code,
        }
        things = (f"exhibit:{self.exhibit}",)
        return Done(self.error, things, what, {"says": document["says"]})
