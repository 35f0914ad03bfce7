# SPDX-License-Identifier: Apache-2.0
"""Let readings wait again: those that failed, those of one reader, those of an older version, or all."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from sanad.desk.act import Act, Done, Work
from sanad.readers import registry
from sanad.values.canonical import Json
from sanad.vault import readings
from sanad.vault.readings import DONE, FAILED

Which = Literal["failed", "outdated", "all"]


@dataclass(frozen=True, kw_only=True)
class QueueReadings(Act[int]):
    """An order to read again; what was read before stays in use until the new reading is there."""

    name: ClassVar[str] = "queue_readings"
    power: ClassVar[str] = "read"

    which: Which
    reader: str | None = None

    def intent(self) -> dict[str, Json]:
        """Say what was to be read again."""
        return {"which": self.which, "reader": self.reader}

    def do(self, work: Work) -> Done[int]:
        """Queue the steps and return how many."""
        current = None
        if self.which == "outdated":
            current = {name: one.version for name, one in registry.known().items()}
        count = readings.requeue(
            work.connection,
            self.compartment,
            seq=work.seq,
            states=(FAILED,) if self.which == "failed" else (DONE, FAILED),
            reader=self.reader,
            current=current,
        )
        what: dict[str, Json] = {"which": self.which, "reader": self.reader, "queued": count}
        return Done(count, (), what)
