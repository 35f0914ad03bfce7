# SPDX-License-Identifier: Apache-2.0
"""Bring the vault to what the database says, after a run that was stopped in between."""

from sanad.desk.act import Tools
from sanad.dossier import copies
from sanad.vault import erasure, store


def mend_vault(tools: Tools) -> None:
    """Remove copies that nobody waits for, finish erasures that were ordered, and set aside blobs that neither exhibit nor copy has."""
    tools.blobs.sweep()
    _finish_erasures(tools)
    _set_orphans_aside(tools)


def _finish_erasures(tools: Tools) -> None:
    """Destroy what was ordered to be erased by a run that did not live to do it."""
    with tools.database.reading() as connection:
        erased = frozenset(erasure.erased(connection))
        doomed = [*sorted(erased), *copies.files_of(connection, erased)]
    for sha256 in doomed:
        tools.records.forget(sha256)
        tools.blobs.destroy(sha256)


def _set_orphans_aside(tools: Tools) -> None:
    """Set aside blobs that a run put in place and did not live to record; nobody writes meanwhile."""
    start, known = "", set[str]()
    with tools.database.writing() as connection:
        for sha256 in tools.blobs.stored():
            if sha256[:2] != start:  # one directory of the vault at a time
                start = sha256[:2]
                known = store.digests(connection, start) | copies.digests(connection, start)
            if sha256 not in known:
                tools.blobs.set_aside(sha256)
