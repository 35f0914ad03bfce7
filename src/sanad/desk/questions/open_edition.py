# SPDX-License-Identifier: Apache-2.0
"""One edition of a document, sentence by sentence with what each rests on, and what is otherwise: than in the edition before, and today."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.drifted import Drifted, drifted
from sanad.desk.outdated import closed_since
from sanad.desk.question import Question
from sanad.dossier import catalogue, store
from sanad.dossier.difference import difference
from sanad.dossier.store import Edition, Frozen
from sanad.ledger import read
from sanad.values.canonical import Json


@dataclass(frozen=True)
class OpenedEdition:
    """The frozen document (docs/formats/package.md); whoever froze it, empty where that entry was erased, and when; every edition of its series, the first first.

    `changes` says part by part what it says otherwise than the edition before; `amber` what it would say otherwise if it were frozen today, None where nothing or where it is not the newest;
    `closed` what its recipient would no longer get as it gives it: while there is any, no package of it goes out.
    """

    frozen: Frozen
    label: str
    by: str
    at: str
    series: tuple[Edition, ...]
    changes: dict[str, list[str]]
    amber: Drifted | None
    closed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OpenEdition(Question[OpenedEdition]):
    """An order to open the brief with digest `brief`."""

    name: ClassVar[str] = "open_edition"

    brief: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of whom the brief is about."""
        return [of_subject(work, store.get(work.connection, self.brief).subject)]

    def intent(self) -> dict[str, Json]:
        """Name the brief."""
        return {"brief": self.brief}

    def do(self, work: Work) -> Done[OpenedEdition]:
        """Read it, and compare."""
        frozen = store.get(work.connection, self.brief)
        before = store.edition_before(work.connection, frozen)
        entry = read.entry(work.connection, frozen.seq)
        thing = f"brief:{self.brief}"
        amber = drifted(work, self.compartment)
        found = OpenedEdition(
            frozen,
            register.subject(work.connection, frozen.subject).label,
            str((entry.body or {}).get("by", "")),
            entry.at,
            tuple(catalogue.series(work.connection, frozen)),
            difference(before.document, frozen.document) if before else {},
            next((each for each in amber if each.thing == thing), None),
            tuple(closed_since(work, frozen)),
        )
        return Done(found, (thing,), {"brief": self.brief})
