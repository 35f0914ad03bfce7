# SPDX-License-Identifier: Apache-2.0
"""Say, after looking at the picture, what stands where a machine recognised words: so, or otherwise.

The person's reading is kept beside the machine's; neither is written over. It goes out only in packages that hold the picture.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.claims.recognised import Confirmation
from sanad.claims.resolve import Evidence
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.citation import OcrLocator
from sanad.values.said import Said
from sanad.vault import quarantine
from sanad.vault import store as vault


@dataclass(frozen=True, kw_only=True)
class ConfirmWords(Act[Confirmation]):
    """An order to record that `reading` stands at code points `start` to `end` of a part, counted in the machine's text.

    `expected` are the machine's words as the person was shown them: an order made from an older layer is refused.
    """

    name: ClassVar[str] = "confirm_words"
    power: ClassVar[str] = "claim"

    exhibit: str
    part: int
    start: int
    end: int
    reading: str
    expected: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the place that was not confirmed."""
        place: dict[str, Json] = {"part": self.part, "start": self.start, "end": self.end}
        return {"exhibit": self.exhibit, **place}

    def do(self, work: Work) -> Done[Confirmation]:
        """Compare with what the machine read, and keep both."""
        exhibit = quarantine.usable(work.connection, self.exhibit)
        place = OcrLocator(self.part, self.start, self.end)
        evidence = Evidence(work.tools.blobs.path, work.tools.records.folder)
        recognised = evidence.recognised(exhibit.sha256, place.part)
        if not recognised.is_of_whole_words(place.start, place.end):
            detail = "it must begin where a word of the machine's text does, and end where one does"
            raise BadValue(exhibit.name, value=place.as_json(), type="stretch", detail=detail)
        if not self.reading or self.reading != self.reading.strip():
            detail = "write what stands there, without blanks around it"
            raise BadValue(exhibit.name, value=repr(self.reading), type="reading", detail=detail)
        machine = recognised.text[place.start : place.end]
        if self.expected is not None and self.expected != machine:
            detail = Said(
                "the machine read “{machine}” there; list the words again", machine=machine
            )
            raise BadValue(exhibit.name, value=repr(self.expected), type="stretch", detail=detail)
        given = Confirmation(
            exhibit.sha256, place.part, place.start, place.end, machine, self.reading, work.seq
        )
        store.confirm(work.connection, given)
        what: dict[str, Json] = {"part": given.part, "start": given.start, "end": given.end}
        read: dict[str, Json] = {"machine": machine, "reading": self.reading}
        return Done(given, (f"exhibit:{exhibit.sha256}",), what, read)
