# SPDX-License-Identifier: Apache-2.0
"""Provisions that people must know and that ask nothing of a request: duties of others, rights of the person, clocks, history.

What can be met or broken by a request is a rule (`sanad.rules.rule`); a provision is only shown, beside what in the office serves it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sanad.errors import BadRule, Unreadable
from sanad.rules.reading import Fault, Table, open_toml
from sanad.rules.rule import MARKS
from sanad.rules.wording import fillers

PROVISIONS = "provisions"
"""The folder of a rulebook in which provisions lie."""

_ID = re.compile(r"[A-Z]+(-[A-Za-z0-9]+)+")


@dataclass(frozen=True)
class Provision:
    """One provision, in our own words. `serves` says what in the office serves it: ids of rules, or words. A day is None when not known."""

    id: str
    title: str
    text: str
    instrument: str
    article: str
    enacted_on: date | None
    published_on: date | None
    in_force_from: date | None
    mark: str
    sources: tuple[str, ...]
    serves: tuple[str, ...]


def load_provisions(folder: Path) -> dict[str, Provision]:
    """Return id → provision of every TOML file in `folder`, sorted by id; none when the folder is empty.

    Raises:
        BadRule: naming file and field of the first fault.
        Unreadable: the folder, or a file in it, cannot be opened.
    """
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    found: dict[str, Provision] = {}
    for path in sorted(folder.glob("*.toml")):
        read = read_provision(path)
        if isinstance(read, list):
            raise read[0].as_error()
        found[read.id] = read
    return found


def lint_provisions(folder: Path, taken: frozenset[str] = frozenset()) -> Iterator[Fault]:
    """Yield every fault of the provisions in `folder`; `taken` are ids that name something else, or did once."""
    for path in sorted(folder.glob("*.toml")):
        read = read_provision(path)
        if isinstance(read, list):
            yield from read
            continue
        texts = {"title": read.title, "text": read.text, "serves": " / ".join(read.serves)}
        for field, text in texts.items():
            for word in fillers(text):
                yield Fault(path.name, field, f"“{word}” says nothing that binds")
        if read.id in taken:
            yield Fault(path.name, "id", "this id names something else, or was retired")


def read_provision(path: Path) -> Provision | list[Fault]:
    """Return the provision of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    try:
        content = open_toml(path)
    except BadRule as error:
        return [Fault(path.name, "file", str(error.facts["detail"]))]
    faults: list[Fault] = []
    table = Table(path.name, content, faults)
    provision = Provision(
        id=table.text("id"),
        title=table.text("title"),
        text=table.text("text"),
        instrument=table.text("instrument"),
        article=table.text("article"),
        enacted_on=table.day_or_none("enacted_on"),
        published_on=table.day_or_none("published_on"),
        in_force_from=table.day_or_none("in_force_from"),
        mark=table.word("mark", MARKS),
        sources=table.texts("sources", least=1),
        serves=table.texts("serves", least=1),
    )
    table.close()
    if provision.id != path.stem or _ID.fullmatch(provision.id) is None:
        table.fault("id", "the name of the file: capitals, then parts joined by hyphens")
    for field in ("published_on", "in_force_from"):
        day = getattr(provision, field)
        if provision.enacted_on is not None and day is not None and day < provision.enacted_on:
            table.fault(field, "it lies before enacted_on")
    return faults or provision
