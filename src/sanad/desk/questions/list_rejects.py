# SPDX-License-Identifier: Apache-2.0
"""The records of an exhibit that were set aside: each with its code, the reason, and the record as the source wrote it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.question import Question
from sanad.errors import NotFound, Quarantined
from sanad.readers.rejected import rejected
from sanad.values.canonical import Json
from sanad.vault import quarantine, readings, store


@dataclass(frozen=True)
class Rejects:
    """What was set aside, as the account of the reading counts it. The records themselves are read when they are asked for."""

    name: str
    reader: str
    read: int
    rejected: int
    by_code: dict[str, int]
    folder: Path

    def rows(self) -> Iterator[dict[str, Json]]:
        """Yield `row`, `code`, `reason` and `written` of each, in the order of the file; memory does not grow with them."""
        return rejected(self.folder)


@dataclass(frozen=True, kw_only=True)
class ListRejects(Question[Rejects]):
    """An order to look at what a step of reading `exhibit` set aside."""

    name: ClassVar[str] = "list_rejects"

    exhibit: str
    step: str = readings.CONTENT

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[Rejects]:
        """Return the account; what is set aside as a whole shows none of its records."""
        exhibit = store.get(work.connection, self.exhibit)
        set_aside = work.told(quarantine.reasons)
        if self.exhibit in set_aside:
            raise Quarantined(exhibit.name, reason=set_aside[self.exhibit])
        account = readings.account(work.connection, self.exhibit, self.step)
        if account is None:
            raise NotFound("vault", kind="reading of", name=exhibit.name)
        codes = Counter[str](account["rejects_by_code"])  # type: ignore[arg-type]  # our own table
        found = Rejects(
            exhibit.name,
            str(account["reader"]),
            int(str(account["read"])),
            codes.total(),
            dict(codes),
            work.tools.records.folder(self.exhibit, self.step),
        )
        what: dict[str, Json] = {"exhibit": self.exhibit, "step": self.step, "rejected": found.rejected}  # fmt: skip
        return Done(found, (f"exhibit:{self.exhibit}",), what)
