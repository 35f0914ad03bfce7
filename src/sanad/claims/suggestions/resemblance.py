# SPDX-License-Identifier: Apache-2.0
"""Listed organisations whose names resemble one that is not listed, with the words that they share: candidates of a question, no more.

Two words are alike when they are the same, or begin with the same five letters (Republic, Republican; Baloch, Balochistan). A name resembles another
when more than half of the words of the longer are alike. Names of armed groups share many words, so that a resemblance proves nothing.
"""

from functools import lru_cache
from typing import NamedTuple

from sanad.claims.suggestions.lexicon import Lexicon, key
from sanad.claims.suggestions.suggestion import Candidate

_BEGIN = 5
"""Letters: the shortest beginning at which the names of the list still tell peoples and kinds of groups apart."""
_SMALL = frozenset({"of", "the", "for", "e", "i"})


class _Near(NamedTuple):
    """A listed name with the words that it shares: `missed` words have none like them, `changed` ones are only alike."""

    missed: int
    changed: int
    listed: Candidate
    shared: list[tuple[str, str]]


@lru_cache(1 << 12)
def resembling(words: str, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return the listed organisations whose names resemble `words`, the nearest first.

    Of one organisation the nearest names stand, those that share the same words once.
    """
    asked = _words(key(words))
    nearest: dict[str, list[_Near]] = {}
    for name, listed in lexicon.names.items():
        shared = _alike(asked, known := _words(name))
        if 2 * len(shared) <= max(len(asked), len(known)):
            continue
        missed = len(asked) + len(known) - 2 * len(shared)
        changed = sum(one != other for one, other in shared)
        for one in listed:
            nearest.setdefault(one.organisation, []).append(_Near(missed, changed, one, shared))
    found = [each for names in nearest.values() for each in _best(names)]
    found.sort(key=lambda each: (each.missed, each.changed, each.listed.organisation))
    return tuple(_candidate(each, lexicon) for each in found)


def _best(names: list[_Near]) -> list[_Near]:
    """Return the nearest names of one organisation, one for each set of words shared."""
    least = min(each.missed for each in names)
    names.sort(key=lambda each: (each.changed, each.listed.name))
    by_words: dict[frozenset[str], _Near] = {}
    for each in names:
        if each.missed == least:
            by_words.setdefault(frozenset(one for one, _ in each.shared), each)
    return list(by_words.values())


def _candidate(near: _Near, lexicon: Lexicon) -> Candidate:
    listed = near.listed
    shared = ", ".join(one if one == other else f"{one} ~ {other}" for one, other in near.shared)
    whole = lexicon.organisations[listed.organisation].name
    whose = "the name" if listed.name == whole else f"a name of {whole}"
    return Candidate(listed.organisation, listed.name, f"resembles {whose}: {shared}")


def _words(name: str) -> list[str]:
    return [word for word in name.split() if word not in _SMALL]


def _alike(asked: list[str], known: list[str]) -> list[tuple[str, str]]:
    """Return the words of `asked` with the one like each in `known`, which is used once."""
    left, shared = list(known), []
    for word in asked:
        other = next((each for each in left if _same(word, each)), None)
        if other is not None:
            left.remove(other)
            shared.append((word, other))
    return shared


def _same(one: str, other: str) -> bool:
    return one == other or (len(one) >= _BEGIN and one[:_BEGIN] == other[:_BEGIN])
