# SPDX-License-Identifier: Apache-2.0
"""The review list: what is set aside, why, since when, under which paper, and who may release it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk import authority
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.ledger import read
from sanad.ledger.read import Entry
from sanad.mandates import officer
from sanad.mandates.instrument import Instrument
from sanad.vault import store
from sanad.vault.exhibit import Exhibit

_ANSWERS = frozenset({"answer_item", "state_facts"})


@dataclass(frozen=True)
class SetAside:
    """One exhibit set aside by entry `entry` at `since`; `code` is that of the error, empty where a person did it.

    `belongs_to` is the exhibit that is set aside when this one only belongs to it. `answered` tells whether something was
    answered about it or its paper since: then the law can be asked again.
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
        reasons = store.quarantined(work.connection)
        rows = tuple(
            _row(work, exhibit, reasons[exhibit.sha256])
            for exhibit in store.exhibits(work.connection, list(reasons))
            if self.compartment in exhibit.compartments and exhibit.erased is None
        )
        place = ("release", self.compartment, work.today)
        may = tuple(
            each.id
            for each in officer.all_officers(work.connection)
            if officer.holds(work.connection, each.id, *place)
        )
        return Done(ReviewList(rows, may), (), {"set_aside": len(rows)})


def _row(work: Work, exhibit: Exhibit, reason: str) -> SetAside:
    root = _root(work, exhibit)
    paper = authority.paper(work, root)
    done = _done(work, f"exhibit:{root.sha256}")
    of_paper = _done(work, f"instrument:{paper.id}") if paper else []
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


def _root(work: Work, exhibit: Exhibit) -> Exhibit:
    """Return the exhibit that is itself set aside: this one, or the nearest above it."""
    waiting, seen = [exhibit], {exhibit.sha256}
    while waiting:
        one = waiting.pop(0)
        if one.quarantine is not None:
            return one
        above = {each.provenance.parent for each in one.deliveries} - seen - {None}
        seen |= {each for each in above if each}
        waiting += store.exhibits(work.connection, sorted(each for each in above if each))
    return exhibit


def _done(work: Work, thing: str) -> list[Entry]:
    seqs = read.chain(work.connection, thing)
    return [one for one in read.entries(work.connection, seqs=seqs) if one.outcome == "done"]


def _sets_aside(entry: Entry) -> bool:
    if entry.act == "seal_exhibit":
        return bool(_what(entry).get("set_aside"))
    return entry.act == "quarantine_exhibit"


def _what(entry: Entry) -> Mapping[str, object]:
    what = (entry.body or {}).get("what")
    return what if isinstance(what, Mapping) else {}
