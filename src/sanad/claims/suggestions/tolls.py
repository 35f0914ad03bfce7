# SPDX-License-Identifier: Apache-2.0
"""Who was killed, injured, captured, taken or got away, and how many: a number, a word for people, a word for what befell them.

The number may stand before what befell (“31 civilians and 17 soldiers were killed”) or behind it (“killed 31 civilians”). A number that
no such word is near is left alone. Parts of a total (“including …”) say so; nothing is added up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanad.claims.suggestions.phrases import Hit
from sanad.claims.suggestions.quantities import Quantity, quantities
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.suggestion import Suggestion
from sanad.values.canonical import Json

_ADJECTIVES = 2
"""Words nobody listed that may stand between a number and whom it counts."""
_NEXT_TO = 3
_FAR_BEHIND = 14
_FAR_BEFORE = 7
_UNKNOWN_BEFORE = 3
_TAKES_ANYONE = frozenset({"killed", "injured", "hostages"})
"""What befalls only people, so that even a word nobody listed behind the number means people."""


@dataclass(frozen=True)
class _Counted:
    """A number with whom it counts: `last` is the end of both; `category` None where the noun is not listed."""

    quantity: Quantity
    last: int
    category: str | None
    noun: bool
    part: bool
    label: bool = False
    carried: bool = False


def tolls(sentence: Sentence, taken: frozenset[int]) -> Iterator[Suggestion]:
    """Yield what befell whom in one sentence; `taken` are words of days and names, which count nobody."""
    counted: list[_Counted] = []
    for quantity in quantities(sentence, taken):
        if (found := _counted(sentence, quantity)) is not None:
            counted.append(_of_the_same(found, counted))
    for group in _chains(sentence, counted):
        before, behind = _before(sentence, group[0]), _behind(sentence, group[-1])
        for one in group:
            direct = _direct(sentence, one)
            hit = direct or behind or before
            if hit is not None and _fits(one, hit):
                yield _suggestion(sentence, one, hit)
    yield from _nobody(sentence)


def _counted(sentence: Sentence, quantity: Quantity) -> _Counted | None:
    part = any(
        sentence.code(number, "join") == "part"
        for number in (quantity.first - 1, quantity.first - 2)
    )
    at, unknown = quantity.last, 0
    while at < sentence.last and unknown <= _ADJECTIVES:
        hit = sentence.at.get(at)
        if _parted(sentence, at):
            break
        if hit is not None and (category := hit.code("category")) is not None:
            label = hit.code("label") is not None
            return _Counted(quantity, hit.last, category, noun=True, part=part, label=label)
        if hit is not None and hit.code("unit") is not None:
            return None
        if hit is not None and any(hit.code(table) for table in ("toll", "aux", "join", "damage")):
            break
        unknown += hit is None or hit.code("function") is None
        at = at + 1 if hit is None else hit.last
    if quantity.article:
        return None
    noun = quantity.last < sentence.last and quantity.last not in sentence.at
    noun = noun and not _parted(sentence, quantity.last)
    return _Counted(quantity, quantity.last + noun, None, noun=noun, part=part)


def _of_the_same(one: _Counted, before: list[_Counted]) -> _Counted:
    """Return “two others”, or a bare “two”, as of the category of those counted before in the sentence."""
    if one.category != "others" and (one.noun or one.category is not None):
        return one
    exact = one.quantity.high is not None or not one.quantity.doubts
    known = before[-1].category if before and exact else None
    if known is None:
        return replace(one, category="total" if one.category else None)
    return replace(one, category=known, carried=known != "total")


def _parted(sentence: Sentence, number: int) -> bool:
    return any(sign in ",;:()—–،؛" for sign in sentence.gap(number))


def _chains(sentence: Sentence, counted: list[_Counted]) -> Iterator[list[_Counted]]:
    """Yield runs of numbers that are joined by “and”, “including” or a sign alone."""
    group: list[_Counted] = []
    for one in counted:
        if group and not _joined(sentence, group[-1].last, one.quantity.first):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _joined(sentence: Sentence, last: int, first: int) -> bool:
    between = range(last, first)
    return all(
        sentence.code(number, "join") is not None or sentence.code(number, "function") is not None
        for number in between
    ) and (bool(sentence.gap(first).strip() or sentence.gap(last).strip()) or len(between) > 0)


def _direct(sentence: Sentence, one: _Counted) -> Hit | None:
    """Return what befell them where it stands right behind: “12 injured”, “18 personnel hostage”."""
    at = one.last if one.category is not None else one.quantity.last
    for number in range(at, min(at + _NEXT_TO, sentence.last)):
        hit = sentence.at.get(number)
        if hit is not None and hit.code("toll") is not None:
            return hit
        if hit is None or hit.code("function") is None or _parted(sentence, number):
            return None
    return None


def _behind(sentence: Sentence, last: _Counted) -> Hit | None:
    """Return what befell them behind the last of a chain: next to it, or with “was” or “were” before."""
    if (hit := _direct(sentence, last)) is not None:
        return hit
    helped = False
    for number in range(last.last, min(last.last + _FAR_BEHIND, sentence.last)):
        hit = sentence.at.get(number)
        if hit is None:
            continue
        if hit.code("speech") is not None or ";" in sentence.gap(number):
            return None
        if hit.code("toll") is not None:
            joined = sentence.code(number - 1, "join") is not None
            near = number - last.last <= 1 and not joined
            return hit if helped or near else None
        helped = helped or hit.code("aux") is not None
    return None


def _before(sentence: Sentence, one: _Counted) -> Hit | None:
    """Return what befell them before the number: “killing 31”, “the death toll rose to 48”."""
    unknown, reached = 0, False
    for number in range(one.quantity.first - 1, sentence.first - 1, -1):
        hit = sentence.at.get(number)
        reached = reached or (hit is not None and hit.code("reach") is not None)
        far = one.quantity.first - number > _FAR_BEFORE or unknown > _UNKNOWN_BEFORE
        if far and not reached:
            return None
        if hit is None:
            unknown += 1
        elif hit.code("toll") is not None:
            return hit
        elif not reached and (hit.code("category") or ";" in sentence.gap(number + 1)):
            return None
    return None


def _fits(one: _Counted, hit: Hit) -> bool:
    kind = hit.code("toll")
    return one.category is not None or not one.noun or kind in _TAKES_ANYONE


def _suggestion(sentence: Sentence, one: _Counted, hit: Hit) -> Suggestion:
    quantity = one.quantity
    span = sentence.range(quantity.first, one.last)
    said = sentence.text[span.start : span.end]
    value: dict[str, Json] = {
        "category": one.category or "total",
        "low": quantity.low,
        "said": said,
    }
    if quantity.high is not None:
        value["high"] = quantity.high
    doubts = list(quantity.doubts)
    doubts += ["category_not_said"] if one.category is None else []
    doubts += ["category_from_before"] if one.carried else []
    doubts += ["part_of_a_total"] if one.part else []
    doubts += ["political_label"] if one.label or hit.code("label") else []
    side = "before" if hit.last <= quantity.first else "behind"
    return Suggestion(str(hit.code("toll")), span, value, f"toll.{side}", doubts=tuple(doubts))


def _nobody(sentence: Sentence) -> Iterator[Suggestion]:
    for hit in sentence.of("nobody"):
        said = sentence.text[hit.span.start : hit.span.end]
        value: dict[str, Json] = {"category": "total", "low": 0, "high": 0, "said": said}
        yield Suggestion(str(hit.code("nobody")), hit.span, value, "toll.nobody")
