# SPDX-License-Identifier: Apache-2.0
"""Which files the office keeps of a package, or of what other ordered work wrote."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.made import MadeFile, files_in, place_of
from sanad.desk.question import Question
from sanad.dossier.written import stands
from sanad.mandates import officer
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Made:
    """`place` is its folder below that of the compartment, `name` how the folder is called when it is handed out; `files` are none where nothing, or no whole package, stands there."""

    thing: str
    place: str
    name: str
    files: tuple[MadeFile, ...]


@dataclass(frozen=True, kw_only=True)
class ListMade(Question[Made]):
    """An order to list what `thing` wrote: `brief:<digest>` or `work:<job>`; by whoever might let it go."""

    name: ClassVar[str] = "list_made"

    thing: str

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer might let it go."""
        power = place_of(work, self.thing).power
        order = (self.by, power, self.compartment, work.today, self.name)
        officer.require(work.connection, *order, work.now)

    def touches(self, work: Work) -> list[str]:
        """The compartment in which it was made."""
        return [place_of(work, self.thing).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the thing."""
        return {"thing": self.thing}

    def do(self, work: Work) -> Done[Made]:
        """Look at the folder."""
        place = place_of(work, self.thing)
        folder = work.tools.made / place.compartment / place.path
        kind, _, name = self.thing.partition(":")
        is_whole = kind != "brief" or stands(folder, name)
        files = tuple(files_in(folder)) if is_whole else ()
        made = Made(self.thing, place.path, folder.name, files)
        return Done(made, (self.thing,), {"thing": self.thing, "files": len(files)})
