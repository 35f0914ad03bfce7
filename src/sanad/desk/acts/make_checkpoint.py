# SPDX-License-Identifier: Apache-2.0
"""Sign the head of the ledger, so that everything up to here can be shown unchanged later."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.ledger import checkpoint
from sanad.ledger.checkpoint import Checkpoint


@dataclass(frozen=True, kw_only=True)
class MakeCheckpoint(Act[Checkpoint]):
    """An order to sign; the checkpoint covers every entry before this act's own."""

    name: ClassVar[str] = "make_checkpoint"
    power: ClassVar[str] = "attest"

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Checkpoint]:
        """Sign and queue for a timestamp."""
        made = checkpoint.make(work.connection, work.tools.signer, work.at)
        return Done(made, ("checkpoint",), {"size": made.size})
