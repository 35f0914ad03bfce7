# SPDX-License-Identifier: Apache-2.0
"""What a frozen document gives or says that it would not any more: exhibits closed or redacted since, claims withdrawn since."""

from collections.abc import Iterator
from typing import Any

from sanad.claims import store as register
from sanad.desk.act import Work
from sanad.dossier import copies
from sanad.dossier.clearance import kept_from
from sanad.dossier.package import given
from sanad.dossier.store import Frozen
from sanad.errors import DocumentOutdated, Quarantined
from sanad.vault import quarantine
from sanad.vault import store as vault


def check_given(work: Work, document: Frozen) -> None:
    """Refuse to let a document go that gives what its recipient may no longer have.

    Raises:
        Quarantined: an exhibit of it was set aside.
        DocumentOutdated: an exhibit of it is closed to the recipient, or goes out as another copy.
    """
    for sha256, name in given(document.document):
        reason = quarantine.why(work.connection, sha256)
        if reason is not None:
            raise Quarantined(name, reason=reason)
    for detail in closed_since(work, document):
        raise DocumentOutdated(document.subject, edition=document.edition, detail=detail)


def closed_since(work: Work, document: Frozen) -> Iterator[str]:
    """Yield in words each exhibit that the document gives otherwise than its recipient would get it now."""
    given: list[dict[str, Any]] = [
        each for each in _exhibits(document) if each["given"] != "withheld"
    ]
    digests = [each["sha256"] for each in given]
    stand = copies.standing(work.connection, digests, document.recipient)
    now = {each.sha256: each for each in vault.exhibits(work.connection, digests)}
    for row in given:
        sha256 = row["sha256"]
        copy, was = stand.get(sha256), row["copy"]["entry"] if row["given"] == "redacted" else None
        if (kept := kept_from(now[sha256], document.recipient)) is not None:
            yield f"{row['name']} is withheld now: {kept}"
        elif copy is not None and copy.seq != was:
            yield f"{row['name']} goes out as another copy now, of entry {copy.seq}"


def withdrawn_since(work: Work, document: Frozen) -> Iterator[str]:
    """Yield in words each claim of the document that was withdrawn after it was frozen."""
    told: Any = document.document["claims"]  # as `compose` wrote it
    for claim in (
        register.get(work.connection, each["id"])
        for each in told
        if each["standing"] != "withdrawn"
    ):
        if not claim.live and not claim.exculpatory:
            yield f"claim {claim.id} was withdrawn"


def _exhibits(document: Frozen) -> list[dict[str, Any]]:
    exhibits: Any = document.document["exhibits"]  # as `compose` wrote it
    return list(exhibits)
