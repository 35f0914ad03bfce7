# SPDX-License-Identifier: Apache-2.0
"""Whether everything sealed is still there and the same, and the ledger agrees with itself."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.dossier import copies
from sanad.dossier.copies import Copy
from sanad.ledger.audit import audit
from sanad.values.canonical import Json
from sanad.values.verdict import Integrity
from sanad.vault import store


@dataclass(frozen=True)
class Audit:
    """What was read back: counts, and every fault in words."""

    verdict: Integrity
    exhibits: int
    entries: int
    faults: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AuditOffice(Question[Audit]):
    """An order to read everything back; costs one read of the whole vault and ledger."""

    name: ClassVar[str] = "audit_office"
    power: ClassVar[str] = "audit"

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Audit]:
        """Hash every blob and recompute every node."""
        faults: list[str] = []
        sealed = store.exhibits(work.connection)
        for exhibit in sealed:
            if exhibit.erased is not None:
                if work.tools.blobs.is_readable(exhibit.sha256):
                    faults.append(f"exhibit {exhibit.name}: erased on order, and still readable")
                continue
            found = work.tools.blobs.digest(exhibit.sha256)
            if found is None:
                faults.append(f"exhibit {exhibit.name}: its sealed bytes are gone")
            elif found != exhibit.sha256:
                faults.append(f"exhibit {exhibit.name}: its sealed bytes are now {found}")
        gone = {exhibit.sha256 for exhibit in sealed if exhibit.erased is not None}
        for copy in copies.every(work.connection):
            lost = [] if copy.exhibit in gone else _lost(work, copy)
            faults += [f"redacted copy of entry {copy.seq}: {says}" for says in lost]
        _, entries, broken = audit(work.connection)
        faults += [f"ledger entry {each.seq}: {each.says}" for each in broken]
        verdict = Integrity.BROKEN if faults else Integrity.INTACT
        result = Audit(verdict, len(sealed), entries, tuple(faults))
        what: dict[str, Json] = {
            "verdict": str(verdict),
            "exhibits": len(sealed),
            "entries": entries,
            "faults": list(faults),
        }
        return Done(result, ("audit",), what)


def _lost(work: Work, copy: Copy) -> list[str]:
    """Say which files of a copy are gone or are others."""
    found = {sha256: work.tools.blobs.digest(sha256) for sha256 in copy.blobs}
    return [
        f"its file {sha256[:12]} is {'gone' if digest is None else f'now {digest}'}"
        for sha256, digest in found.items()
        if digest != sha256
    ]
