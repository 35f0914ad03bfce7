# SPDX-License-Identifier: Apache-2.0
"""Which deliveries came over the network, and what is still missing of each."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.consignments import uploads_of
from sanad.desk.question import Question
from sanad.storage.uploads import Upload
from sanad.vault import consignment
from sanad.vault.consignment import Consignment, State


@dataclass(frozen=True)
class Arriving:
    """A delivery, and the files of it that lie in the inbox; none any more once it is sealed."""

    delivery: Consignment
    uploads: tuple[Upload, ...]


@dataclass(frozen=True, kw_only=True)
class ListDeliveries(Question[list[Arriving]]):
    """An order to list the compartment's, the newest first."""

    name: ClassVar[str] = "list_deliveries"
    power: ClassVar[str] = "receive"

    def do(self, work: Work) -> Done[list[Arriving]]:
        """Look into the inbox."""
        found = [
            Arriving(each, tuple(uploads_of(work.tools, each).listed()) if each.state is not State.SEALED else ())
            for each in consignment.of_compartment(work.connection, self.compartment)
        ]  # fmt: skip
        return Done(found, (), {"deliveries": len(found)})
