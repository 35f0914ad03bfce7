# SPDX-License-Identifier: Apache-2.0
"""What is offered to show an act: of each exhibit its sort, who handed it over, and whether it may carry a charge."""

from collections.abc import Collection, Mapping

from sanad.casework import admissibility
from sanad.casework.admissibility import NO, NOT_APPLICABLE, YES, Answer
from sanad.casework.items import Item
from sanad.desk.act import Work
from sanad.desk.authority import paper, sort
from sanad.desk.reliance import not_relied_on
from sanad.errors import LawFault, RefusedByLaw
from sanad.rules import Sort
from sanad.vault import store
from sanad.vault.exhibit import ABOUT, Exhibit


def offered(work: Work, exhibits: Collection[str]) -> dict[str, Item]:
    """Return exhibit → the item it is. A translation or transcript is evidence as what it translates, and no second source."""
    found = store.exhibits(work.connection, sorted(exhibits))
    roots = {each.sha256: _root(work, each) for each in found}
    wanted = {root.sha256 for root in roots.values()}
    doubts = not_relied_on(work, wanted | set(exhibits))
    answers = admissibility.history(work.connection, wanted)
    return {
        each.sha256: _item(
            work, roots[each.sha256], doubts, answers.get(roots[each.sha256].sha256, {})
        )
        for each in found
    }


def _root(work: Work, exhibit: Exhibit) -> Exhibit:
    seen = {exhibit.sha256}
    while exhibit.provenance.relation in ABOUT and exhibit.provenance.parent is not None:
        if exhibit.provenance.parent in seen:
            break
        exhibit = store.get(work.connection, exhibit.provenance.parent)
        seen.add(exhibit.sha256)
    return exhibit


def _item(
    work: Work,
    exhibit: Exhibit,
    doubts: Mapping[str, LawFault],
    answers: Mapping[str, list[Answer]],
) -> Item:
    newest = {item: told[-1] for item, told in answers.items()}
    found = sort(exhibit, exhibit.receipt, paper(work, exhibit), newest)
    return Item(
        exhibit=exhibit.sha256,
        sort=found.evidence,
        source=exhibit.provenance.handed_by,
        counts=_counts(work, found, doubts.get(exhibit.sha256), newest),
    )


def _counts(
    work: Work, found: Sort, doubt: LawFault | None, answers: Mapping[str, Answer]
) -> bool | None:
    """Tell whether evidence of that sort may carry a charge; None while it is open what it is, or what it needs."""
    if found.evidence is None:
        return None
    lists = [each for each in work.tools.checklists if each.applies.meets(found)]
    if isinstance(doubt, RefusedByLaw) or not all(each.carries for each in lists):
        return False
    needed = [answers.get(item) for each in lists for item in each.carries_if]
    if any(each is not None and each.answer == NO for each in needed):
        return False
    met = all(each is not None and each.answer in {YES, NOT_APPLICABLE} for each in needed)
    return True if met and doubt is None else None
