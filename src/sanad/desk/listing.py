# SPDX-License-Identifier: Apache-2.0
"""Lists among the exhibits: which may be looked into, and under what name they speak."""

from collections.abc import Sequence

from sanad.desk.act import Work
from sanad.errors import BadValue, NotFound, Quarantined
from sanad.ledger import read
from sanad.values.said import Said
from sanad.vault import quarantine
from sanad.vault import store as vault
from sanad.vault.exhibit import Exhibit

KIND = "statements"


def list_exhibit(work: Work, name: str, kinds: Sequence[str] = (KIND,)) -> Exhibit:
    """Return an exhibit that was read as a list or graph, or as another of `kinds`, and may be used.

    Raises:
        NotFound: there is none of that name or digest, or it was not read.
        BadValue: it is none of these.
        Quarantined: it, or what it was found in, is set aside.
    """
    exhibit = vault.by_name(work.connection, name)
    set_aside = work.told(quarantine.reasons)
    if exhibit.sha256 in set_aside:
        raise Quarantined(exhibit.name, reason=set_aside[exhibit.sha256])
    if exhibit.receipt is None:
        raise NotFound("vault", kind="exhibit that was read under the name", name=name)
    if exhibit.receipt["kind"] not in kinds:
        detail = Said("it was read as {kind}", kind=exhibit.receipt["kind"])
        raise BadValue(exhibit.name, value=exhibit.name, type="list", detail=detail)
    return exhibit


def speaker(work: Work, exhibit: Exhibit) -> str:
    """Return who says what the list says: its name, and its own date, else the day on which it was received."""
    receipt = exhibit.receipt or {}
    facts = receipt.get("facts")
    told = dict(facts) if isinstance(facts, dict) else {}
    name = str(told.get("list") or exhibit.name)
    if told.get("version"):
        return f"{name}, version of {told['version']}"
    came = exhibit.provenance.received_at
    day = (came or read.entry(work.connection, exhibit.deliveries[0].seq).at)[:10]
    return f"{name}, received on {day}"
