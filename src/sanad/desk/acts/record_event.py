# SPDX-License-Identifier: Apache-2.0
"""Record what happened in a proceeding, with its source; or correct an earlier record, which stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import proceedings, request
from sanad.casework.proceedings import Event, Proceeding
from sanad.casework.stages import OWN_ACTS, fact
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue, SecondPersonNeeded
from sanad.values.canonical import Json
from sanad.values.said import Said
from sanad.vault import quarantine
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
            exhibit=self.exhibit and quarantine.usable(work.connection, self.exhibit).sha256,
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
        of_clocks = {kind for clock in work.tools.law.clocks.values() for kind in clock.words}
        event.check(of, earlier, work.today, sorted(of_clocks))
        self._not_our_own(of, earlier)
        self._by_another(work, of, earlier)
        proceedings.add_event(work.connection, event)
        concerned = sorted(event.of(frozenset(of.subjects)))
        things = (f"proceeding:{of.id}", *(f"subject:{one}" for one in concerned))
        told: dict[str, Json] = {**event._asdict(), "source": event.source}
        words: dict[str, Json] = {name: told.pop(name) for name in ("said", "next")}
        return Done(f"{of.id}/{event.number}", things, told, words)

    def _not_our_own(self, of: Proceeding, earlier: list[Event]) -> None:
        """Refuse what the office does with its own request: that is on record when it is done. Its day may be corrected."""
        corrected = next((each.kind for each in earlier if each.number == self.corrects), None)
        if of.request is not None and self.kind in OWN_ACTS and corrected != self.kind:
            detail = Said(
                "what this office does itself is on record once it is done: {step} request {name}",
                step=OWN_ACTS[self.kind],
                name=of.request,
            )
            raise BadValue(of.id, value=self.kind, type="kind of event", detail=detail)

    def _by_another(self, work: Work, of: Proceeding, earlier: list[Event]) -> None:
        """Refuse that what may end a request is taken off the record, on nobody's paper, by whoever recorded it or signed a request about that person."""
        for event in earlier:
            stays = (event.kind, event.subjects) == (self.kind, " ".join(self.subjects))
            if (
                event.number != self.corrects
                or stays
                or self.exhibit
                or not fact(event.kind, of.kind)
            ):
                continue
            signed = (
                signature.officer
                for subject in event.of(frozenset(of.subjects))
                for asked in request.all_requests(work.connection, subject)
                for signature in request.every_signature(work.connection, asked.id)
            )
            if self.by in {event.by, *signed}:
                act = "take it off the record without a paper: it may end a request"
                raise SecondPersonNeeded(f"{of.id}/{event.number}", officer=self.by, act=act)
