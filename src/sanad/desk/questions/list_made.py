# SPDX-License-Identifier: Apache-2.0
"""Which files the office keeps of a package, or of what other ordered work wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import sqlalchemy as sa

from sanad.desk.act import Done, Work
from sanad.desk.made import MadeFile, files_in, place_of, power_over
from sanad.desk.question import Question
from sanad.dossier import catalogue, store
from sanad.dossier.written import stands
from sanad.ledger import read
from sanad.mandates import officer
from sanad.values.canonical import Json

_SENT = "dispatch_files"


@dataclass(frozen=True)
class Made:
    """`place` is its folder below that of the compartment, `name` how the folder is called when it is handed out; `files` are none where nothing, or no whole package, stands there.

    `keys` are the age recipients to whom editions of the same document were encrypted, by the name under which they went, the newest of each.
    """

    thing: str
    place: str
    name: str
    files: tuple[MadeFile, ...]
    keys: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class ListMade(Question[Made]):
    """An order to list what `thing` wrote: `brief:<digest>` or `work:<job>`; by whoever might let it go."""

    name: ClassVar[str] = "list_made"

    thing: str

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer might let it go."""
        power = power_over(work, self.thing, self.compartment)
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
        keys = _keys(work.connection, name) if kind == "brief" else {}
        made = Made(self.thing, place.path, folder.name, files, keys)
        return Done(made, (self.thing,), {"thing": self.thing, "files": len(files)})


def _keys(connection: sa.Connection, brief: str) -> dict[str, tuple[str, ...]]:
    """Return to whom editions of the same document went, with their keys."""
    series = catalogue.series(connection, store.get(connection, brief))
    told = read.about(connection, [f"brief:{each.sha256}" for each in series])
    entries = (entry for each in told.values() for entry in each)
    sent = sorted((each for each in entries if each.act == _SENT), key=lambda each: each.seq)
    private: list[Any] = [each.private for each in sent if each.private]  # as the act wrote them
    return {each["recipient"]: tuple(each["keys"]) for each in private if "keys" in each}
