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
_NEAR = 5


def responsibility(
    sentence: Sentence,
    organisations: list[Suggestion],
    names: list[Span],
    previous: Suggestion | None,
) -> Iterator[Suggestion]:
    """Yield claims, accusations and denials.

    Args:
        sentence: The sentence.
        organisations: Those named in it.
        names: Names of persons and organisations in it.
        previous: The organisation named last before it, which “it” and “they” mean.
    """
    found = _all(sentence, organisations, names, previous)
    yield from {(one.kind, one.span): one for one in reversed(list(found))}.values()


def _all(
    sentence: Sentence,
    organisations: list[Suggestion],
    names: list[Span],
    previous: Suggestion | None,
) -> Iterator[Suggestion]:
    for hit in sentence.of("no_claim"):
        if hit.code("no_claim") == "said":
            yield _said(sentence, "no_claim", hit.span, "claim.none")
    for hit in sentence.of("claim"):
        if (nobody := _nobody(sentence, hit)) is not None:
            span = Span(nobody.span.start, hit.span.end)
            yield _said(sentence, "no_claim", span, "claim.nobody")
            continue
        yield from _claimed(sentence, hit, organisations, previous)
    for hit in sentence.of("accuse"):
        yield from _accused(sentence, hit, organisations)
    for hit in sentence.of("deny"):
        yield from _denied(sentence, hit, organisations, names, previous)


def _claimed(
    sentence: Sentence, hit: Hit, organisations: list[Suggestion], previous: Suggestion | None
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
        yield _again(sentence, "claimed_by", previous.span, previous, "claim.pronoun")


def _nobody(sentence: Sentence, claim: Hit) -> Hit | None:
    """Return the words that say that nobody did: “no one” of “no one has so far claimed”."""
    for who in sentence.of("no_claim"):
        if who.code("no_claim") == "who" and 0 <= claim.first - who.last < _NEAR:
            return who
    return None


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
    names: list[Span],
    previous: Suggestion | None,
) -> Iterator[Suggestion]:
    if hit.code("deny") == "of":
        span = near(sentence, names, min(hit.last + _REACH, sentence.last), hit.last)
    else:
        span = near(sentence, names, hit.first, sentence.first)
    if span is None:
        if previous is not None and sentence.code(hit.first - 1, "pronoun"):
            yield _again(sentence, "denied_by", previous.span, previous, "deny.pronoun")
        return
    meant = next((one for one in organisations if one.span.meets(span)), None)
    if meant is not None:
        found = _said(sentence, "denied_by", span, "deny", meant.doubts)
        yield replace(found, candidates=meant.candidates)
    elif previous is not None and sentence.code(sentence.number_at(span.end) - 1, "pronoun"):
        yield _again(sentence, "denied_by", span, previous, "deny")  # “the group denied …”
    else:
        yield _said(sentence, "denied_by", span, "deny")


def _again(sentence: Sentence, kind: str, span: Span, meant: Suggestion, rule: str) -> Suggestion:
    """Return what is said of the organisation named last before, by “it” or “the group”."""
    found = _said(sentence, kind, span, rule, (*meant.doubts, "pronoun"))
    return replace(found, candidates=meant.candidates)


def _said(
    sentence: Sentence, kind: str, span: Span, rule: str, doubts: tuple[str, ...] = ()
) -> Suggestion:
    words = " ".join(sentence.text[span.start : span.end].split())
    return Suggestion(kind, span, words, rule, doubts=doubts)
