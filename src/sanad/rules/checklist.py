# SPDX-License-Identifier: Apache-2.0
"""Checklists: what must be shown of a sort of evidence before a court, item by item (docs/formats/checklist.md).

A checklist decides nothing and adds nothing up. Each item is met, not met, not applicable or not known, on a document and in
the name of an officer; what is open stays in view until somebody closes it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from sanad.rules.reading import Fault, Table, faults_in, read_file, sound
from sanad.rules.rule import MARKS
from sanad.rules.wording import hollow

FOLDER = "admissibility"
"""The folder of a rulebook in which checklists lie."""

_ID = re.compile(r"[A-Z]+(-[A-Z0-9]+)+")
_NAME = re.compile(r"[a-z]+(_[a-z]+)*")


@dataclass(frozen=True)
class Sort:
    """What is known of an exhibit for choosing its items; None: not known."""

    evidence: str | None = None
    kind: str | None = None
    media_type: str | None = None
    relation: str | None = None
    instrument: str | None = None


@dataclass(frozen=True)
class Scope:
    """Which exhibits are meant: those that one of the lists names. `media` are beginnings of media types, such as `audio/`."""

    evidence: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()

    def meets(self, sort: Sort) -> bool:
        """Tell whether an exhibit of that sort is meant."""
        return (
            sort.evidence in self.evidence
            or sort.kind in self.kinds
            or (sort.media_type or "").startswith(self.media)
            or sort.relation in self.relations
            or sort.instrument in self.instruments
        )


@dataclass(frozen=True)
class Item:
    """One thing to be shown. `who` has to find the `document` that shows it; `only` narrows the checklist's scope."""

    id: str
    text: str
    source: str
    mark: str
    who: str
    document: str
    only: Scope | None


@dataclass(frozen=True)
class Checklist:
    """What must be shown of a sort of evidence, in the order in which it is asked.

    `carries` says whether such evidence may count towards the least that a charge needs; `carries_if` names the items that must be
    met before it does.
    """

    id: str
    version: int
    title: str
    text: str
    sources: tuple[str, ...]
    applies: Scope
    carries: bool
    carries_if: tuple[str, ...]
    items: tuple[Item, ...]

    def items_for(self, sort: Sort) -> tuple[Item, ...]:
        """Return the items to be asked of an exhibit of that sort; none when the checklist is not about it."""
        if not self.applies.meets(sort):
            return ()
        return tuple(item for item in self.items if item.only is None or item.only.meets(sort))


def load_checklists(folder: Path) -> tuple[Checklist, ...]:
    """Return the checklists in `folder`, sorted by id; none when there is no such folder.

    Raises:
        BadRule: naming file and field of the first fault, or an id that two items share.
        Unreadable: a file cannot be opened.
    """
    found = tuple(sound(folder, read_checklist))
    for fault in _shared(found):
        raise fault.as_error()
    return found


def lint_checklists(folder: Path, taken: Collection[str]) -> Iterator[Fault]:
    """Yield every fault of the checklists in `folder`; `taken` are ids that name something else, or did once."""
    found: list[Checklist] = []

    def also(read: Checklist) -> Iterator[tuple[str, str]]:
        found.append(read)
        yield from hollow(_texts(read))
        for item in read.items:
            if item.id in taken:
                yield item.id, "this id names a rule or a question, or was retired"

    yield from faults_in(folder, read_checklist, also)
    yield from _shared(found)


def read_checklist(path: Path) -> Checklist | list[Fault]:
    """Return the checklist of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _checklist)


def _checklist(table: Table) -> Checklist:
    checklist = Checklist(
        id=table.name("id", _NAME, "small letters and single low lines"),
        version=table.number("version"),
        title=table.text("title"),
        text=table.text("text"),
        sources=table.sources(),
        applies=_scope(table, "applies"),
        carries=table.flag("carries", default=True),
        carries_if=table.texts_or_none("carries_if", least=1) or (),
        items=tuple(map(_item, table.inners("item"))),
    )
    for name in checklist.carries_if:
        if name not in {item.id for item in checklist.items}:
            table.fault("carries_if", f"{name} is no item of this checklist")
    return checklist


def _item(table: Table) -> Item:
    item = Item(
        id=table.shaped("id", _ID, "capitals and digits in parts joined by hyphens"),
        text=table.text("text"),
        source=table.text("source"),
        mark=table.word("mark", MARKS),
        who=table.text("who"),
        document=table.text("document"),
        only=_scope(table, "only") if "only" in table else None,
    )
    table.close()
    return item


def _scope(outer: Table, field: str) -> Scope:
    table = outer.inner(field)
    lists = {
        each.name: table.texts(each.name, least=1) for each in fields(Scope) if each.name in table
    }
    table.close()
    if not lists:
        outer.fault(field, "it names no exhibit")
    return Scope(**lists)


def _texts(checklist: Checklist) -> dict[str, str]:
    texts = {"title": checklist.title, "text": checklist.text}
    for item in checklist.items:
        texts |= {f"{item.id}.text": item.text, f"{item.id}.document": item.document}
    return texts


def _shared(found: Iterable[Checklist]) -> Iterator[Fault]:
    """Yield a fault for each id that was given before."""
    seen: set[str] = set()
    for checklist in found:
        for item in checklist.items:
            if item.id in seen:
                yield Fault(f"{checklist.id}.toml", item.id, "two items have this id")
            seen.add(item.id)
