# SPDX-License-Identifier: Apache-2.0
"""The taxonomy of offences: what kind of crime a charge is, in words that hold for every country, and whether a notice may rest on it.

Article 3 of INTERPOL's Constitution shuts out what is political, military, religious or racial; Article 83(1)(a)(i) of the Rules on
the Processing of Data shuts out morals, family, private and administrative matters (law/interpol.md, NEU-2 and RN-83-X). A category
says what a charge is called, not what was done: an ordinary name over a political matter is for the neutrality test.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import BadRule
from sanad.rules.reading import Fault, Table, faults_in, read_file, sound, there
from sanad.rules.rule import MARKS
from sanad.rules.wording import hollow

CATEGORIES = "categories"
"""The folder of a rulebook in which the taxonomy lies."""
EXCLUDED = (
    "none", "political", "military", "religious", "speech", "membership", "morals", "family", "private", "administrative",
)  # fmt: skip
"""Why a notice may not rest on a charge; `none`: it may."""
EXCEPTIONS = ("organised_crime",)
"""`organised_crime`: let through where it serves a serious crime or organised crime (Article 83(1)(a)(i))."""

_ID = re.compile(r"[a-z]+(_[a-z]+)*")


@dataclass(frozen=True)
class Category:
    """One kind of offence. `words` are the ways in which charges call it, small letters, the id's own words left out."""

    id: str
    title: str
    excluded: str
    exception: str | None
    mark: str
    sources: tuple[str, ...]
    words: tuple[str, ...]


def load_categories(folder: Path) -> dict[str, Category]:
    """Return id → category of every TOML file in `folder`, sorted by id.

    Raises:
        BadRule: naming file and field of the first fault, or that there is no category at all: nothing would then be excluded.
        Unreadable: the folder, or a file in it, cannot be opened.
    """
    found = {each.id: each for each in sound(there(folder), read_category)}
    if not found:
        raise BadRule(str(folder), detail="there is no category in this folder")
    for fault in _shared(found.values()):
        raise fault.as_error()
    return found


def lint_categories(folder: Path, taken: Collection[str] = ()) -> Iterator[Fault]:
    """Yield every fault of the categories in `folder`; `taken` are ids that name something else, or did once."""
    found: list[Category] = []

    def also(read: Category) -> Iterator[tuple[str, str]]:
        found.append(read)
        yield from hollow({"title": read.title})
        if read.id in taken:
            yield "id", "this id names something else, or was retired"

    yield from faults_in(folder, read_category, also)
    yield from _shared(found)


def read_category(path: Path) -> Category | list[Fault]:
    """Return the category of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _category)


def _category(table: Table) -> Category:
    category = Category(
        id=table.name("id", _ID, "small letters and single low lines"),
        title=table.text("title"),
        excluded=table.word("excluded", EXCLUDED),
        exception=table.word("exception", EXCEPTIONS) if "exception" in table else None,
        mark=table.word("mark", MARKS),
        sources=table.sources(),
        words=table.texts("words"),
    )
    if table.sound and category.exception is not None and category.excluded == "none":
        table.fault("exception", "what is not excluded needs no exception")
    for word in category.words:
        if word != " ".join(word.lower().split()):
            table.fault("words", f"“{word}” is not in small letters with single spaces")
    return category


def _shared(categories: Iterable[Category]) -> Iterator[Fault]:
    """Yield a fault for each way of calling an offence that an earlier category has: a charge would be two things."""
    named: dict[str, str] = {}
    for category in categories:
        for word in (category.id.replace("_", " "), *category.words):
            other = named.setdefault(word, category.id)
            if other != category.id:
                yield Fault(f"{category.id}.toml", "words", f"{other} too is called “{word}”")
