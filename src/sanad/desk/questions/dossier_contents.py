# SPDX-License-Identifier: Apache-2.0
"""A frozen brief and everything its package must hold, as the ledger stood at a checkpoint."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.outdated import check_given
from sanad.desk.question import Question
from sanad.dossier import store
from sanad.dossier.package import Disclosed
from sanad.dossier.store import Frozen
from sanad.errors import NotFound
from sanad.ledger import checkpoint, read
from sanad.ledger.checkpoint import Checkpoint
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Disclosure:
    """The brief, the entries that go with it with their proofs, and the checkpoint they lead to."""

    frozen: Frozen
    entries: list[Disclosed]
    checkpoint: Checkpoint


@dataclass(frozen=True, kw_only=True)
class DossierContents(Question[Disclosure]):
    """An order to gather for the brief with digest `brief`; the first checkpoint after its freezing counts."""

    name: ClassVar[str] = "dossier_contents"
    power: ClassVar[str] = "build"

    brief: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of whom the brief is about."""
        return [of_subject(work, store.get(work.connection, self.brief).subject)]

    def intent(self) -> dict[str, Json]:
        """Name the brief."""
        return {"brief": self.brief}

    def do(self, work: Work) -> Done[Disclosure]:
        """Collect entries: custody of each exhibit, each claim's and finding's, the subject's, the freezing."""
        frozen = store.get(work.connection, self.brief)
        check_given(work, frozen)
        head = checkpoint.first_after(work.connection, frozen.seq)
        if head is None:
            raise NotFound("ledger", kind="checkpoint after entry", name=frozen.seq)
        wanted = sorted(_wanted(frozen))
        proofs = read.inclusion_proofs(work.connection, wanted, head.size)
        about = read.things(work.connection, wanted)
        entries = [
            Disclosed(entry, proofs[entry.seq], about[entry.seq])
            for entry in read.entries(work.connection, seqs=wanted)
        ]
        things = (f"brief:{self.brief}",)
        return Done(Disclosure(frozen, entries, head), things, {"brief": self.brief})


def _wanted(frozen: Frozen) -> set[int]:
    """Return the numbers of the entries that a brief refers to."""
    wanted = {frozen.seq}

    def visit(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            for name, item in value.items():
                visit(item, name)
        elif isinstance(value, list):
            for item in value:
                visit(item, key)
        elif key in ("entry", "entries") and isinstance(value, int):
            wanted.add(value)
        elif key == "rests_on" and str(value).startswith("entry:"):
            wanted.add(int(str(value).removeprefix("entry:")))

    for part in ("sections", "claims", "findings", "exhibits"):
        visit(frozen.document[part])
    return wanted
