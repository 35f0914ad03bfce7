# SPDX-License-Identifier: Apache-2.0
"""Which of some files were received already in the same words, so that a run that was stopped does not receive them twice."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.vault import store
from sanad.vault.exhibit import Provenance


@dataclass(frozen=True)
class Before:
    """A delivery on record: its entry, and why its exhibit is quarantined, if it is."""

    entry: int
    quarantine: str | None


@dataclass(frozen=True, kw_only=True)
class ReceivedBefore(Question[list[Before | None]]):
    """An order to look for each of `files`, (digest, name, provenance): the same bytes under the same name, come in the same way."""

    name: ClassVar[str] = "received_before"
    power: ClassVar[str] = "receive"

    files: tuple[tuple[str, str, Provenance], ...] = ()

    def do(self, work: Work) -> Done[list[Before | None]]:
        """Return for each file, in order, the delivery on record or None."""
        names = sorted({name for _, name, _ in self.files})
        known: dict[tuple[str, str], list[tuple[Provenance, Before]]] = {}
        for one, quarantine in store.deliveries(work.connection, self.compartment, names):
            before = (one.provenance, Before(one.seq, quarantine))
            known.setdefault((one.exhibit, one.name), []).append(before)
        found = [
            next((it for came, it in known.get((sha256, name), ()) if came == provenance), None)
            for sha256, name, provenance in self.files
        ]
        met = sum(one is not None for one in found)
        return Done(found, (), {"asked": len(found), "received": met})
