# SPDX-License-Identifier: Apache-2.0
"""Record what happened in a proceeding, with its source; or correct an earlier record, which stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import proceedings
from sanad.casework.proceedings import Event
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.values.canonical import Json
from sanad.vault import store as vault


@dataclass(frozen=True, kw_only=True)
class RecordEvent(Act[str]):
    """An order to record; the result is the event's place, such as `P-12/3`.

    `exhibit` is a name or digest, with a page if one is known; without it the event rests on the report of whoever records it. No `subjects` means
    everybody whom the proceeding is about. `about` is the number of the event that this one speaks of, `corrects` that of the one whose place it takes.
    """

    name: ClassVar[str] = "record_event"
    power: ClassVar[str] = "proceedings"

    proceeding: str
    kind: str
    on: str
    said: str
    exhibit: str | None = None
    page: int | None = None
    waits_for: str | None = None
    next: str | None = None
    next_on: str | None = None
    until: str | None = None
    subjects: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    about: int | None = None
    corrects: int | None = None

    def touches(self, work: Work) -> Iterator[str]:
        """The compartments of the proceeding and of the exhibit."""
        yield proceedings.get(work.connection, self.proceeding).compartment
        if self.exhibit is not None:
            exhibit = vault.by_name(work.connection, self.exhibit)
            yield of_exhibit(work, exhibit.sha256, self.compartment)

    def intent(self) -> dict[str, Json]:
        """Name what was not recorded, without its words."""
        return {"proceeding": self.proceeding, "kind": self.kind}

    def do(self, work: Work) -> Done[str]:
        """Check it against what is recorded; then keep it. Words stay in the office: they may name others."""
        of = proceedings.get(work.connection, self.proceeding)
        earlier = proceedings.events(work.connection, [of])[of.id]
        event = Event(
            seq=work.seq,
            proceeding=of.id,
            number=len(earlier) + 1,
            kind=self.kind,
            on=self.on,
            said=self.said,
            by=self.by,
            recorded_on=work.today.isoformat(),
            exhibit=self.exhibit and vault.usable_by_name(work.connection, self.exhibit).sha256,
            page=self.page,
            waits_for=self.waits_for,
            next=self.next,
            next_on=self.next_on,
            until=self.until,
            subjects=" ".join(self.subjects),
            grounds=" ".join(self.grounds),
            about=self.about,
            corrects=self.corrects,
        )
        starting = {kind for clock in work.tools.law.clocks.values() for kind in clock.starts}
        event.check(of, earlier, work.today, sorted(starting))
        proceedings.add_event(work.connection, event)
        concerned = sorted(event.of(frozenset(of.subjects)))
        things = (f"proceeding:{of.id}", *(f"subject:{one}" for one in concerned))
        told: dict[str, Json] = {**event._asdict(), "source": event.source}
        words: dict[str, Json] = {name: told.pop(name) for name in ("said", "next")}
        return Done(f"{of.id}/{event.number}", things, told, words)
