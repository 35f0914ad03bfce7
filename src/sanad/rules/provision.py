# SPDX-License-Identifier: Apache-2.0
"""Provisions that people must know and that ask nothing of a request: duties of others, rights of the person, clocks, history.

What can be met or broken by a request is a rule (`sanad.rules.rule`); a provision is only shown, beside what in the office serves it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sanad.rules.reading import Fault, Table, faults_in, read_file, sound, there
from sanad.rules.rule import MARKS
from sanad.rules.wording import hollow

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
    return {each.id: each for each in sound(there(folder), read_provision)}


def lint_provisions(folder: Path, taken: Collection[str] = ()) -> Iterator[Fault]:
    """Yield every fault of the provisions in `folder`; `taken` are ids that name something else, or did once."""

    def also(read: Provision) -> Iterator[tuple[str, str]]:
        yield from hollow(
            {"title": read.title, "text": read.text, "serves": " / ".join(read.serves)}
        )
        if read.id in taken:
            yield "id", "this id names something else, or was retired"

    return faults_in(folder, read_provision, also)


def read_provision(path: Path) -> Provision | list[Fault]:
    """Return the provision of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _provision)


def _provision(table: Table) -> Provision:
    provision = Provision(
        id=table.name("id", _ID, "capitals, then parts joined by hyphens,"),
        title=table.text("title"),
        text=table.text("text"),
        instrument=table.text("instrument"),
        article=table.text("article"),
        enacted_on=table.day_or_none("enacted_on"),
        published_on=table.day_or_none("published_on"),
        in_force_from=table.day_or_none("in_force_from"),
        mark=table.word("mark", MARKS),
        sources=table.sources(),
        serves=table.texts("serves", least=1),
    )
    for field in ("published_on", "in_force_from"):
        day = getattr(provision, field)
        if provision.enacted_on is not None and day is not None and day < provision.enacted_on:
            table.fault(field, "it lies before enacted_on")
    return provision
