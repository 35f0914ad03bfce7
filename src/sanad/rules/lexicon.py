# SPDX-License-Identifier: Apache-2.0
"""Words that a request may not use, or only with care: labels, prejudgement, vagueness; with what to write instead.

A lexicon is data of a rulebook (`wording/`, docs/formats/rule.md): one file for each reason. It finds words, it understands nothing;
what it finds is shown to a person beside the rule that asks about it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sanad.rules.phrases import Hit, Phrases
from sanad.rules.reading import Fault, Table, faults_in, read_file, sound
from sanad.rules.rule import MARKS
from sanad.rules.wording import hollow

FOLDER = "wording"
"""The folder of a rulebook in which word lists lie."""
TEXT = ("labels", "prejudging", "vague")
"""What is asked of every sentence of a draft."""
ACT = (
    "group_only", "label_only", "office_only", "account_only", "contract_only", "membership_only",
)  # fmt: skip
"""What is asked of the description of an act besides: signs that it says nothing of what this person did (law/interpol.md FACTS-1)."""

_ID = re.compile(r"[a-z]+(-[a-z]+)*")


@dataclass(frozen=True)
class WordList:
    """Phrases that are found for one reason. `instead` says what a drafter may write."""

    id: str
    kind: str
    why: str
    instead: str
    phrases: tuple[str, ...]
    mark: str
    sources: tuple[str, ...]

    @cached_property
    def _looked_for(self) -> Phrases:
        return Phrases(self.phrases)

    def hits(self, text: str) -> list[Hit]:
        """Return where a text holds phrases as whole words, in order."""
        return self._looked_for.found(text)

    def found(self, text: str) -> tuple[str, ...]:
        """Return the phrases that a text holds as whole words, as it writes them, in order."""
        return tuple(" ".join(text[hit.start : hit.end].split()) for hit in self.hits(text))


def load_lexicon(*folders: Path) -> tuple[WordList, ...]:
    """Return the word lists of `folders`, sorted by id within each; a folder that is not there holds none.

    Raises:
        BadRule: naming file and field of the first fault.
        Unreadable: a file cannot be opened.
    """
    return tuple(each for folder in folders for each in sound(folder, read_words))


def lint_lexicon(folder: Path) -> Iterator[Fault]:
    """Yield every fault of the word lists in `folder`."""
    return faults_in(
        folder, read_words, lambda read: hollow({"why": read.why, "instead": read.instead})
    )


def read_words(path: Path) -> WordList | list[Fault]:
    """Return the word list of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _words)


def _words(table: Table) -> WordList:
    return WordList(
        id=table.name("id", _ID, "small letters and single hyphens"),
        kind=table.word("kind", (*TEXT, *ACT)),
        why=table.text("why"),
        instead=table.text("instead"),
        phrases=table.texts("phrases", least=1),
        mark=table.word("mark", MARKS),
        sources=table.sources(),
    )
