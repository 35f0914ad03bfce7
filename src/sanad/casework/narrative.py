# SPDX-License-Identifier: Apache-2.0
"""What reading the draft finds: labels, prejudgement, vagueness, other people, letters of two scripts, sentences that other drafts hold too.

It finds words and numbers and understands nothing; each find goes before a person with its sentence (law/interpol.md FACTS-1, SG-20). Nothing
found is no proof that a text is good.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sanad.rules.lexicon import TEXT, WordList
from sanad.rules.phrases import Hit, Phrases, apart, unseen
from sanad.values.canonical import Json
from sanad.values.fold import fold, spans

_STOP = re.compile(r"(?<=[.!?\u06d4\u061f])(?<!\b\w\.)\s+")
"""Also the full stop and question mark of Urdu; not the stop of an initial, by which a name would be parted."""
_END = re.compile(rf"{_STOP.pattern}|\n+")
_DAY = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]|-[0-9])")
_NUMBER = re.compile(
    r"(?<![0-9])(?<![0-9][,.])\+?[0-9](?:(?:[ ()-]{0,3}|\.(?=[0-9]{3}))[0-9]){7,}(?![0-9]|[,.][0-9])"
)
"""Eight digits or more, with blanks, hyphens, brackets or stops between: a telephone, account or identity number. An amount has commas, or ends in a fraction."""
_LEAST_DIGITS = 7
"""Digits in one word with letters: a passport or an international account number has as many."""
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Scripts with letters that look like those of another one (Unicode Technical Standard 39, section 4)."""
_MINUS = "\u2212"
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
        """Return `labels`, `prejudging`, `vague`, `third_parties`, `mixed_script`, `copied`: each a list of {field, sentence, words}.

        Words are looked for in the whole passage, so that no line break hides them; each sentence that they touch is told.
        """
        finds: dict[str, list[Json]] = {name: [] for name in FINDS}
        for passage in self.passages:
            hits = list(self._in(passage.text))
            for start, end in _sentences(passage.text):
                sentence = passage.text[start:end]
                find: dict[str, Json] = {"field": passage.where, "sentence": sentence}
                for name, found in hits:
                    if touching := [hit for hit in found if hit.start < end and start < hit.end]:
                        finds[name].append({**find, "words": [hit.phrase for hit in touching]})
                if told(sentence, self.people.own) in self.of_others:
                    finds["copied"].append({**find, "words": []})
        return finds

    def _in(self, text: str) -> Iterator[tuple[str, Sequence[Hit]]]:
        """Yield what is found, with the words as the text has them; a name as the register has it. Nothing reaches over the end of a sentence."""
        for listed in self.lexicon:
            if listed.kind in TEXT:
                found = [
                    hit for hit in listed.hits(text) if not _STOP.search(text, hit.start, hit.end)
                ]
                yield listed.kind, [_as_written(text, hit.start, hit.end) for hit in found]
        names = [
            hit for hit in self._others.found(text) if not _STOP.search(text, hit.start, hit.end)
        ]
        yield "third_parties", apart([*names, *self._numbers(text)])
        yield (
            "mixed_script",
            [_as_written(text, *place) for place in spans(text) if _mixed(text[slice(*place)])],
        )

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(map(_key, self.people.own))

    @cached_property
    def _others(self) -> Phrases:
        return Phrases(name for name in self.people.others if _key(name) not in self._own)

    def _numbers(self, text: str) -> Iterator[Hit]:
        """Yield numbers that are not the subject's: runs of digits of any script, and words of letters and many digits."""
        plain = _DAY.sub(lambda day: "," * len(day[0]), "".join(map(_plain, text)))
        places = [match.span() for match in _NUMBER.finditer(plain)]
        places += [place for place in spans(unseen(text)) if _is_code(text[slice(*place)])]
        for start, end in places:
            if _key(text[start:end]) not in self._own:
                yield _as_written(text, start, end)


FINDS = (*TEXT, "third_parties", "mixed_script", "copied")
"""What reading a draft may find."""


def _as_written(text: str, start: int, end: int) -> Hit:
    return Hit(start, end, " ".join(text[start:end].split()))


@lru_cache(maxsize=16_384)
def _key(text: str) -> str:
    """Return a name or number without anything between its letters and digits."""
    return fold(unseen(text)).replace(" ", "")


def _plain(sign: str) -> str:
    """Return one sign for one: a digit of any script as ASCII, any dash as a hyphen, what is blank or not seen as a blank."""
    digit, category = unicodedata.decimal(sign, None), unicodedata.category(sign)
    if digit is not None:
        return str(digit)
    if category == "Pd" or sign == _MINUS:
        return "-"
    return " " if category in {"Cf", "Zs"} or sign.isspace() else sign


def _is_code(word: str) -> bool:
    digits = sum(sign.isdigit() for sign in fold(word))
    return digits >= _LEAST_DIGITS and any(map(str.isalpha, word))


def _mixed(word: str) -> bool:
    """Tell whether the letters of a word are of two scripts of which one looks like the other."""
    letters = filter(str.isalpha, unicodedata.normalize("NFKC", word))
    return len({unicodedata.name(letter, "").partition(" ")[0] for letter in letters} & _ALIKE) > 1


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
    yield from (text[start:end] for start, end in _sentences(text))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every sentence, without the blanks around it."""
    starts = [0, *(end.end() for end in _END.finditer(text))]
    ends = [*(end.start() for end in _END.finditer(text)), len(text)]
    for start, end in zip(starts, ends, strict=True):
        part = text[start:end]
        if part.strip():
            first = start + len(part) - len(part.lstrip())
            yield first, first + len(part.strip())


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
