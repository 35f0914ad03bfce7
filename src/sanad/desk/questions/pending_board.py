# SPDX-License-Identifier: Apache-2.0
"""What is pending: every open proceeding of a compartment with its stage, whose move it is and the next day fixed; and where the docket waits.

The longest wait stands first. It is a proceeding that waits: nothing here compares the persons whom it is about.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import sqlalchemy as sa

from sanad.casework import proceedings
from sanad.casework.docket import NOT_STATED, Course, Hold, bottleneck, course, holds, sentence
from sanad.casework.stages import MOVERS, STAGES
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said


@dataclass(frozen=True)
class Board:
    """The open proceedings that were asked for, the longest in their stage first; `open` and `of` count those open and all on the docket, `labels` says what the register calls whom those shown are about.

    `holds` and `bottleneck` are of the whole docket, whatever was asked for; `words` is the bottleneck in one sentence.
    """

    as_of: date
    pending: tuple[Course, ...]
    open: int
    of: int
    holds: tuple[Hold, ...]
    bottleneck: Hold | None
    words: str
    labels: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class PendingBoard(Question[Board]):
    """An order to list what is pending in the order's compartment `as_of` a day: all, or in one `stage`, or where one party's move is awaited."""

    name: ClassVar[str] = "pending_board"

    as_of: date | None = None
    stage: str | None = None
    waits_for: str | None = None

    def intent(self) -> dict[str, Json]:
        """Say what was asked for."""
        return {
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "stage": self.stage,
            "waits_for": self.waits_for,
        }

    def do(self, work: Work) -> Done[Board]:
        """Compute where each proceeding stands, and choose."""
        for value, known in ((self.stage, STAGES), (self.waits_for, (*MOVERS, NOT_STATED))):
            if value is not None and value not in known:
                detail = Said("one of: {known}", known=", ".join(known))
                raise BadValue("board", value=value, type="filter", detail=detail)
        as_of = self.as_of or work.today
        courses = work.told(_courses, self.compartment, as_of)
        waiting = [each for each in courses if each.ended is None]
        shown = [each for each in waiting if self._wants(each)]
        shown.sort(key=lambda each: (-each.now.days.least, -each.now.days.most, each.proceeding.seq))  # fmt: skip
        held = holds(waiting)
        worst = bottleneck(held)
        labels = _labels(work, {name for each in shown for name in each.proceeding.subjects})
        board = Board(as_of, tuple(shown), len(waiting), len(courses), tuple(held), worst, sentence(worst), labels)  # fmt: skip
        return Done(board, (), {**self.intent(), "shown": len(shown), "open": len(waiting)})

    def _wants(self, each: Course) -> bool:
        return self.stage in {None, each.now.stage} and self.waits_for in {None, each.waits_for}


def _labels(work: Work, names: Collection[str]) -> dict[str, str]:
    return {each.id: each.label for each in work.told(register.subjects) if each.id in names}


def _courses(connection: sa.Connection, compartment: str, as_of: date) -> list[Course]:
    """Return where each proceeding of the docket stands of which anything is known by then."""
    docket = proceedings.docket(connection, compartment)
    every = proceedings.histories(connection, docket)
    told = (course(one, recorded, as_of) for one, recorded in every)
    return [each for each in told if each is not None]
