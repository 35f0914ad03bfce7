# SPDX-License-Identifier: Apache-2.0
"""The redacted copies of an exhibit, and which of them stands for whom."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.question import Question
from sanad.dossier import copies
from sanad.dossier.copies import Copy
from sanad.dossier.material import RECIPIENTS
from sanad.ledger import read
from sanad.values.canonical import Json
from sanad.vault import store as vault


@dataclass(frozen=True)
class Told:
    """A copy, who made it (empty where the entry was erased) and when, and for whom it stands today."""

    copy: Copy
    by: str
    at: str
    stands_for: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ListRedactions(Question[list[Told]]):
    """An order for the history of the copies of `exhibit`, the oldest first."""

    name: ClassVar[str] = "list_redactions"

    exhibit: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[list[Told]]:
        """Read them, with the entries that made them."""
        exhibit = vault.by_name(work.connection, self.exhibit).sha256
        made = copies.history(work.connection, [exhibit])
        stands = {
            recipient: copies.standing(work.connection, [exhibit], recipient).get(exhibit)
            for recipient in RECIPIENTS
        }
        entries = {
            each.seq: each for each in read.entries(work.connection, seqs=[one.seq for one in made])
        }
        told = [
            Told(
                copy,
                str((entries[copy.seq].body or {}).get("by", "")),
                entries[copy.seq].at,
                tuple(each for each, one in stands.items() if one and one.seq == copy.seq),
            )
            for copy in made
        ]
        return Done(told, (f"exhibit:{exhibit}",), {"copies": len(told)})
