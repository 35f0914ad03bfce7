# SPDX-License-Identifier: Apache-2.0
"""What is on record of orders against organisations: listings that sources state, and what the jurisdiction's pack holds.

The pack's entry counts for an organisation of the register only where a claim says that it is meant (`listed_as`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sanad.claims.claim import Claim, Standing
from sanad.claims.proscription import Listing
from sanad.claims.suggestions.organisation import Organisation, load
from sanad.desk.act import Work
from sanad.rules.rule import MARKS

HOME = "national"
"""What `listing` calls the office's own state."""
PROPERTIES = ("listing", "listed_as")
_QUOTED = "P"
_ORDERED = frozenset({"proscribed", "designated"})


def orders(work: Work, claims: Iterable[Claim]) -> dict[str, list[Listing]]:
    """Return organisation → its listings by live `claims`, the home state's under its country code; which claims may be used is the caller's.

    What is disputed is not firm; nor is an entry of the pack where sources name another one, too.
    """
    against = [claim for claim in claims if claim.live and claim.property in PROPERTIES]
    entries = {(claim.about, _entry(claim)) for claim in against if claim.property == "listed_as"}
    known = pack(work) if entries else {}
    named = Counter(about for about, _ in entries)
    found: dict[str, list[Listing]] = {}
    for claim in against:
        firm = claim.standing is not Standing.DISPUTED
        if claim.property == "listing":
            told = [_listing(claim, work.tools.country)]
        else:
            told, firm = of_pack(known.get(_entry(claim))), firm and named[claim.about] == 1
        found.setdefault(claim.about, []).extend(
            replace(each, firm=each.firm and firm) for each in told
        )
    return found


def listing_mark(work: Work, claims: Iterable[Claim]) -> str | None:
    """Return how far the weakest order of the office's own state against one of several organisations was checked; None where none is named.

    An order that a firm claim quotes was read by whoever recorded it, in part at least (P); one of the pack has the pack's mark; U where there is neither.
    """
    against = [claim for claim in claims if claim.live and claim.property in PROPERTIES]
    known = pack(work) if any(claim.property == "listed_as" for claim in against) else {}
    marks: dict[str, set[str]] = {claim.about: set() for claim in against}
    for claim in against:
        if claim.property == "listing" and claim.standing is not Standing.DISPUTED:
            body = claim.value.get("body") if isinstance(claim.value, dict) else None
            marks[claim.about] |= {_QUOTED} if body in {HOME, work.tools.country} else set()
        elif claim.property == "listed_as" and _entry(claim) in known:
            marks[claim.about] |= {
                each.mark
                for each in known[_entry(claim)].proscriptions
                if each.country == work.tools.country and each.status in _ORDERED
            }
    best = [min(found, key=MARKS.index, default=MARKS[-1]) for found in marks.values()]
    return max(best, key=MARKS.index, default=None)


def _entry(claim: Claim) -> str:
    return str(claim.value["organisation"]) if isinstance(claim.value, dict) else ""


def _listing(claim: Claim, country: str) -> Listing:
    value = claim.value if isinstance(claim.value, dict) else {}
    body, on, until = (value.get(name) for name in ("body", "on", "until"))
    return Listing(country if body == HOME else str(body), on and str(on), until and str(until))


def of_pack(entry: Organisation | None) -> list[Listing]:
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
