# SPDX-License-Identifier: Apache-2.0
"""Seal bytes as they came, with where they came from. The first link of custody."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import AlteredAgainstSheet, ErasedBefore, SanadError, TooMuchInside
from sanad.mandates import instrument
from sanad.storage.blobs import Staged
from sanad.values.canonical import Json
from sanad.vault import readings, store
from sanad.vault.exhibit import SHEET, Delivery, Provenance
from sanad.vault.media import media_type

_ABOUT = frozenset({"transcript", "translation"})
"""Relations to an exhibit that this one is about, not inside of."""


@dataclass(frozen=True)
class Sealed:
    """What sealing gave: the exhibit, whether its bytes are new here, and why it is quarantined, if it is.

    `entry` records this delivery. `differs` tells that the sender listed another digest; whether that sets the exhibit aside
    depends on what was listed before. `again` is set where nothing was done, because `entry` recorded this very delivery.
    """

    sha256: str
    name: str
    size: int
    new: bool
    quarantine: str | None
    entry: int
    differs: bool = False
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class SealExhibit(Act[Sealed]):
    """An order to seal. `copy` is what staging gave: a copy, or why there is none."""

    name: ClassVar[str] = "seal_exhibit"
    power: ClassVar[str] = "receive"

    delivered_as: str
    copy: Staged | SanadError
    provenance: Provenance

    def intent(self) -> dict[str, Json]:
        """Name the file that was not sealed."""
        return {"name": self.delivered_as}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say under which instrument it comes, for the rules on receiving."""
        del work
        return {"exhibit": {"name": self.delivered_as, "instrument": self.provenance.instrument}}

    def do(self, work: Work) -> Done[Sealed]:
        """Record the delivery; the copy is put in place just before the commit."""
        if isinstance(self.copy, SanadError):
            raise self.copy
        if self.provenance.instrument is not None:
            instrument.get(work.connection, self.provenance.instrument)
        sha256, size = self.copy.sha256, self.copy.size
        if store.is_erased(work.connection, sha256):
            raise ErasedBefore(self.delivered_as)
        kind = media_type(self.copy.head, self.delivered_as)
        delivery = Delivery(work.seq, sha256, self.delivered_as, self.compartment, self.provenance)
        differs = self.provenance.listed_sha256 not in (None, sha256)
        reason = self._set_aside(work, sha256) if differs else None
        new = store.record(work.connection, sha256, size, kind, delivery)
        self._let_it_wait(work, sha256)
        work.to_settle.append(self.copy)
        if reason is not None:
            store.quarantine(work.connection, sha256, reason)
        stands = reason if new else store.why_quarantined(work.connection, sha256)
        sealed = Sealed(sha256, self.delivered_as, size, new, stands, work.seq, differs)
        what: dict[str, Json] = {
            "sha256": sha256,
            "size": size,
            "media_type": kind,
            "new": new,
            "set_aside": reason is not None,
            "differs_from_list": differs,
            "instrument": self.provenance.instrument,
            "received_at": self.provenance.received_at,
        }
        private: dict[str, Json] = {
            "name": self.delivered_as,
            "quarantine": reason,
            "provenance": self.provenance.as_json(),
        }
        return Done(sealed, (f"exhibit:{sha256}",), what, private)

    def _let_it_wait(self, work: Work, sha256: str) -> None:
        """Queue its reading, unless it lies in so many files inside files that somebody meant no end to them, or is a sheet."""
        if self.provenance.relation == SHEET:
            return
        parent = self.provenance.parent
        inside = self.provenance.relation not in _ABOUT and parent is not None
        depth = readings.depth_of(work.connection, parent) + 1 if inside and parent else 0
        at = {"depth": depth, "seq": work.seq}
        readings.enqueue(work.connection, sha256, readings.CONTENT, self.compartment, **at)
        if depth > readings.MOST_DEPTH:
            what = f"more than {readings.MOST_DEPTH} files in one another"
            error = TooMuchInside(self.delivered_as, what_is=what)
            document: dict[str, Json] = {"code": error.code, "says": str(error)}
            at_content = (work.connection, sha256, readings.CONTENT, readings.FAILED)
            readings.settle(*at_content, seq=work.seq, document=document)

    def _set_aside(self, work: Work, found: str) -> str | None:
        """Say why the bytes may not be used, if this list is the first to differ from them and none agrees.

        Where an earlier list names them, two lists contradict each other: that is on record, and the bytes stay in use. Where
        an earlier one differed in the same way, what an officer decided then stands.
        """
        listed = self.provenance.listed_sha256
        if {found, listed} & store.listed(work.connection, found):
            return None
        reason = str(AlteredAgainstSheet(self.delivered_as, found=found, listed=listed))
        before = store.why_quarantined(work.connection, found)
        return reason if before is None else f"{before} {reason}"
