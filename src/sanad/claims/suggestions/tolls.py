# SPDX-License-Identifier: Apache-2.0
"""Who was killed, injured, captured, taken or got away, and how many: a number, a word for people, a word for what befell them.

The number may stand before what befell (“31 civilians and 17 soldiers were killed”) or behind it (“killed 31 civilians”). A number that
no such word is near is left alone. Parts of a total (“including …”) say so; nothing is added up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanad.claims.suggestions.phrases import Hit
from sanad.claims.suggestions.quantities import Quantity, changed, quantities
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.suggestion import Suggestion
from sanad.values.canonical import Json

_ADJECTIVES = 2
"""Words nobody listed that may stand between a number and whom it counts."""
_NEXT_TO = 3
_FAR_BEHIND = 14
_FAR_BEFORE = 9
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
            those = _those(sentence, one)
            part = one if those is None else _some_of(sentence, one, those)
            done = _direct(sentence, one) or _right_before(sentence, one)
            hit = done or those or behind or before
            if hit is None:
                continue
            whole = _named_between(sentence, hit, part)
            if _fits(whole, hit):
                yield _suggestion(sentence, whole, hit)
    yield from _nobody(sentence)


def _counted(sentence: Sentence, quantity: Quantity) -> _Counted | None:
    part = any(
        sentence.code(number, "join") == "part"
        for number in (quantity.first - 1, quantity.first - 2)
    )
    if changed(sentence, quantity):
        quantity = replace(quantity, doubts=(*quantity.doubts, "earlier_figure"))
    if sentence.code(quantity.last, "bound") == "more_than":
        return None  # “five more than the ministry said” counts nobody
    at, unknown = quantity.last, 0
    while at < sentence.last and unknown <= _ADJECTIVES:
        hit = sentence.at.get(at)
        if _parted(sentence, at):
            break
        if hit is not None and (category := hit.code("category")) is not None:
            label = hit.code("label") is not None
            last = _of_one_kind(sentence, hit)
            return _Counted(quantity, last, category, noun=True, part=part, label=label)
        if hit is not None and hit.code("unit") is not None:
            return None
        if hit is not None and hit.code("join") == "part":
            part, at = True, hit.last  # “two of them children”
            continue
        if hit is not None and any(hit.code(table) for table in ("toll", "aux", "join", "damage")):
            break
        unknown += hit is None or hit.code("function") is None
        at = at + 1 if hit is None else hit.last
    if quantity.article:
        return None
    noun = quantity.last < sentence.last and quantity.last not in sentence.at
    noun = noun and not _parted(sentence, quantity.last)
    return _Counted(quantity, quantity.last + noun, None, noun=noun, part=part)


def _of_one_kind(sentence: Sentence, noun: Hit) -> int:
    """Return the end of “women and children”, counted together, or of the one noun."""
    other = sentence.at.get(noun.last + 1)
    if other is None or sentence.code(noun.last, "join") != "and":
        return noun.last
    same = other.code("category") == noun.code("category") and not _parted(sentence, noun.last)
    return other.last if same else noun.last


def _of_the_same(one: _Counted, before: list[_Counted]) -> _Counted:
    """Return “two others”, or a bare “two”, as of the category of those counted before in the sentence."""
    if one.category != "others" and (one.noun or one.category is not None):
        return one
    exact = one.quantity.high is not None or not one.quantity.doubts
    whole = [each for each in before if not each.part] or before
    known = whole[-1].category if whole and exact else None
    if known is None:
        return replace(one, category="total" if one.category else None)
    return replace(one, category=known, carried=known != "total")


def _named_between(sentence: Sentence, hit: Hit, one: _Counted) -> _Counted:
    """Return a bare number with whom it counts, where they stand by what befell them: “civilian deaths at 36”."""
    known = one.category not in {None, "total"} and not one.carried
    if known or one.noun or one.quantity.first < hit.last:
        return one
    for number in range(hit.first - 1, one.quantity.first):
        other = sentence.at.get(number)
        if other is not None and (category := other.code("category")) is not None:
            label = other.code("label") is not None
            return replace(one, category=category, carried=False, label=label)
    return one


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
    """Return what befell them where it stands right behind: “12 injured”, “18 personnel hostage”, “two of the wounded died”."""
    at = one.last if one.category is not None else one.quantity.last
    those = _those(sentence, one)
    at = at if those is None else those.last
    for number in range(at, min(at + _NEXT_TO, sentence.last)):
        hit = sentence.at.get(number)
        if hit is not None and hit.code("toll") is not None:
            return hit
        aside = hit is not None and (hit.code("function") or (those and hit.code("aux")))
        if not aside or _parted(sentence, number):
            return None
    return None


def _those(sentence: Sentence, one: _Counted) -> Hit | None:
    """Return what had befallen those of whom some are counted: “two of the wounded”."""
    at = one.quantity.last
    if sentence.code(at, "function") is None or one.category is not None:
        return None
    hits = [sentence.at.get(number) for number in range(at, min(at + _NEXT_TO, sentence.last))]
    hit = next((each for each in hits if each is not None and not each.code("function")), None)
    near = hit is not None and None not in hits[: hit.first - at]
    return hit if near and hit is not None and hit.code("toll") else None


def _some_of(sentence: Sentence, one: _Counted, those: Hit) -> _Counted:
    """Return a part of those counted before, with whom it counts: “three of the dead were civilians”."""
    at = those.last + (sentence.code(those.last, "aux") is not None)
    category = sentence.code(at, "category") if at > those.last else None
    return replace(one, part=True, category=category)


def _right_before(sentence: Sentence, one: _Counted) -> Hit | None:
    """Return what befell them where it stands right before: “released two of the hostages”."""
    hit = sentence.at.get(one.quantity.first - 1)
    if hit is None or hit.code("toll") is None or _parted(sentence, one.quantity.first):
        return None
    return hit


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
            apposed = _parted(sentence, last.last) and _parted(sentence, number)
            return hit if helped or near or apposed else None
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
