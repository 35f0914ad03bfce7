# SPDX-License-Identifier: Apache-2.0
"""What happened, by what means, against what, and what was damaged; and the names of operations.

Each is a word of the lexicon in the text. That it stands there says that the report speaks of it, not that it was so.
"""

from collections.abc import Iterator

from sanad.claims.suggestions.phrases import Hit
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.suggestion import Suggestion

_NEAR = 6
_LONGEST_NAME = 3


def events(sentence: Sentence, taken: frozenset[int]) -> Iterator[Suggestion]:
    """Yield what a sentence says of the event itself; `taken` are words of names and speakers."""
    named, damaged = list(_operations(sentence)), list(_damages(sentence))
    yield from (*named, *damaged)
    struck = any(sentence.of(table) for table in ("incident_type", "method", "damage"))
    for hit in sentence.hits:
        if any(hit.span.meets(one.span) for one in named):
            continue
        if (code := hit.code("incident_type")) is not None:
            yield Suggestion("incident_type", hit.span, code, "event.type")
        elif hit.first not in taken and not any(hit.span.meets(one.span) for one in damaged):
            yield from _means_or_target(sentence, hit, struck=struck)


def _means_or_target(sentence: Sentence, hit: Hit, *, struck: bool) -> Iterator[Suggestion]:
    """Yield a weapon, or a thing where the sentence says that something was done to one."""
    words = " ".join(sentence.text[hit.span.start : hit.span.end].split())
    if hit.code("method") is not None:
        yield Suggestion("method", hit.span, words, "event.method")
    elif hit.code("target") is not None and struck:
        yield Suggestion("target", hit.span, words, "event.target")


def _damages(sentence: Sentence) -> Iterator[Suggestion]:
    """Yield what was damaged with the word that says so: “two vehicles were torched”, “burnt 12 vehicles”."""
    for hit in sentence.of("damage"):
        thing = _thing(sentence, hit)
        if thing is None:
            continue
        first, last = min(hit.first, thing.first), max(hit.last, thing.last)
        while first > sentence.first and _counts(sentence, first - 1):
            first -= 1
        span = sentence.range(first, last)
        words = " ".join(sentence.text[span.start : span.end].split())
        yield Suggestion("damage", span, words, "event.damage")


def _thing(sentence: Sentence, damage: Hit) -> Hit | None:
    """Return the nearest thing to a word of damage: the last before it, else the first behind."""
    things = sentence.of("target")
    before = [one for one in things if 0 <= damage.first - one.last < _NEAR]
    behind = [one for one in things if 0 <= one.first - damage.last < _NEAR]
    active = sentence.code(damage.first - 1, "aux") is None and (
        not before or before[-1].last < damage.first
    )
    if active and behind and behind[0].first - damage.last <= 1:
        return behind[0]  # “a rocket fired at a station damaged the track”
    return before[-1] if before else behind[0] if behind else None


def _counts(sentence: Sentence, number: int) -> bool:
    """Tell whether a word belongs to the number of things damaged."""
    hit = sentence.at.get(number)
    tables = ("number", "vague", "bound", "article", "target", "join")
    if sentence.gap(number + 1).strip():
        return False
    if hit is None:
        return sentence.word(number).isdigit()
    return any(hit.code(table) is not None for table in tables)


def _numbers(sentence: Sentence, first: int, number: int) -> bool:
    """Tell whether a word is the number of a name: “Model-3”."""
    return number > first and sentence.gap(number) in {"-", " "} and sentence.word(number).isdigit()


def _operations(sentence: Sentence) -> Iterator[Suggestion]:
    """Yield “Operation Green Hill”."""
    for hit in sentence.of("operation_name"):
        last = hit.last
        while last - hit.last < _LONGEST_NAME and (
            sentence.capital(last) or _numbers(sentence, hit.last, last)
        ):
            last += 1
        if last > hit.last:
            first = (
                hit.first
                if hit.last - hit.first == 1 and sentence.word(hit.first) == "operation"
                else hit.last
            )
            span = sentence.range(first, last)
            words = " ".join(sentence.text[span.start : span.end].split())
            yield Suggestion("operation", span, words, "event.operation")
