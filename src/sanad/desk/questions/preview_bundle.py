# SPDX-License-Identifier: Apache-2.0
"""What a recipient would find in a bundle: what is given, withheld, or one page in its place, and which references lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.binding import Bound, bound
from sanad.desk.bundling import touched
from sanad.desk.question import Question
from sanad.dossier.bundle.asked import Asked
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class PreviewBundle(Question[Bound]):
    """An order to bind what is `asked`, and to keep nothing of it but the look."""

    name: ClassVar[str] = "preview_bundle"
    power: ClassVar[str] = "build"

    asked: Asked

    def touches(self, work: Work) -> Iterator[str]:
        """The compartments of all exhibits and documents that it names."""
        return touched(work, self.asked, self.compartment)

    def intent(self) -> dict[str, Json]:
        """Name the recipient and the items."""
        return {"recipient": self.asked.recipient, "items": [*self.asked.named]}

    def do(self, work: Work) -> Done[Bound]:
        """Bind it in a folder that is dropped."""
        room = work.tools.records.fresh()
        try:
            made = bound(work, self.asked, self.compartment, room)
        finally:
            work.tools.records.drop(room)
        contents = made.contents
        what: dict[str, Json] = {**self.intent(), "edition": contents.edition.number, "withheld": len(contents.withheld)}  # fmt: skip
        return Done(made, (), what)
