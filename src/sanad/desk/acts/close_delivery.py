# SPDX-License-Identifier: Apache-2.0
"""Close a delivery that came over the network: all is there, and nothing is added to it any more."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.consignments import uploads_of
from sanad.errors import StepNotAllowed
from sanad.values.canonical import Json, digest_of
from sanad.vault import consignment
from sanad.vault.consignment import State


@dataclass(frozen=True)
class Closed:
    """How many files came, and their bytes."""

    files: int
    size: int


@dataclass(frozen=True, kw_only=True)
class CloseDelivery(Act[Closed]):
    """An order to close. A file of which a part is missing must arrive or be discarded first."""

    name: ClassVar[str] = "close_delivery"
    power: ClassVar[str] = "receive"

    delivery: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the delivery."""
        return [consignment.get(work.connection, self.delivery).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the delivery."""
        return {"delivery": self.delivery}

    def do(self, work: Work) -> Done[Closed]:
        """Put on record what came, by digest."""
        brought = consignment.get(work.connection, self.delivery)
        if brought.state is not State.OPEN:
            told = {"state": str(brought.state), "step": "closed", "allowed": "received"}
            raise StepNotAllowed(brought.id, kind="delivery", **told)
        arrived = uploads_of(work.tools, brought).listed()
        missing = next((each for each in arrived if not each.finished), None)
        if missing is not None or not arrived:
            state = f"without the rest of {missing.name}" if missing else "without any file"
            told = {"state": state, "step": "closed", "allowed": "completed, file by file"}
            raise StepNotAllowed(brought.id, kind="delivery", **told)
        consignment.close(work.connection, brought.id)
        closed = Closed(len(arrived), sum(each.size for each in arrived))
        told_of: dict[str, Json] = {each.name: each.sha256 for each in arrived}
        what: dict[str, Json] = {"delivery": brought.id, "files": closed.files, "size": closed.size, "list_sha256": digest_of(told_of)}  # fmt: skip
        return Done(closed, (f"delivery:{brought.id}",), what, {"list": told_of})
