# SPDX-License-Identifier: Apache-2.0
"""Who claims, who is accused by whom, who denies, and where a report says that nobody claimed.

Each is what the report says somebody said, and no more. A label that one side gives the other (`label` in the lexicon) is never whom an
accusation is about: it stays in the quotation.
"""

from collections.abc import Iterator
from dataclasses import replace

from sanad.claims.suggestions.phrases import Hit
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.speakers import near
from sanad.claims.suggestions.suggestion import Span, Suggestion

_REACH = 10


def responsibility(
    sentence: Sentence, organisations: list[Suggestion], persons: list[Span], previous: Span | None
) -> Iterator[Suggestion]:
    """Yield claims, accusations and denials.

    Args:
        sentence: The sentence.
        organisations: Those named in it.
        persons: Names of persons in it.
        previous: The organisation named last before it, which “it” and “they” mean.
    """
    for hit in sentence.of("no_claim"):
        yield _said(sentence, "no_claim", hit.span, "claim.none")
    for hit in sentence.of("claim"):
        yield from _claimed(sentence, hit, organisations, previous)
    for hit in sentence.of("accuse"):
        yield from _accused(sentence, hit, organisations)
    for hit in sentence.of("deny"):
        yield from _denied(sentence, hit, organisations, persons, previous)


def _claimed(
    sentence: Sentence, hit: Hit, organisations: list[Suggestion], previous: Span | None
) -> Iterator[Suggestion]:
    passive = hit.code("claim") == "of"
    named = [one for one in organisations if (one.span.start > hit.span.start) == passive]
    if named:
        joined = _joined(sentence, named if not passive else named[::-1])
        for one in joined:
            yield Suggestion(
                "claimed_by",
                one.span,
                one.value,
                "claim.by",
                None,
                None,
                one.candidates,
                one.doubts,
            )
    elif not organisations and previous is not None:
        yield _said(sentence, "claimed_by", previous, "claim.pronoun", ("pronoun",))


def _joined(sentence: Sentence, named: list[Suggestion]) -> list[Suggestion]:
    """Return the nearest organisation, and those joined to it by “and”."""
    nearest = named[-1]
    joined = [nearest]
    for one in named[-2::-1]:
        between = sentence.text[one.span.end : joined[-1].span.start].split()
        if [word for word in between if word.lower() != "the"] != ["and"]:
            break
        joined.append(one)
    return joined[::-1]


def _accused(sentence: Sentence, hit: Hit, organisations: list[Suggestion]) -> Iterator[Suggestion]:
    passive = hit.code("accuse") == "who"
    side = [one for one in organisations if (one.span.start < hit.span.start) == passive]
    if side:
        one = side[-1] if passive else side[0]
        yield Suggestion(
            "accused", one.span, one.value, "accuse", None, None, one.candidates, one.doubts
        )
        return
    for label in sentence.of("label"):
        if 0 <= label.first - hit.last < _REACH:
            yield _said(sentence, "accused", label.span, "accuse.label", ("political_label",))
            return


def _denied(
    sentence: Sentence,
    hit: Hit,
    organisations: list[Suggestion],
    persons: list[Span],
    previous: Span | None,
) -> Iterator[Suggestion]:
    if hit.code("deny") == "of":
        span = near(sentence, persons, min(hit.last + _REACH, sentence.last), hit.last)
    else:
        span = near(sentence, persons, hit.first, sentence.first)
    if span is not None:
        ids = next((one.candidates for one in organisations if one.span.meets(span)), ())
        yield replace(_said(sentence, "denied_by", span, "deny"), candidates=ids)
    elif previous is not None and sentence.code(hit.first - 1, "pronoun"):
        yield _said(sentence, "denied_by", previous, "deny.pronoun", ("pronoun",))


def _said(
    sentence: Sentence, kind: str, span: Span, rule: str, doubts: tuple[str, ...] = ()
) -> Suggestion:
    words = " ".join(sentence.text[span.start : span.end].split())
    return Suggestion(kind, span, words, rule, doubts=doubts)
