# SPDX-License-Identifier: Apache-2.0
"""What goes with a dossier to whom, and what is withheld, with the reason."""

from dataclasses import dataclass

from sanad.claims.claim import Claim
from sanad.dossier.material import Material
from sanad.vault.exhibit import Exhibit

_TRUSTED = frozenset({"court", "internal"})
_RECORDS = frozenset({"calls", "payments"})
_MAY_LEAVE = frozenset({"open", "restricted"})  # any other code, also one unknown, stays


@dataclass(frozen=True)
class Disclosure:
    """`given` is whole or withheld; `reason` says why, when withheld."""

    given: str
    reason: str | None = None


def disclose(exhibit: Exhibit, material: Material) -> Disclosure:
    """Return whether `exhibit` goes to the addressee.

    An exhibit that is set aside goes to nobody, a confidential one to courts only. Records that no claim cites, and only findings were computed from, stay: they hold
    the numbers of people who are not subjects.
    """
    if exhibit.sha256 in material.set_aside:
        return Disclosure("withheld", "it is set aside")
    if not may_leave(exhibit, material.to.recipient):
        return Disclosure("withheld", "its handling code is confidential")
    kind = (exhibit.receipt or {}).get("kind")
    if kind in _RECORDS and material.to.recipient not in _TRUSTED:
        return Disclosure("withheld", "it holds third parties' numbers; it goes to a court only")
    if exhibit.sha256 not in _cited(material):
        reason = "it holds third parties' numbers; only findings made from it are relied on"
        return Disclosure("withheld", reason)
    return Disclosure("whole")


def may_leave(exhibit: Exhibit, recipient: str) -> bool:
    """Tell whether the handling codes under which an exhibit came let `recipient` see what stands in it."""
    strictest = {delivery.provenance.handling for delivery in exhibit.deliveries}
    return strictest <= _MAY_LEAVE or recipient in _TRUSTED


def shown_name(exhibit: Exhibit, decided: Disclosure) -> str:
    """Return the name under which the addressee sees an exhibit; file names are often telephone numbers."""
    return exhibit.name if decided.given == "whole" else f"exhibit {exhibit.sha256[:8]}"


def relied_on(material: Material) -> list[Claim]:
    """Return every claim the document may rest on: about whom or what it is, about incidents, and about others that name it."""
    incidents = [claim for claims in material.incidents.values() for claim in claims]
    told = [claim for each in material.attributed for claim in (each.claim, *each.meant)]
    every = (*material.claims, *material.favour, *incidents, *material.links, *told)
    return list({claim.id: claim for claim in every}.values())


def _cited(material: Material) -> set[str]:
    return {exhibit for claim in relied_on(material) for exhibit in claim.citation.exhibits}
