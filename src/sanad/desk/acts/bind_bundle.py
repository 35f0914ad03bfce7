# SPDX-License-Identifier: Apache-2.0
"""Bind a bundle for a recipient: what they may have, stamped and indexed; the edition and the digest of each tab are on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, cast

from sanad.desk.act import Done, LongAct, Work
from sanad.desk.binding import Bound, bound, edition_of
from sanad.desk.bundling import going, touched
from sanad.dossier import bundles
from sanad.dossier.bundle.asked import Asked
from sanad.dossier.bundle.contents import tab_digests
from sanad.dossier.bundles import Kept, Series
from sanad.errors import BadValue, Overtaken
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said


@dataclass(frozen=True, kw_only=True)
class BindBundle(LongAct[Bound]):
    """An order to bind what is `asked` in the empty folder `into`, which is of the office's own records."""

    name: ClassVar[str] = "bind_bundle"
    power: ClassVar[str] = "build"

    asked: Asked
    into: Path

    def touches(self, work: Work) -> Iterator[str]:
        """The compartments of all exhibits and documents that it names."""
        return touched(work, self.asked, self.compartment)

    def intent(self) -> dict[str, Json]:
        """Name the recipient, and the items of what was not bound."""
        return {"recipient": self.asked.recipient, "items": [*self.asked.named]}

    def prepare(self, work: Work) -> Done[object]:
        """Make every item into pages and bind them."""
        if not says_something(self.purpose):
            raise BadValue(self.name, value="", type="purpose", detail="say what it is for")
        return Done(bound(work, self.asked, self.compartment, self.into), ())

    def do(self, work: Work) -> Done[Bound]:
        """Keep what the edition holds, if the recipient may still have it."""
        made = cast("Bound", work.prepared)
        edition = made.contents.edition
        series = Series(self.compartment, edition.matter, edition.recipient)
        if [each.outcome for each in going(work, self.asked)] != [
            each.outcome for each in made.going
        ]:
            raise Overtaken(edition.matter, detail="what the recipient may have became another")
        if edition_of(work, series, made.contents.ordered).number != edition.number:
            raise Overtaken(
                edition.matter,
                detail=Said("edition {number} was bound by somebody else", number=edition.number),
            )
        if bundles.edition(work.connection, series, edition.number) is None:
            bundles.add(work.connection, series, Kept(work.seq, made.sha256, made.contents))
        what: dict[str, Json] = {
            "bundle": made.sha256,
            "recipient": edition.recipient,
            "edition": edition.number,
            "tabs": dict(tab_digests(made.contents)),
        }
        private: dict[str, Json] = {"matter": edition.matter, "title": edition.title}
        return Done(made, (f"bundle:{made.sha256}",), what, private)
