# SPDX-License-Identifier: Apache-2.0
"""Organisations and persons that a report names.

An organisation is one of the list, or capitals that end in a word such as Front or Army; the latter is doubted. A person is named only
where the report itself says what the name is: behind a title, behind “identified as”, or in apposition. Nothing is inferred from a
name: no kinship, tribe, faith or membership. What a name is not proposed for may still be a person.
"""

from collections.abc import Iterator

from sanad.claims.suggestions.lexicon import Lexicon
from sanad.claims.suggestions.resemblance import resembling
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.suggestion import Suggestion

_LONGEST = 4
_WHOLE = 2
"""Words that a name without a title must have at least: a single capital is anything."""


def organisations(sentence: Sentence, lexicon: Lexicon) -> list[Suggestion]:
    """Return the organisations named in a sentence, with the ids of those they may be."""
    listed = [
        _listed(sentence, hit.first, hit.last, lexicon) for hit in sentence.of("organisation")
    ]
    return sorted([*listed, *_unlisted(sentence, lexicon)], key=lambda one: one.span)


def _listed(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Suggestion:
    span = sentence.range(first, last)
    words = sentence.text[span.start : span.end]
    ids = tuple(one.organisation for one in lexicon.organisations_of(words))
    doubts = ["which_organisation"] if len(ids) > 1 or lexicon.question_of(words) else []
    if any(lexicon.organisations[one].never_linked for one in ids):
        doubts.append("never_linked_to_armed_groups")
    return Suggestion(
        "organisation", span, words, "organisation.listed", candidates=ids, doubts=tuple(doubts)
    )


def _unlisted(sentence: Sentence, lexicon: Lexicon) -> Iterator[Suggestion]:
    for head in sentence.of("organisation_head"):
        first = head.first
        while (
            head.first - first < _LONGEST
            and _proper(sentence, first - 1)
            and not sentence.gap(first).strip()
        ):
            first -= 1
        if first < head.first - 1 or (first < head.first and sentence.word(first - 1) == "the"):
            span = sentence.range(first, _with_its_country(sentence, head.last))
            words = sentence.text[span.start : span.end]
            ids = tuple(one.organisation for one in resembling(words, lexicon))
            doubts = ("not_listed", *(("which_organisation",) if ids else ()))
            yield Suggestion(
                "organisation", span, words, "organisation.pattern", candidates=ids, doubts=doubts
            )


def _with_its_country(sentence: Sentence, last: int) -> int:
    """Return the end of “Guards of Balochistan”, or of the name without it."""
    of = sentence.at.get(last + 1)
    named = of is not None and of.code("place") is not None and sentence.word(last) == "of"
    return of.last if of is not None and named else last


def _proper(sentence: Sentence, number: int) -> bool:
    if _letters(sentence, number):
        return True
    hit = sentence.at.get(number)
    return hit is not None and hit.code("place") is not None


def persons(sentence: Sentence) -> list[Suggestion]:
    """Return the persons named in a sentence."""
    found: dict[int, Suggestion] = {}
    for hit in sentence.hits:
        rule = "title" if hit.code("title") else "naming" if hit.code("naming") else None
        if rule is not None:
            _add(sentence, hit.last, 1 if rule == "title" else _WHOLE, f"person.{rule}", found)
            if rule == "naming":
                _add_second(sentence, hit.last, found)
        role = bool(hit.code("speaker") or hit.code("category"))
        if rule is None and role and sentence.gap(hit.last).strip() == ",":
            _add(sentence, hit.last, _WHOLE, "person.apposed", found)  # “a guard, A B”
    for hit in sentence.of("speech"):
        last = hit.first
        first = _backwards(sentence, last)
        if last - first >= _WHOLE:
            _add(sentence, first, _WHOLE, "person.speaks", found)
    for number in sentence.capitals:
        if number < sentence.last - _WHOLE and _apposed(sentence, number):
            _add(sentence, number, _WHOLE, "person.apposed", found)
    return [found[first] for first in sorted(found)]


def _add(
    sentence: Sentence, first: int, least: int, rule: str, found: dict[int, Suggestion]
) -> int:
    """Keep the name that begins at `first`, if it is long enough; return the word behind it."""
    last = first
    while last - first < _LONGEST and _names(sentence, first, last):
        last += 1
    if last - first >= least and not any(first <= other < last for other in found):
        span = sentence.range(first, last)
        words = " ".join(sentence.text[span.start : span.end].split())
        found[first] = Suggestion("person", span, words, rule)
    return last


def _names(sentence: Sentence, first: int, number: int) -> bool:
    if not _letters(sentence, number):
        return False
    gap = sentence.gap(number).strip()
    if number == first:
        return gap in {"", ",", "“", ".", ")"}
    initial = gap == "." and len(sentence.word(number - 1)) == 1
    return gap in {"", "-"} or initial


def _letters(sentence: Sentence, number: int) -> bool:
    """Tell whether a word may be part of a name: a capital, or a word of a script without them."""
    if sentence.capital(number):
        return True
    if not sentence.first <= number < sentence.last or number in sentence.at:
        return False
    sign = sentence.text[sentence.words[number].start]
    return sign.isalpha() and sign == sign.lower() == sign.upper()


def _add_second(sentence: Sentence, first: int, found: dict[int, Suggestion]) -> None:
    """Keep the second of “identified as A B and C D”."""
    last = first
    while last - first < _LONGEST and sentence.capital(last):
        last += 1
    if last > first and sentence.word(last) == "and":
        _add(sentence, last + 1, _WHOLE, "person.naming", found)


def _backwards(sentence: Sentence, last: int) -> int:
    first = last
    while (
        last - first < _LONGEST and sentence.capital(first - 1) and not sentence.gap(first).strip()
    ):
        first -= 1
    return first


def _apposed(sentence: Sentence, first: int) -> bool:
    """Tell whether “A B, a guard,” begins here."""
    if sentence.capital(first - 1):
        return False
    last = first
    while (
        last - first < _LONGEST
        and sentence.capital(last)
        and (last == first or not sentence.gap(last).strip())
    ):
        last += 1
    role = last + (sentence.word(last) in {"a", "an", "the", "who"})
    hit = sentence.at.get(role)
    known = hit is not None and any(hit.code(table) for table in ("title", "speaker", "category"))
    return (
        sentence.gap(last).strip() == ","
        and role > last
        and (known or sentence.word(last) != "the")
    )
