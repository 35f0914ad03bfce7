# SPDX-License-Identifier: Apache-2.0
"""Sign the head of the ledger for packages that are about to be written: who builds them needs no other officer for that."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_thing
from sanad.errors import BadValue
from sanad.ledger import checkpoint
from sanad.ledger.checkpoint import Checkpoint
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class SignPackages(Act[Checkpoint]):
    """An order to sign, over frozen `briefs` of the officer's own compartment; the checkpoint covers every entry before this act's own, and waits to be dated."""

    name: ClassVar[str] = "sign_packages"
    power: ClassVar[str] = "build"

    briefs: tuple[str, ...]

    def touches(self, work: Work) -> list[str]:
        """The compartments of the briefs."""
        return [of_thing(work, f"brief:{each}", self.compartment) for each in self.briefs]

    def intent(self) -> dict[str, Json]:
        """Name the briefs."""
        return {"briefs": list(self.briefs)}

    def do(self, work: Work) -> Done[Checkpoint]:
        """Sign and queue for a timestamp."""
        if not self.briefs:
            raise BadValue(self.name, value="", type="list of briefs", detail="it is empty")
        made = checkpoint.make(work.connection, work.tools.signer, work.at)
        things = ("checkpoint", *(f"brief:{each}" for each in self.briefs))
        return Done(made, things, {"size": made.size, "briefs": list(self.briefs)})
