# SPDX-License-Identifier: Apache-2.0
"""How much each fact that two entries give speaks for or against their being one person, by the model that lists are linked by.

Pure. The figures order what an officer reads; they are no probability, they are never added up, and no answer follows from them. How rare a value is does
not count here: that needs a list. Weights are after Fellegi and Sunter (1969), in bits, log2 of m to u.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import log2

from rapidfuzz.distance import Levenshtein

from sanad.claims.claim import Claim
from sanad.identity.linkage.model import Comparison, Level, Model
from sanad.identity.linkage.plain import plain
from sanad.identity.linkage.words import words_of
from sanad.values.fold import fold
from sanad.values.name import skeleton

_CENT = Decimal("0.01")
_YEAR = 4
_DAY = len("1970-01-01")
_KIND = {"alias": "name", "passport": "passports", "phone": "phones", "account": "accounts"}
Facts = Mapping[str, set[frozenset[str]]]
"""Column of the model → each value that a side gives, as the words or the one text of which it is made."""


@dataclass(frozen=True)
class Weight:
    """What one fact weighs in bits, above 0 for one person and below 0 against; `says` is the answer of the model in words. `missing` is left, right or both, where nothing could be compared."""

    fact: str
    says: str
    bits: Decimal
    missing: str = ""


def weigh(left: Iterable[Claim], right: Iterable[Claim], model: Model) -> list[Weight]:
    """Return a weight for each fact of the model, in its order; of several values of a fact those two count that agree most."""
    ours, theirs = _facts(left), _facts(right)
    return [_weight(each, ours, theirs) for each in model.comparisons]


def _weight(of: Comparison, ours: Facts, theirs: Facts) -> Weight:
    absent = (not ours.get(of.missing), not theirs.get(of.missing))
    if any(absent):
        side = {(True, True): "both", (True, False): "left", (False, True): "right"}[absent]
        return Weight(of.name, "", Decimal(0), side)
    level = next(each for each in of.levels if _holds(each, ours, theirs))
    return Weight(of.name, level.says, Decimal(log2(level.m / level.u)).quantize(_CENT))


def _holds(level: Level, ours: Facts, theirs: Facts) -> bool:
    if level.test == "else":
        return True
    pairs = product(ours.get(level.column, ()), theirs.get(level.column, ()))
    return any(_meets(level, one, other) for one, other in pairs)


def _meets(level: Level, one: frozenset[str], other: frozenset[str]) -> bool:
    match level.test:
        case "equal":
            return one == other
        case "share":
            return len(one & other) >= level.least
        case "within":
            return len(one & other) >= level.least and (one <= other or other <= one)
        case "slip":
            [a], [b] = one, other
            return min(len(a), len(b)) >= level.least and Levenshtein.distance(a, b) <= 1
        case _:
            [a], [b] = one, other
            return abs(int(a) - int(b)) <= level.least


def _facts(claims: Iterable[Claim]) -> dict[str, set[frozenset[str]]]:
    found: dict[str, set[frozenset[str]]] = {}
    for claim in claims:
        if claim.live and claim.text is not None:
            text = plain(claim.property, claim.text)
            for column, words in _columns(_KIND.get(claim.property, claim.property), text):
                if words:
                    found.setdefault(column, set()).add(frozenset(words))
    return found


def _columns(kind: str, text: str) -> Iterable[tuple[str, Iterable[str]]]:
    """Yield the columns that a value fills; no word is rare, for no list says how rare it is."""
    match kind:
        case "name":
            yield "name_key", [skeleton(text)]
            yield "words", words_of(text).own
        case "father_name":
            yield "father_key", [skeleton(text)]
            yield "father_words", words_of(text).own
        case "birth_date":
            yield "birth_year", [text[:_YEAR]]
            if len(text) == _DAY:
                yield "birth_date", [text]
        case "whereabouts" | "place":
            yield "place", fold(text).split()
        case _:
            yield kind, [text.casefold()]
