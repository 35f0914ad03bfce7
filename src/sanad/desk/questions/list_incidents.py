# SPDX-License-Identifier: Apache-2.0
"""The incidents of a compartment, one line each, as their sources tell them."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import sqlalchemy as sa

from sanad.claims import store
from sanad.claims.incidents.listing import Line, line
from sanad.claims.incidents.matrix import matrix
from sanad.claims.incidents.places import Drawn, Gazetteer, drawn
from sanad.claims.subject import Decision, state
from sanad.desk.act import Done, Work
from sanad.desk.incidents import clusters, lexicon, registered, standing
from sanad.desk.question import Question


@dataclass(frozen=True)
class Listed:
    """An incident, those that it is judged to be one with, and its line, which speaks for all of them.

    `drawn` is what a map may show of each place of the line, in the same order.
    """

    incident: str
    label: str
    one_with: tuple[str, ...]
    line: Line
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, kw_only=True)
class ListIncidents(Question[list[Listed]]):
    """An order to list the incidents of the order's compartment, by id; removed entries and merged ones too."""

    name: ClassVar[str] = "list_incidents"

    def do(self, work: Work) -> Done[list[Listed]]:
        """Lay out each, with the claims of those that it is one with."""
        found = work.told(_every, self.compartment, work.tools.pack)
        return Done(found, (), {"incidents": len(found)})


def _every(connection: sa.Connection, compartment: str, pack: Path) -> list[Listed]:
    """Return a line for each incident."""
    known = registered(connection, compartment)
    gazetteer = Gazetteer(lexicon(pack).places)
    claims, joined = standing(connection, known), clusters(connection)
    decided: dict[str, list[Decision]] = {}
    for one in store.decisions(connection):
        decided.setdefault(one.subject, []).append(one)
    found = []
    for name, entry in known.items():
        group = sorted(joined.of(name) & known.keys())
        told = [claim for one in group for claim in claims[one]]
        of = matrix(told, {claim.id: claim.valid_from or "" for claim in told})
        shown = line(of, state(decided.get(name, [])), is_merged=len(group) > 1)
        others = tuple(one for one in group if one != name)
        places = tuple(drawn(place, gazetteer) for place in shown.places)
        found.append(Listed(name, entry.label, others, shown, places))
    return found
