# SPDX-License-Identifier: Apache-2.0
"""What reading the draft sentence by sentence finds: labels, prejudgement, vagueness, other people, sentences that other drafts hold too.

It finds words and numbers and understands nothing; each find goes before a person with its sentence (law/interpol.md FACTS-1, SG-20). Nothing
found is no proof that a text is good.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sanad.rules.lexicon import TEXT, WordList
from sanad.values.canonical import Json
from sanad.values.fold import fold

_END = re.compile(r"(?<=[.!?\u06d4\u061f])(?<!\b\w\.)\s+|\n+")
"""Also the full stop and question mark of Urdu; not the stop of an initial, by which a name would be parted."""
_NUMBER = re.compile(r"(?<![\w,.])\+?[0-9][0-9 -]{6,}[0-9](?!\w|[,.][0-9])")
"""Eight digits or more, blanks and hyphens between: a telephone, account or identity number. An amount is written with commas."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEAST_WORDS = 6
"""A sentence shorter than this may stand in two drafts by chance."""


@dataclass(frozen=True)
class People:
    """Whom a draft may name. `own` are names and numbers of the subject; `others` those of everybody else on the register."""

    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A text of the draft and where it stands, such as `acts[0].means`."""

    where: str
    text: str


@dataclass(frozen=True)
class Narrative:
    """The texts of one draft. `of_others` are the sentences of other persons' drafts, as `told` gives them."""

    passages: Sequence[Passage]
    people: People
    lexicon: Sequence[WordList]
    of_others: Collection[str] = field(default=frozenset())

    def found(self) -> dict[str, list[Json]]:
        """Return `labels`, `prejudging`, `vague`, `third_parties`, `copied`: each a list of {field, sentence, words}."""
        finds: dict[str, list[Json]] = {name: [] for name in (*TEXT, "third_parties", "copied")}
        for passage in self.passages:
            for sentence in sentences(passage.text):
                for name, hits in self._in(sentence):
                    find: dict[str, Json] = {"field": passage.where, "sentence": sentence}
                    finds[name].append({**find, "words": list(hits)})
        return finds

    def _in(self, sentence: str) -> Iterator[tuple[str, Sequence[str]]]:
        for listed in self.lexicon:
            if listed.kind in TEXT and (hits := listed.found(sentence)):
                yield listed.kind, hits
        if hits := tuple(self._third_parties(sentence)):
            yield "third_parties", hits
        if told(sentence, self.people.own) in self.of_others:
            yield "copied", ()

    def _third_parties(self, sentence: str) -> Iterator[str]:
        own = {fold(each) for each in self.people.own}
        for name in self.people.others:
            if fold(name) not in own and holds(sentence, name):
                yield name
        for match in _NUMBER.finditer(sentence):
            digits = fold(match[0])
            if not _DAY.fullmatch(match[0]) and digits not in own:
                yield match[0]


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return fold(text).split()


def holds(text: str, name: str) -> bool:
    """Tell whether a text holds all words of a name one after the other; a name without words stands nowhere."""
    wanted = words(name)
    return bool(wanted) and f" {' '.join(wanted)} " in f" {' '.join(words(text))} "


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text: what ends in a full stop, question or exclamation mark of Latin or Urdu writing, or a line.

    >>> list(sentences("He fired. He left."))
    ['He fired.', 'He left.']
    """
    yield from (part.strip() for part in _END.split(text) if part.strip())


def told(sentence: str, names: Collection[str]) -> str | None:
    """Return what a sentence tells whoever it is about: its words without `names`; None where too few are left to compare.

    >>> told("Sample One fired a pistol at the watchman.", ["Sample One"])
    'fired a pistol at the watchman'
    """
    of_names = {word for name in names for word in words(name)}
    left = [word for word in words(sentence) if word not in of_names]
    return " ".join(left) if len(left) >= _LEAST_WORDS else None


def tellings(texts: Mapping[str, Json], names: Collection[str]) -> frozenset[str]:
    """Return what every sentence of some texts tells, for comparing one person's draft with those of others."""
    found = (told(each, names) for text in texts.values() if isinstance(text, str) for each in sentences(text))  # fmt: skip
    return frozenset(each for each in found if each is not None)
