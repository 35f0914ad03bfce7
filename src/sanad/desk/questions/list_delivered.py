# SPDX-License-Identifier: Apache-2.0
"""What became of the files of a sealed delivery: each with its seal, the exhibit that it equals, why it is set aside, and how far it was read."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.looking import known_here
from sanad.desk.question import Question
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.vault import consignment, readings
from sanad.vault import store as vault
from sanad.vault.consignment import Brought
from sanad.vault.readings import Job

MOST = 500


@dataclass(frozen=True)
class Delivered:
    """One file of a delivery; `equals` is the name under which the same bytes came here before, `reading` the first step of reading them."""

    brought: Brought
    size: int
    equals: str | None
    set_aside: str | None
    reading: Job | None


@dataclass(frozen=True)
class Page:
    """Files in the order in which they were sealed, of `of`; `rows` is read, stored, rejected over all that were read, `states` how many readings stand how."""

    files: tuple[Delivered, ...]
    of: int
    end: int | None
    rows: dict[str, int]
    states: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class ListDelivered(Question[Page]):
    """An order to list up to `most` files of `delivery` behind the entry `after`."""

    name: ClassVar[str] = "list_delivered"
    power: ClassVar[str] = "receive"

    delivery: str
    after: int = -1
    most: int = 100

    def touches(self, work: Work) -> list[str]:
        """The compartment of the delivery."""
        return [consignment.get(work.connection, self.delivery).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the delivery."""
        return {"delivery": self.delivery}

    def do(self, work: Work) -> Done[Page]:
        """Take the page, and sum up what all of them gave; as many queries for one file as for hundreds."""
        if not 1 <= self.most <= MOST:
            raise BadValue("list", value=self.most, type="number of files", detail=f"1 to {MOST}")
        found = consignment.get(work.connection, self.delivery)
        every = consignment.brought(work.connection, found)
        some = [each for each in every if each.seq > self.after][: self.most]
        steps = readings.steps(work.connection, {each.sha256 for each in every})
        first = {sha256: next((job for job in jobs if job.step == readings.CONTENT), None) for sha256, jobs in steps.items()}  # fmt: skip
        rows, states = _summed([job for job in first.values() if job is not None])
        files = tuple(self._told(work, some, first))
        end = some[-1].seq if some and some[-1] != every[-1] else None
        page = Page(files, len(every), end, rows, states)
        return Done(page, (f"delivery:{found.id}",), {"delivery": found.id, "listed": len(files)})

    def _told(
        self, work: Work, some: list[Brought], first: dict[str, Job | None]
    ) -> list[Delivered]:
        digests = [each.sha256 for each in some]
        known = {one.sha256: known_here(one, self.compartment) for one in vault.exhibits(work.connection, digests)}  # fmt: skip
        aside = work.told(vault.quarantined)
        return [
            Delivered(
                each,
                known[each.sha256].size,
                next(
                    (one.name for one in known[each.sha256].deliveries if one.seq < each.seq), None
                ),
                aside.get(each.sha256),
                first.get(each.sha256),
            )
            for each in some
        ]


def _summed(jobs: list[Job]) -> tuple[dict[str, int], dict[str, int]]:
    rows = Counter({"read": 0, "stored": 0, "rejected": 0})
    for job in jobs:
        told = job.document or {}
        if "rejects_by_code" in told:
            rows.update({name: int(str(told.get(name, 0))) for name in tuple(rows)})
    return dict(rows), dict(Counter(job.state for job in jobs))
