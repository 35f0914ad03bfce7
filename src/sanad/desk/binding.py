# SPDX-License-Identifier: Apache-2.0
"""Bind a bundle in a folder of scratch: every item made into pages, and all of it bound in a cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sanad.desk.act import Tools, Work
from sanad.desk.bundle_pages import Made, made_of
from sanad.desk.bundling import Going, going
from sanad.desk.clock import check_clock
from sanad.dossier import bundles
from sanad.dossier.bundle.asked import Asked
from sanad.dossier.bundle.bind import bound_item
from sanad.dossier.bundle.cell import BUNDLE, bind_all, contents_in, fault_in, order_to_bind
from sanad.dossier.bundle.contents import BoundTab, Contents, Edition
from sanad.dossier.bundle.difference import difference
from sanad.dossier.bundle.tab import Tab, TabName, in_order
from sanad.dossier.bundles import Series
from sanad.dossier.rendition.render import reason_of, stand_in
from sanad.errors import EvidenceFault, LockedFile, MalformedFile, ReaderStopped
from sanad.readers.layer import digest_of_file
from sanad.sandbox import Limits
from sanad.values.canonical import Json

_LIMITS = Limits(seconds=1800)


@dataclass(frozen=True)
class Bound:
    """A bundle that lies in a folder as `bundle.pdf`: what became of each item, what it holds, the digest of the PDF, and the edition before it."""

    going: tuple[Going, ...]
    contents: Contents
    sha256: str
    before: Contents | None

    @property
    def difference(self) -> list[str]:
        """Return what changed since the edition before, in sentences; none for the first."""
        return difference(self.before, self.contents) if self.before else []

    def told(self) -> dict[str, Json]:
        """Return what a program is told of it (docs/formats/commands.md)."""
        contents = self.contents
        lists = {
            "withheld": contents.withheld,
            "not_shown": contents.not_shown,
            "not_found": contents.not_found,
            "taken_out": contents.taken_out,
        }
        return {
            "edition": contents.edition.number,
            "recipient": contents.edition.recipient,
            "tabs": [
                {"name": tab.name, "title": tab.title, "pages": tab.pages} for tab in contents.tabs
            ],
            **{name: [dict(vars(each)) for each in told] for name, told in lists.items()},
            "difference": list[Json](self.difference),
        }


def bound(work: Work, asked: Asked, compartment: str, room: Path) -> Bound:
    """Bind what is asked in the folder `room`. What is bound as the newest edition was has its number and instant, and with them its bytes.

    Raises:
        ClockBehind: the bundle would be dated before the acts on which it rests.
        NotFound: the office has no such exhibit or document.
        ReaderStopped: binding passed a limit.
    """
    check_clock(work)
    decided = going(work, asked)
    made = [made_of(work.tools, each, room, number) for number, each in enumerate(decided, start=1)]
    series = Series(compartment, asked.matter, asked.recipient)
    while True:
        tabs = _tabs(asked, decided, made)
        ordered = _ordered(asked, work.tools.office, tabs)
        edition = edition_of(work, series, ordered)
        outcome = _bind(work.tools, edition, tabs, ordered, room)
        if isinstance(outcome, Contents):
            break
        made = _without_what_cannot_be_bound(made, outcome)
    before = bundles.edition(work.connection, series, edition.number - 1)
    sha256 = digest_of_file(room / BUNDLE)
    return Bound(tuple(decided), outcome, sha256, before.contents if before else None)


def edition_of(work: Work, series: Series, ordered: Contents) -> Edition:
    """Return of which edition a bundle is that holds what was `ordered`: of the newest, if that holds the same, or of the next."""
    newest = bundles.newest(work.connection, series)
    if newest is not None and newest.contents.ordered == ordered:
        return newest.contents.edition
    number = newest.contents.edition.number + 1 if newest else 1
    return replace(ordered.edition, number=number, at=work.at)


def _tabs(asked: Asked, decided: Sequence[Going], made: Sequence[Made]) -> tuple[Tab, ...]:
    pages = list(zip(decided, made, strict=True))
    return in_order(
        Tab(
            TabName.parse(tab.name),
            tab.title,
            tab.date,
            tuple(one.item for each, one in pages if each.tab == tab.name),
        )
        for tab in asked.tabs
    )


def _ordered(asked: Asked, office: str, tabs: Sequence[Tab]) -> Contents:
    """Return what is ordered to be bound, as `Contents.ordered` has it."""
    edition = Edition(asked.title, asked.matter, office, asked.recipient, 0, "", asked.handling_mark, asked.language)  # fmt: skip
    ordered = tuple(
        BoundTab(
            str(tab.name), tab.title, tab.date, tuple(bound_item(item, 0) for item in tab.items)
        )
        for tab in tabs
    )
    return Contents(edition, ordered, (), ())


def _bind(
    tools: Tools, edition: Edition, tabs: Sequence[Tab], ordered: Contents, room: Path
) -> Contents | EvidenceFault:
    """Bind in a cell, leave the bundle in `room` and return its contents, or the fault of an item."""
    into = tools.records.fresh()
    try:
        answer = tools.sandbox.run(
            bind_all,
            order_to_bind(edition, tabs, into),
            reads=[item.path for tab in tabs for item in tab.items],
            writes=into,
            limits=_LIMITS,
            where=edition.matter,
        )
        fault = fault_in(answer.raw, edition.matter)
        if isinstance(fault, LockedFile | MalformedFile):
            return fault
        if fault is not None:
            raise fault
        if not tools.records.is_plain(into):
            raise ReaderStopped(edition.matter, detail="it left files that no binding leaves")
        contents = contents_in(into, edition, ordered, edition.matter)
        (into / BUNDLE).rename(room / BUNDLE)
        return contents
    finally:
        tools.records.drop(into)


def _without_what_cannot_be_bound(made: Sequence[Made], fault: EvidenceFault) -> list[Made]:
    """Return the items with one page in the place of the exhibit that a fault names.

    Raises:
        EvidenceFault: the fault, where it is no exhibit's.
    """
    faulty = next((each for each in made if each.item.path.name == fault.where), None)
    if faulty is None or faulty.source is None or faulty.item.not_shown:
        raise fault
    reason = stand_in(faulty.source, reason_of(fault), faulty.item.path)
    mended = replace(faulty, item=replace(faulty.item, not_shown=reason))
    return [mended if each is faulty else each for each in made]
