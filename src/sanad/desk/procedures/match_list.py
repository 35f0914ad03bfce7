# SPDX-License-Identifier: Apache-2.0
"""Match a list: the long question first, then the pseudonyms of what is shown, so that nobody waits while a list is gone through."""

from sanad.desk.acts.mask_rows import MaskRows
from sanad.desk.door import Desk
from sanad.desk.questions.match_list import SUBSCRIBERS, Matched, MatchList


def match_list(desk: Desk, order: MatchList, limit: int) -> tuple[Matched, dict[str, str]]:
    """Return what was found, and row → number as it may be shown, of the first `limit` candidates.

    Raises:
        SanadError: either order was refused.
    """
    found = desk.ask(order)
    rows = tuple(sorted({int(each.right) for each in found.linked.candidates[:limit]})) if found.kind == SUBSCRIBERS else ()  # fmt: skip
    if not rows:
        return found, {}
    mask = MaskRows(by=order.by, compartment=order.compartment, purpose=order.purpose, exhibit=found.exhibit, rows=rows)  # fmt: skip
    return found, {str(row): number for row, number in desk.perform(mask).items()}
