# SPDX-License-Identifier: Apache-2.0
"""Which incidents of a compartment may be one, and nobody has said so or otherwise."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import sqlalchemy as sa

from sanad.claims import store
from sanad.claims.incidents.duplicates import Duplicate, candidates
from sanad.claims.incidents.places import Gazetteer
from sanad.desk.act import Done, Work
from sanad.desk.incidents import clusters, lexicon, registered, standing
from sanad.desk.question import Question
from sanad.identity import judgement


@dataclass(frozen=True, kw_only=True)
class ListDuplicates(Question[list[Duplicate]]):
    """An order to compare the incidents of the order's compartment.

    A pair that is judged, or that other judgements make one, is not listed; `sanad judge` records what a person says of a pair.
    """

    name: ClassVar[str] = "list_duplicates"

    def do(self, work: Work) -> Done[list[Duplicate]]:
        """Compare what stands of each."""
        known, found = work.told(_compared, self.compartment, work.tools.pack)
        return Done(found, (), {"incidents": len(known), "pairs": len(found)})


def _compared(
    connection: sa.Connection, compartment: str, pack: Path
) -> tuple[list[str], list[Duplicate]]:
    """Return the incidents that were compared, and the pairs that may be one."""
    gone = store.removed(connection)
    known = [each for each in registered(connection, compartment) if each not in gone]
    judged = {one.pair for one in judgement.of_incidents(connection)}
    joined = clusters(connection)
    gazetteer = Gazetteer(lexicon(pack).places)
    found = [
        pair
        for pair in candidates(standing(connection, known), gazetteer)
        if frozenset((pair.left, pair.right)) not in judged
        and pair.right not in joined.of(pair.left)
    ]
    return known, found
