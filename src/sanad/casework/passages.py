# SPDX-License-Identifier: Apache-2.0
"""The free texts of a draft sentence by sentence: what the reading flags in each, why, and what may be written instead.

Pure. The reading itself is `sanad.casework.narrative`; this puts its finds beside the sentences, so that what was not flagged is seen, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sanad.casework.narrative import sentences
from sanad.rules.lexicon import WordList

_OF_ACTS = ("act", "means", "result", "intent")


@dataclass(frozen=True)
class Flag:
    """One find: its kind (labels, prejudging, vague, third_parties, mixed_script, copied), the words, and, of listed words, why and what instead."""

    kind: str
    words: tuple[str, ...]
    why: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the text at `field`, such as `acts[0].means`."""

    field: str
    text: str
    flags: tuple[Flag, ...]


def read_over(known: Mapping[str, Any], lexicon: Sequence[WordList]) -> list[Sentence]:
    """Return every sentence of the texts of a draft, in its order, with the finds of `known["text"]`."""
    finds = [(kind, find) for kind, found in known["text"].items() for find in found]
    told: list[Sentence] = []
    for field, text in _texts(known):
        for sentence in sentences(text):
            here = [(kind, find["words"]) for kind, find in finds if (find["field"], find["sentence"]) == (field, sentence)]  # fmt: skip
            flags = tuple(flag for kind, words in here for flag in _flags(kind, words, lexicon))
            told.append(Sentence(field, sentence, flags))
    return told


def _texts(known: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for number, act in enumerate(known["acts"]):
        yield from ((f"acts[{number}].{name}", str(act[name])) for name in _OF_ACTS if act.get(name))  # fmt: skip
    for name, value in known["request"].items():
        if isinstance(value, str) and " " in value.strip():
            yield f"request.{name}", value


def _flags(kind: str, words: Sequence[str], lexicon: Sequence[WordList]) -> Iterator[Flag]:
    """Yield a flag for each word list of the kind that holds the words; what no list holds, as it was found."""
    left = list(words)
    for listed in (each for each in lexicon if each.kind == kind):
        if held := [word for word in left if listed.found(word)]:
            left = [word for word in left if word not in held]
            yield Flag(kind, tuple(held), listed.why, listed.instead)
    if left or not words:
        yield Flag(kind, tuple(left))
