# SPDX-License-Identifier: Apache-2.0
"""Seal bytes as they came, with where they came from. The first link of custody."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.arrival import require_sense
from sanad.errors import AlteredAgainstSheet, BadValue, ErasedBefore, SanadError, TooMuchInside
from sanad.mandates import instrument, officer
from sanad.storage.blobs import Staged
from sanad.values.canonical import Json
from sanad.values.said import Said
from sanad.vault import erasure, quarantine, readings, store
from sanad.vault.exhibit import ABOUT, SHEET, Delivery, Provenance
from sanad.vault.media import media_type


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

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer may receive; what reading found inside an exhibit, whoever may read may seal."""
        inside = self.provenance.parent is not None and self.provenance.relation not in ABOUT
        power = "read" if inside else self.power
        officer.require(work.connection, self.by, power, self.compartment, work.today, self.name)

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
        self._makes_sense(work.now)
        if self.provenance.instrument is not None:
            instrument.get(work.connection, self.provenance.instrument)
        sha256, size = self.copy.sha256, self.copy.size
        if erasure.is_erased(work.connection, sha256):
            raise ErasedBefore(self.delivered_as)
        kind = media_type(self.copy.head, self.delivered_as)
        delivery = Delivery(work.seq, sha256, self.delivered_as, self.compartment, self.provenance)
        differs = self.provenance.listed_sha256 not in (None, sha256)
        reason = self._set_aside(work, sha256) if differs else None
        new = store.record(work.connection, sha256, size, kind, delivery)
        self._let_it_wait(work, sha256, known=not new)
        work.to_settle.append(self.copy)
        if reason is not None:
            quarantine.set_reason(work.connection, sha256, reason)
        stands = reason if new else quarantine.own_reason(work.connection, sha256)
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

    def _makes_sense(self, now: datetime) -> None:
        """Refuse what cannot have been so, or cannot be done."""
        came, where = self.provenance, self.delivered_as
        require_sense(where, came, now)
        if came.reader is not None or came.encoding is not None:
            _can_read(where, came.reader, came.encoding)

    @property
    def says_how_to_read(self) -> bool:
        """Tell whether the sheet names a reader, template or encoding: then bytes that were read before are read again."""
        came = self.provenance
        return any(word is not None for word in (came.reader, came.template, came.encoding))

    def _let_it_wait(self, work: Work, sha256: str, *, known: bool) -> None:
        """Queue its reading, unless it lies in so many files inside files that somebody meant no end to them, or is a sheet."""
        if self.provenance.relation == SHEET:
            return
        parent = self.provenance.parent
        inside = self.provenance.relation not in ABOUT and parent is not None
        depth = readings.depth_of(work.connection, parent) + 1 if inside and parent else 0
        at = {"depth": depth, "seq": work.seq}
        readings.enqueue(work.connection, sha256, readings.CONTENT, self.compartment, **at)
        if known and self.says_how_to_read:
            readings.again(work.connection, sha256, readings.CONTENT, seq=work.seq)
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
        before = quarantine.own_reason(work.connection, found)
        return reason if before is None else f"{before} {reason}"


def _can_read(where: str, reader: str | None, encoding: str | None) -> None:
    """Refuse the name of a reader or encoding that is none."""
    from sanad.readers import registry  # noqa: PLC0415  # readers are heavy, and few sheets name one
    from sanad.readers.decoded import codec_named  # noqa: PLC0415

    if reader is not None and reader not in registry.known():
        known = ", ".join(sorted(registry.known()))
        raise BadValue(
            where, value=reader, type="reader", detail=Said("the readers are {known}", known=known)
        )
    if encoding is not None:
        codec_named(encoding, where)
