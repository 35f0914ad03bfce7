# SPDX-License-Identifier: Apache-2.0
"""Which checkpoints no outside authority has dated yet."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.ledger import checkpoint
from sanad.ledger.checkpoint import Checkpoint


@dataclass(frozen=True, kw_only=True)
class QueuedCheckpoints(Question[list[Checkpoint]]):
    """An order to list, oldest first."""

    name: ClassVar[str] = "queued_checkpoints"

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[list[Checkpoint]]:
        """Return them."""
        waiting = checkpoint.queued(work.connection)
        return Done(waiting, (), {"queued": len(waiting)})
