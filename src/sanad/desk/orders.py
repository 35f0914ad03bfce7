# SPDX-License-Identifier: Apache-2.0
"""What is on record of orders against organisations: listings that sources state, and what the jurisdiction's pack holds.

The pack's entry counts for an organisation of the register only where a claim says that it is meant (`listed_as`).
"""

from collections.abc import Iterable, Iterator, Sequence

from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.proscription import Listing
from sanad.claims.suggestions.organisation import Organisation, load
from sanad.desk.act import Work
from sanad.vault import store as vault

HOME = "national"
"""What `listing` calls the office's own state."""
_ORDERED = frozenset({"proscribed", "designated"})


def orders(work: Work, organisations: Iterable[str]) -> dict[str, list[Listing]]:
    """Return organisation → its listings; the home state's under its country code."""
    set_aside = vault.quarantined(work.connection)
    found: dict[str, list[Listing]] = {name: [] for name in organisations}
    for claim in register.about(work.connection, sorted(found)):
        if claim.live and set_aside.keys().isdisjoint(claim.citation.exhibits):
            found[claim.about].extend(_listings(work, claim))
    return found


def _listings(work: Work, claim: Claim) -> Iterator[Listing]:
    value = claim.value
    if not isinstance(value, dict):
        return
    if claim.property == "listing":
        body = work.tools.country if value["body"] == HOME else str(value["body"])
        on, until = value.get("on"), value.get("until")
        yield Listing(body, on and str(on), until and str(until))
    if claim.property == "listed_as":
        yield from of_pack(pack(work).get(str(value["organisation"])))


def of_pack(entry: Organisation | None) -> Sequence[Listing]:
    """Return the orders that the pack holds; those of mark U are not firm, and what was only proposed or not found is none."""
    return [
        Listing(each.country, each.on, firm=each.mark != "U")
        for each in (entry.proscriptions if entry else ())
        if each.status in _ORDERED
    ]


def pack(work: Work) -> dict[str, Organisation]:
    """Return the organisations of the jurisdiction's pack, none where it lists none; costs reading them."""
    folder = work.tools.pack / "organisations"
    return load(folder) if folder.is_dir() else {}
