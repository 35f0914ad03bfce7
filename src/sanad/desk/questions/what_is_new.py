# SPDX-License-Identifier: Apache-2.0
"""What is new in a compartment since the officer last marked their desk as seen, and what stands there and waits for them beside their tasks."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework.request import POWERS
from sanad.desk.act import Done, Work
from sanad.desk.looking import LOOKS
from sanad.desk.news import Arrived, Mark, arrived, mark_of
from sanad.desk.question import Question
from sanad.desk.request_lines import lines
from sanad.desk.stale import gone_stale
from sanad.errors import UnknownOfficer
from sanad.ledger import read
from sanad.mandates import officer
from sanad.vault import catalogue

NEWEST = 100
"""Exhibits among which those are counted that nobody has opened: a look at all of a large vault would cost more than the rest of the desk."""


@dataclass(frozen=True)
class News:
    """What came after the mark `since`; `until` is the newest entry that this answer knows of.

    `to_sign` are the requests whose next step the officer may take, `stale` the findings whose records are not what they were made from; nobody opened
    `unopened` of the `newest` exhibits.
    """

    since: Mark
    until: int
    arrived: Arrived
    to_sign: tuple[str, ...]
    stale: tuple[str, ...]
    unopened: int
    newest: int


@dataclass(frozen=True, kw_only=True)
class WhatIsNew(Question[News]):
    """An order to look at what is new. Nothing of another compartment is counted. Costs one check of every request for whoever signs any, worked out once between two acts."""

    name: ClassVar[str] = "what_is_new"

    def do(self, work: Work) -> Done[News]:
        """Count."""
        until = read.size(work.connection) - 1
        since = mark_of(work, self.by, self.compartment)
        unopened, newest = catalogue.unopened(work.connection, self.compartment, LOOKS, NEWEST)
        found = News(
            since=since,
            until=until,
            arrived=work.told(arrived, self.compartment, since),
            to_sign=self._to_sign(work),
            stale=tuple(gone_stale(work, self.compartment)),
            unopened=unopened,
            newest=newest,
        )
        return Done(found, (), {"since": since.entry, **vars(found.arrived)})

    def _to_sign(self, work: Work) -> tuple[str, ...]:
        """Return them; requests are checked for whoever takes a step with any, and for nobody else."""
        serving = officer.serving(work.connection, self.by, work.today, work.now)
        if serving is None:
            raise UnknownOfficer(self.name, officer=self.by)
        held = serving.powers.get(self.compartment, frozenset())
        if held.isdisjoint(POWERS.values()):
            return ()
        every = lines(work, self.compartment)
        return tuple(
            each.request.id for each in every if each.waits_for(serving.officer.office, held)
        )
