# SPDX-License-Identifier: Apache-2.0
"""Read everything back: every sealed byte against its digest, every entry of the ledger against the tree."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.dossier import copies
from sanad.dossier.copies import Copy
from sanad.ledger.audit import audit
from sanad.storage.blobs import Blobs
from sanad.values.verdict import Integrity
from sanad.vault import store
from sanad.vault.exhibit import Exhibit


@dataclass(frozen=True)
class Audit:
    """What was read back: counts, and every fault in words."""

    verdict: Integrity
    exhibits: int
    entries: int
    faults: tuple[str, ...]


def read_back(connection: sa.Connection, blobs: Blobs) -> Audit:
    """Hash every blob and recompute every node; one read of the whole vault and ledger.

    Raises:
        KeyLocked: the vault is encrypted, and its key is not at hand.
    """
    sealed = store.exhibits(connection)
    faults = [fault for each in sealed for fault in _of_exhibit(each, blobs)]
    gone = {exhibit.sha256 for exhibit in sealed if exhibit.erased is not None}
    for copy in copies.every(connection):
        lost = [] if copy.exhibit in gone else _lost(blobs, copy)
        faults += [f"redacted copy of entry {copy.seq}: {says}" for says in lost]
    _, entries, broken = audit(connection)
    faults += [f"ledger entry {each.seq}: {each.says}" for each in broken]
    verdict = Integrity.BROKEN if faults else Integrity.INTACT
    return Audit(verdict, len(sealed), entries, tuple(faults))


def _of_exhibit(exhibit: Exhibit, blobs: Blobs) -> Iterator[str]:
    if exhibit.erased is not None:
        if blobs.is_readable(exhibit.sha256):
            yield f"exhibit {exhibit.name}: erased on order, and still readable"
        return
    found = blobs.digest(exhibit.sha256)
    if found is None:
        yield f"exhibit {exhibit.name}: its sealed bytes are gone"
    elif found != exhibit.sha256:
        yield f"exhibit {exhibit.name}: its sealed bytes are now {found}"


def _lost(blobs: Blobs, copy: Copy) -> list[str]:
    """Say which files of a copy are gone or are others."""
    found = {sha256: blobs.digest(sha256) for sha256 in copy.blobs}
    return [
        f"its file {sha256[:12]} is {'gone' if digest is None else f'now {digest}'}"
        for sha256, digest in found.items()
        if digest != sha256
    ]
