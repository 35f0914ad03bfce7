# SPDX-License-Identifier: Apache-2.0
"""Who says what stands in a sentence: “police said”, “according to hospital officials”, “he added”.

Guarantees that a speaker is named by words of the text. The reach of a speaker is a rule of thumb: from its words to the next
speaker, or back to the beginning where the verb ends the sentence. Whoever “he” is, is the last speaker before, and doubted. Words
that nobody is named for are the paper's own.
"""

from dataclasses import dataclass, replace
from itertools import zip_longest

from sanad.claims.suggestions.phrases import Hit
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.suggestion import Span

_WHO = frozenset({"speaker", "organisation", "title"})
_NEAR = 10
_BEHIND = 8
_SHORT_GAP = 4


@dataclass(frozen=True)
class Frame:
    """A speaker at `span`, speaking for words `first` to `last` (exclusive) of a sentence."""

    span: Span
    first: int
    last: int
    rule: str
    doubts: tuple[str, ...] = ()


def frames(sentence: Sentence, names: list[Span], previous: Span | None) -> list[Frame]:
    """Return the speakers of a sentence in order.

    Args:
        sentence: The sentence.
        names: The names of persons and organisations in it.
        previous: The last speaker of the sentences before, whom “he” or “they” means.
    """
    who = _who(sentence, names)
    found: list[Frame] = []
    begin = sentence.first
    for verb in sentence.of("speech"):
        known = previous if not found else found[-1].span
        one = _frame(sentence, verb, who, begin, known)
        if one is not None and not any(
            one.span.meets(other.span) and one.rule != "said.pronoun" for other in found
        ):
            found.append(one)
            begin = verb.last
    return _reaching(sentence, found)


def speaker_of(found: list[Frame], number: int) -> Frame | None:
    """Return the frame whose words hold word `number`, or None."""
    return next((frame for frame in found if frame.first <= number < frame.last), None)


def near(sentence: Sentence, names: list[Span], before: int, least: int) -> Span | None:
    """Return whoever is named last between words `least` and `before`."""
    return _group(
        sentence, [one for one in _who(sentence, names) if least <= one[0] and one[1] <= before]
    )


def _who(sentence: Sentence, names: list[Span]) -> list[tuple[int, int]]:
    """Return the words, from and to, of everybody who may speak."""
    spelled = [(sentence.number_at(span.start), sentence.number_at(span.end)) for span in names]
    found = [
        (hit.first, hit.last)
        for hit in sentence.hits
        if not _WHO.isdisjoint(hit.codes)
        and not any(first <= hit.first < last for first, last in spelled)
    ]
    return sorted([*spelled, *found])


def _frame(
    sentence: Sentence, verb: Hit, who: list[tuple[int, int]], begin: int, previous: Span | None
) -> Frame | None:
    behind = [one for one in who if verb.last <= one[0] < verb.last + _BEHIND]
    if verb.code("speech") == "source_follows":
        span = _first_group(sentence, behind)
        return None if span is None else Frame(span, verb.first, verb.last, "said.according")
    turned = sentence.gap(verb.first).strip() and not any(one[1] == verb.first for one in who)
    if turned and behind and behind[0][0] - verb.last <= 1:
        return _behind(sentence, verb, behind)  # “…,” said the minister
    before = [one for one in who if begin <= one[0] and verb.first - _NEAR <= one[1] <= verb.first]
    if (span := _group(sentence, before)) is not None:
        return Frame(span, sentence.number_at(span.start), verb.last, "said.before")
    if sentence.code(verb.first - 1, "pronoun") is not None:
        return (
            None
            if previous is None
            else Frame(previous, verb.first - 1, verb.last, "said.pronoun", ("pronoun",))
        )
    return _behind(sentence, verb, behind)


def _behind(sentence: Sentence, verb: Hit, who: list[tuple[int, int]]) -> Frame | None:
    span = _first_group(sentence, who)
    return None if span is None else Frame(span, verb.first, verb.last, "said.behind")


def _group(sentence: Sentence, who: list[tuple[int, int]]) -> Span | None:
    """Return the last of those named, with titles and names that stand with it."""
    if not who:
        return None
    first, last = who[-1]
    for other_first, other_last in reversed(who[:-1]):
        if first - other_last > _SHORT_GAP or not _one_speaker(sentence, other_last, first):
            break
        first = other_first
    return sentence.range(first, last)


def _first_group(sentence: Sentence, who: list[tuple[int, int]]) -> Span | None:
    if not who:
        return None
    first, last = who[0]
    for other_first, other_last in who[1:]:
        if other_first - last > _SHORT_GAP or not _one_speaker(sentence, last, other_first):
            break
        last = other_last
    return sentence.range(first, last)


def _one_speaker(sentence: Sentence, last: int, first: int) -> bool:
    """Tell whether what stands between two of those named leaves them one: “spokesman for the …”."""
    if "(" in sentence.gap(first):
        return False
    return all(
        (hit := sentence.at.get(number)) is None
        or hit.code("function") is not None
        or hit.code("article") is not None
        or hit.code("place") is not None
        or hit.code("join") == "and"
        for number in range(last, first)
    )


def _reaching(sentence: Sentence, found: list[Frame]) -> list[Frame]:
    """Return the frames with the words that each speaks for.

    One that is set off behind words (“…, police said”) has those words; any other has what follows, up to the next.
    """
    reached, begin = [], sentence.first
    for frame, following in zip_longest(found, found[1:]):
        trails = frame.first > begin and _set_off(sentence, frame)
        last = sentence.last if following is None else following.first
        if trails and following is not None and _set_off(sentence, following):
            last = frame.last
        reached.append(replace(frame, first=begin if trails else frame.first, last=last))
        begin = last
    return reached


def _set_off(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a sign, or an article behind a sign, parts the speaker from what stands before."""
    signs = sentence.gap(frame.first) + sentence.gap(frame.first - 1)
    return frame.rule == "said.according" or any(sign in signs for sign in ',”"،—')
