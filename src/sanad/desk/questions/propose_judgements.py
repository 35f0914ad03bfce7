# SPDX-License-Identifier: Apache-2.0
"""What judgements from elsewhere propose about entries of this register. Nothing is judged by it, and nothing is shown of what was judged here."""

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.outgoing import entries_of
from sanad.desk.question import Question
from sanad.identity.interchange import Proposed, edges_in, propose
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class ProposeJudgements(Question[Proposed]):
    """An order to lay the lines of `text`, a resolver file called `file`, beside the entries of the order's own compartment."""

    name: ClassVar[str] = "propose_judgements"
    power: ClassVar[str] = "judge"

    text: str
    file: str

    def do(self, work: Work) -> Done[Proposed]:
        """Compare ids; no name is compared, and no score is heard."""
        edges = [*edges_in(self.text.split("\n"), self.file)]
        standing, _ = entries_of(work, self.compartment)
        found = propose(edges, [each.id for each in standing])
        what: dict[str, Json] = {
            "sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "lines": len(edges),
            "proposed": len(found.proposals),
        }
        return Done(found, (), what)
