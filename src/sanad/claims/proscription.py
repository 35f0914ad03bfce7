# SPDX-License-Identifier: Apache-2.0
"""Whether an organisation was proscribed by a body on a day, as far as the listings on record say.

Pure. An order against one name reaches no other: not a successor, a splinter or a wing (law of the first pack, section 2.2). A date
known by month or year counts from its last day, and until its first: in between nobody knows. That no order is on record is not that
there was none.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sanad.values.verdict import Verdict

_MONTH, _YEAR = len("2024-01"), len("2024")


@dataclass(frozen=True)
class Listing:
    """An order of `body` against a name: from the day, month or year `on` until `until`; None where not known, or not ended.

    `firm` is false where the source of the listing is not verified: such a one proves nothing, and only asks.
    """

    body: str
    on: str | None
    until: str | None = None
    firm: bool = True


def proscribed(listings: Iterable[Listing], body: str, day: date) -> Verdict:
    """Tell whether `body` had an organisation on its list on `day`.

    Returns:
        Permit: a firm listing was in force. Refuse: every listing on record of that body begins after the day or had ended before it, and
        there is one. Undecided: no listing of that body is on record, its dates leave it open, or it is not firm.
    """
    of_body = [each for each in listings if each.body == body]
    found = {_in_force(each, day) for each in of_body}
    if Verdict.PERMIT in found:
        return Verdict.PERMIT
    return Verdict.REFUSE if found == {Verdict.REFUSE} else Verdict.UNDECIDED


def _in_force(listing: Listing, day: date) -> Verdict:
    if listing.on is None:
        return Verdict.UNDECIDED
    first, last = _reach(listing.on)
    if day < first:
        return Verdict.REFUSE if listing.firm else Verdict.UNDECIDED
    if listing.until is not None and day > _reach(listing.until)[1]:
        return Verdict.REFUSE if listing.firm else Verdict.UNDECIDED
    certain = day >= last and (listing.until is None or day <= _reach(listing.until)[0])
    return Verdict.PERMIT if certain and listing.firm else Verdict.UNDECIDED


def _reach(written: str) -> tuple[date, date]:
    """Return the first and last day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean."""
    if len(written) == _YEAR:
        return date(int(written), 1, 1), date(int(written), 12, 31)
    if len(written) == _MONTH:
        year, month = int(written[:_YEAR]), int(written[-2:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    whole = date.fromisoformat(written)
    return whole, whole
