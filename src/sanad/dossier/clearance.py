# SPDX-License-Identifier: Apache-2.0
"""Who may see what stands in an exhibit or a claim: by the handling code under which it came, what its sender asked, and what protects a refugee."""

from collections.abc import Iterable

from sanad.claims.claim import Claim
from sanad.vault.exhibit import HANDLING, Exhibit

ABROAD = frozenset({"foreign_authority", "interpol"})
"""The recipients outside the country."""
_TRUSTED = frozenset({"court", "internal"})
_MAY_LEAVE = frozenset({"open", "restricted"})  # any other code, also one unknown, stays
_AT_HOME = "no_sharing_abroad"


def kept_from(exhibit: Exhibit, recipient: str) -> str | None:
    """Return why nothing that stands in an exhibit may go to `recipient`; None where it may. The strictest of its deliveries counts, unless its sender gave leave."""
    if recipient in exhibit.leave:
        return None
    came = [delivery.provenance for delivery in exhibit.deliveries]
    if recipient not in _TRUSTED and not {each.handling for each in came} <= _MAY_LEAVE:
        return "its handling code is confidential"
    if recipient in ABROAD and any(_AT_HOME in each.conditions for each in came):
        return "its sender asked that it not be shared abroad"
    return None


def tells_of_asylum(claim: Claim) -> bool:
    """Tell whether a claim says that somebody sought or has refuge, or who decided on it."""
    value = claim.value if isinstance(claim.value, dict) else {}
    decided = claim.property == "position" and str(value.get("kind")).startswith("asylum")
    return claim.property == "refugee_status" or decided


def handling(exhibits: Iterable[Exhibit]) -> str:
    """Return the strictest handling code under which any of some exhibits came; the mildest there is where there are none."""
    codes = {one.provenance.handling for exhibit in exhibits for one in exhibit.deliveries}
    return max(codes, key=HANDLING.index, default=HANDLING[0])
