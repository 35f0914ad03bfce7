# SPDX-License-Identifier: Apache-2.0
"""Whether an organisation was proscribed by a body on a day, as far as the listings on record say.

Pure. An order against one name reaches no other: not a successor, a splinter or a wing (law of the first pack, section 2.2). A date
known by month or year counts from its last day, and until its first: in between nobody knows; an act known by month or year may have
been done on any day of it. That no order is on record is not that there was none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sanad.claims.incidents.days import Days, days_of
from sanad.values.verdict import Verdict


@dataclass(frozen=True)
class Listing:
    """An order of `body` against a name: from the day, month or year `on` until `until`; None where not known, or not ended.

    `firm` is false where the source of the listing is not verified: such a one proves nothing, and only asks.
    """

    body: str
    on: str | None
    until: str | None = None
    firm: bool = True


def proscribed(listings: Iterable[Listing], body: str, on: str) -> Verdict:
    """Tell whether `body` had an organisation on its list `on` a day, or all through a month or year.

    Returns:
        Permit: a firm listing was in force. Refuse: every listing on record of that body begins after the time or had ended before it, and
        there is one. Undecided: no listing of that body is on record, its dates leave it open, or it is not firm.
    """
    days = days_of(on)
    if days is None:
        return Verdict.UNDECIDED
    found = {_in_force(each, days) for each in listings if each.body == body}
    if Verdict.PERMIT in found:
        return Verdict.PERMIT
    return Verdict.REFUSE if found == {Verdict.REFUSE} else Verdict.UNDECIDED


def _in_force(listing: Listing, days: Days) -> Verdict:
    begins = days_of(listing.on)
    ends = days_of(listing.until)
    if not listing.firm or begins is None or (ends is None and listing.until is not None):
        return Verdict.UNDECIDED
    if days.last < begins.first or (ends is not None and ends.last < days.first):
        return Verdict.REFUSE
    certain = begins.last <= days.first and (ends is None or days.last <= ends.first)
    return Verdict.PERMIT if certain else Verdict.UNDECIDED
