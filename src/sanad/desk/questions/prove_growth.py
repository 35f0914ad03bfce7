# SPDX-License-Identifier: Apache-2.0
"""That the ledger as an earlier checkpoint knew it begins the ledger as a later one knows it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.errors import BadValue, NotFound
from sanad.ledger import checkpoint, read
from sanad.ledger.checkpoint import Checkpoint


@dataclass(frozen=True)
class Growth:
    """Both checkpoints and the consistency proof between them (RFC 9162 section 2.1.4), in hexadecimal."""

    old: Checkpoint
    new: Checkpoint
    proof: list[str]


@dataclass(frozen=True, kw_only=True)
class ProveGrowth(Question[Growth]):
    """An order to prove, from the checkpoint over `since` entries to the newest."""

    name: ClassVar[str] = "prove_growth"

    since: int

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Growth]:
        """Compute the proof."""
        old = checkpoint.of_size(work.connection, self.since)
        new = checkpoint.latest(work.connection)
        if old is None or new is None:
            raise NotFound("ledger", kind="checkpoint of size", name=self.since)
        if old.size == 0:
            raise BadValue(
                "since", value=0, type="size", detail="an empty ledger begins every ledger"
            )
        proof = read.consistency_proof(work.connection, old.size, new.size)
        return Done(Growth(old, new, proof), (), {"from": old.size, "to": new.size})
