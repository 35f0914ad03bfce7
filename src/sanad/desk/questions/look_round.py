# SPDX-License-Identifier: Apache-2.0
"""What a screen shows around everything else: where the officer may go, what they may do there, and how much there is here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import sqlalchemy as sa

from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.mandates import officer
from sanad.vault import catalogue, readings
from sanad.vault.catalogue import Choice


@dataclass(frozen=True)
class Around:
    """Where an officer stands.

    Attributes:
        compartments: Compartment → the powers held there today, emergency access included.
        exhibits: How many this compartment has, `subjects` how many entries of each kind are on its register and were not removed.
        readings: State → steps of reading: waiting, done, failed, set_aside.
    """

    compartments: Mapping[str, frozenset[str]]
    exhibits: int
    subjects: Mapping[str, int]
    readings: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class LookRound(Question[Around]):
    """An order to look around from the order's compartment; counts are made once between two acts."""

    name: ClassVar[str] = "look_round"

    def do(self, work: Work) -> Done[Around]:
        """Count."""
        serving = officer.serving(work.connection, self.by, work.today, work.now)
        here = self.compartment
        around = Around(
            serving.powers if serving else {},
            work.told(_exhibits, here),
            work.told(_subjects, here),
            work.told(readings.counts, here),
        )
        return Done(around, ())


def _exhibits(connection: sa.Connection, compartment: str) -> int:
    return sum(each.count for each in catalogue.counted(connection, compartment, Choice(), ()))


def _subjects(connection: sa.Connection, compartment: str) -> Mapping[str, int]:
    gone = register.removed(connection)
    ours = (one for one in register.subjects(connection) if one.compartment == compartment)
    return Counter(one.kind for one in ours if one.id not in gone)
