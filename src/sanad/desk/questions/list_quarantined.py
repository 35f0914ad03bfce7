# SPDX-License-Identifier: Apache-2.0
"""The review list: what is set aside, why, since when, under which paper, and who may release it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.ledger import read
from sanad.ledger.read import Entry
from sanad.mandates import instrument, officer
from sanad.mandates.instrument import Instrument
from sanad.vault import quarantine, store
from sanad.vault.exhibit import Exhibit

_ANSWERS = frozenset({"answer_item", "state_facts", "correct_delivery"})


@dataclass(frozen=True)
class SetAside:
    """One exhibit set aside by entry `entry` at `since`; `code` is that of the error, empty where a person did it.

    `belongs_to` is the exhibit that is set aside when this one only belongs to it. `answered` tells whether something was
    answered about it or its paper, or put right of how it came, since: then the law can be asked again.
    """

    name: str
    sha256: str
    reason: str
    code: str
    entry: int
    since: str
    instrument: Instrument | None
    belongs_to: str | None
    answered: bool


@dataclass(frozen=True)
class ReviewList:
    """What is set aside in a compartment, in the order in which it came, and the officers who may release it."""

    rows: tuple[SetAside, ...]
    may_release: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ListQuarantined(Question[ReviewList]):
    """An order to list; what was erased on an order is not on it, since nobody can release that."""

    name: ClassVar[str] = "list_quarantined"

    def do(self, work: Work) -> Done[ReviewList]:
        """Look at every exhibit that may not be used, and at the entry that set it aside."""
        rows = work.kept((_rows, self.compartment), partial(_rows, work, self.compartment))
        place = ("release", self.compartment, work.today)
        may = tuple(officer.holding(work.connection, *place))
        return Done(ReviewList(rows, may), (), {"set_aside": len(rows)})


def _rows(work: Work, compartment: str) -> tuple[SetAside, ...]:
    reasons = work.told(quarantine.reasons)
    every = {one.sha256: one for one in store.exhibits(work.connection, list(reasons))}
    mine = [one for one in every.values() if compartment in one.compartments and one.erased is None]
    roots = {one.sha256: _root(one, every) for one in mine}
    named = {root.provenance.instrument for root in roots.values()}
    papers = instrument.of_ids(work.connection, sorted(filter(None, named)))
    things = [f"exhibit:{root.sha256}" for root in roots.values()]
    done = read.about(work.connection, [*things, *(f"instrument:{name}" for name in papers)])
    return tuple(_row(one, roots[one.sha256], papers, done, reasons[one.sha256]) for one in mine)


def _row(
    exhibit: Exhibit,
    root: Exhibit,
    papers: Mapping[str, Instrument],
    happened: Mapping[str, Sequence[Entry]],
    reason: str,
) -> SetAside:
    paper = papers.get(root.provenance.instrument or "")
    done = _done(happened.get(f"exhibit:{root.sha256}", ()))
    of_paper = _done(happened.get(f"instrument:{paper.id}", ())) if paper else []
    by = [entry for entry in done if _sets_aside(entry)]
    last = by[-1] if by else done[0]
    later = [each for each in (*done, *of_paper) if each.seq > last.seq and each.act in _ANSWERS]
    return SetAside(
        name=exhibit.name,
        sha256=exhibit.sha256,
        reason=reason,
        code=str(_what(last).get("code", "")),
        entry=last.seq,
        since=last.at,
        instrument=paper,
        belongs_to=None if root is exhibit else root.sha256,
        answered=bool(later),
    )


def _root(exhibit: Exhibit, every: Mapping[str, Exhibit]) -> Exhibit:
    """Return the exhibit that is itself set aside: this one, or the nearest above it, which is in `every` as all that may not be used."""
    waiting, seen = [exhibit], {exhibit.sha256}
    while waiting:
        one = waiting.pop(0)
        if one.quarantine is not None:
            return one
        above = {each.provenance.parent for each in one.deliveries} - seen - {None}
        seen |= {each for each in above if each}
        known = [every[each] for each in above if each is not None and each in every]
        waiting += sorted(known, key=lambda one: one.deliveries[0].seq)
    return exhibit


def _done(entries: Iterable[Entry]) -> list[Entry]:
    return [one for one in entries if one.outcome == read.DONE]


def _sets_aside(entry: Entry) -> bool:
    if entry.act in {"seal_exhibit", "correct_delivery"}:
        return bool(_what(entry).get("set_aside"))
    return entry.act == "quarantine_exhibit"


def _what(entry: Entry) -> Mapping[str, object]:
    what = (entry.body or {}).get("what")
    return what if isinstance(what, Mapping) else {}
