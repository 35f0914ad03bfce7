# SPDX-License-Identifier: Apache-2.0
"""Seal bytes as they came, with where they came from. The first link of custody."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import AlteredAgainstSheet, SanadError
from sanad.mandates import instrument
from sanad.storage.blobs import Staged
from sanad.values.canonical import Json
from sanad.vault import store
from sanad.vault.exhibit import Delivery, Provenance
from sanad.vault.media import media_type


@dataclass(frozen=True)
class Sealed:
    """What sealing gave: the exhibit, whether its bytes are new here, and why it is quarantined, if it is."""

    sha256: str
    name: str
    size: int
    new: bool
    quarantine: str | None


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
        kind = media_type(self.copy.path, self.delivered_as)
        delivery = Delivery(work.seq, sha256, self.delivered_as, self.compartment, self.provenance)
        new = store.record(work.connection, sha256, size, kind, delivery)
        work.to_settle.append(self.copy)
        reason = self._altered()
        if reason is not None:
            store.quarantine(work.connection, sha256, reason)
        sealed = Sealed(sha256, self.delivered_as, size, new, reason)
        what: dict[str, Json] = {
            "sha256": sha256,
            "size": size,
            "media_type": kind,
            "new": new,
            "set_aside": reason is not None,
            "instrument": self.provenance.instrument,
            "received_at": self.provenance.received_at,
        }
        private: dict[str, Json] = {
            "name": self.delivered_as,
            "quarantine": reason,
            "provenance": self.provenance.as_json(),
        }
        return Done(sealed, (f"exhibit:{sha256}",), what, private)

    def _altered(self) -> str | None:
        """Say why the bytes may not be used: they are not those the sender listed."""
        listed = self.provenance.listed_sha256
        if isinstance(self.copy, SanadError) or listed in (None, self.copy.sha256):
            return None
        found = self.copy.sha256
        return str(AlteredAgainstSheet(self.delivered_as, found=found, listed=listed))
