# SPDX-License-Identifier: Apache-2.0
"""Name the numbers in rows of a subscriber list as they may be shown: a subject's own as it is, anybody else's by its pseudonym."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow.compute as pc
import pyarrow.parquet as pq

from sanad.analysis.masking import Pseudonyms
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.inputs import identifiers_of_subjects
from sanad.desk.listing import list_exhibit
from sanad.values.canonical import Json
from sanad.vault import store as vault

_FILE = "subscribers.parquet"


@dataclass(frozen=True, kw_only=True)
class MaskRows(Act[dict[int, str]]):
    """An order to name the numbers of `rows`; the result maps each row that has one to its name."""

    name: ClassVar[str] = "mask_rows"
    power: ClassVar[str] = "find"

    exhibit: str
    rows: tuple[int, ...]

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the list was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[dict[int, str]]:
        """Give pseudonyms in the order of the rows, so that the same order gives the same."""
        exhibit = list_exhibit(work, self.exhibit, ("subscribers",))
        file = work.tools.records.folder(exhibit.sha256) / _FILE
        wanted = pc.field("row").isin(sorted(set(self.rows)))
        read = pq.read_table(file, columns=["row", "number"], filters=wanted).sort_by("row")
        open_ones = identifiers_of_subjects(work.connection, self.compartment)
        pseudonym = Pseudonyms(work.connection, self.compartment)
        shown = {
            row["row"]: row["number"] if row["number"] in open_ones else pseudonym(row["number"])
            for row in read.to_pylist()
            if row["number"] is not None
        }
        pseudonym.give(work.connection)
        what: dict[str, Json] = {"exhibit": exhibit.sha256, "rows": len(shown)}
        return Done(shown, (), what)
