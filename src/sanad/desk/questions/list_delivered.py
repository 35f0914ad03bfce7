# SPDX-License-Identifier: Apache-2.0
"""What became of the files of a sealed delivery: each with its seal, the exhibit that it equals, why it is set aside, and how far it was read."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.looking import known_here
from sanad.desk.question import Question
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said
from sanad.vault import consignment, quarantine, readings
from sanad.vault import store as vault
from sanad.vault.consignment import Brought
from sanad.vault.exhibit import Exhibit
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
    """Files in the order in which they were sealed, of `of`.

    `rows` is read, stored, rejected over all that were read, `states` how many readings stand how; of what is set aside, none waits.
    `uncovered` is how many of those that were not read came under no legal paper.
    """

    files: tuple[Delivered, ...]
    of: int
    end: int | None
    rows: dict[str, int]
    states: dict[str, int]
    uncovered: int


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
            raise BadValue(
                "list",
                value=self.most,
                type="number of files",
                detail=Said("1 to {most}", most=MOST),
            )
        found = consignment.get(work.connection, self.delivery)
        every = consignment.brought(work.connection, found)
        some = [each for each in every if each.seq > self.after][: self.most]
        outcomes = consignment.outcomes(work.connection, found)
        rows, states = _summed(outcomes, work.told(quarantine.reasons))
        files = tuple(self._told(work, some))
        end = some[-1].seq if some and some[-1] != every[-1] else None
        bare = consignment.without_paper(work.connection, found)
        unread = [one for one, state, _ in outcomes if state == readings.WAITING and one in bare]
        page = Page(files, len(every), end, rows, states, len(unread))
        return Done(page, (f"delivery:{found.id}",), {"delivery": found.id, "listed": len(files)})

    def _told(self, work: Work, some: list[Brought]) -> list[Delivered]:
        digests = [each.sha256 for each in some]
        known = {one.sha256: one for one in vault.exhibits(work.connection, digests)}
        steps = readings.steps(work.connection, digests)
        aside = work.told(quarantine.reasons)
        return [
            Delivered(
                each,
                known[each.sha256].size,
                _before(each, known_here(known[each.sha256], self.compartment)),
                aside.get(each.sha256),
                next(iter(steps.get(each.sha256, ())), None),
            )
            for each in some
        ]


def _before(brought: Brought, exhibit: Exhibit) -> str | None:
    """Return the name under which the same bytes came before."""
    earlier = (each.name for each in exhibit.deliveries if each.seq < brought.seq)
    return next(earlier, None)


def _summed(
    outcomes: Iterable[tuple[str, str, dict[str, Json] | None]], aside: Collection[str]
) -> tuple[dict[str, int], dict[str, int]]:
    rows, states = Counter({"read": 0, "stored": 0, "rejected": 0}), Counter[str]()
    for exhibit, state, document in outcomes:
        states["set_aside" if state == readings.WAITING and exhibit in aside else state] += 1
        if document is not None and "rejects_by_code" in document:
            rows.update({name: int(str(document.get(name, 0))) for name in tuple(rows)})
    return dict(rows), dict(states)
