# SPDX-License-Identifier: Apache-2.0
"""Where it happened, and how exactly the report says so: by the gazetteer, or by a word such as “area” or “district” beside a name.

The precision is that of the words. A district stays a district and a province a province: neither becomes a point. A name that
the gazetteer has for two places keeps both in doubt; one that it does not have is a site at best. Datelines are not proposed.
"""

from collections.abc import Iterator

from sanad.claims.suggestions.lexicon import Lexicon
from sanad.claims.suggestions.phrases import Hit
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.suggestion import Suggestion

_LONGEST_NAME = 4
_DATELINE = 8
DATELINE_END = (":", "—", "–", "--", " - ", " (")
"""Signs that part “QUETTA”, “QUETTA, Feb 6” or “QUETTA (an agency) -” from the report."""


def places(
    sentence: Sentence, lexicon: Lexicon, taken: frozenset[int], begin: int
) -> list[Suggestion]:
    """Return the places of a sentence from word `begin` on; `taken` are the words of speakers, organisations and days."""
    stretches = [*_stretches(sentence, begin), *_roads(sentence, begin)]
    covered = taken.union(*(range(first, last) for first, last, _ in stretches))
    found = [one for _, _, one in stretches]
    for hit in sentence.of("place"):
        if hit.first < begin or hit.first in covered or _of_who_listens(sentence, hit):
            continue
        if _of_a_name(sentence, hit):
            continue
        if not _acts(sentence, hit, lexicon):
            found.append(_listed(sentence, hit, lexicon))
            covered = covered.union(range(hit.first, hit.last))
    found += _described(sentence, covered, begin)
    return sorted(found, key=lambda one: one.span)


def after_dateline(sentence: Sentence, taken: frozenset[int]) -> int:
    """Return the first word behind “QUETTA:”, “QUETTA, Feb 6:” or “Quetta, 6 February:”, or behind the heading of the paper.

    `taken` are the words of the day of publication: a list of events has “Turbat, 5 February:” with theirs.
    """
    if not sentence.opens_paragraph:
        return sentence.first
    if sentence.opens_text and (begin := _after_heading(sentence, taken)) is not None:
        return begin
    place = sentence.at.get(sentence.first)
    if place is not None and place.code("place"):
        end = place.last
        while end in taken:
            end += 1
        if end > place.last and any(sign in sentence.gap(end) for sign in DATELINE_END):
            return end
    head = sentence.words[sentence.first]
    written = sentence.text[head.start : head.end]
    capitals = len(written) > 1 and written == written.upper() != written.lower()
    urdu = sentence.code(sentence.first, "place") is not None and not written.isascii()
    if not (capitals or urdu):
        return sentence.first
    for number in range(sentence.first + 1, min(sentence.first + _DATELINE, sentence.last)):
        if any(sign in sentence.gap(number) for sign in DATELINE_END):
            return number
    return sentence.first


def first_line(sentence: Sentence) -> int:
    """Return the first word of the second line of a sentence; behind its last one where it has no other line."""
    numbers = range(sentence.first + 1, sentence.last)
    return next((number for number in numbers if "\n" in sentence.gap(number)), sentence.last)


def tells_nothing(sentence: Sentence, last: int) -> bool:
    """Tell whether no event and no number of people stands before word `last`."""
    told = (hit for table in ("incident_type", "toll") for hit in sentence.of(table))
    return all(hit.first >= last for hit in told)


def _after_heading(sentence: Sentence, taken: frozenset[int]) -> int | None:
    """Return the first word behind a line that tells nothing and ends with a day, such as “SAMPLE GAZETTE, Quetta, 4 May 2025”."""
    last = first_line(sentence)
    dated = last - 1 in taken and len(sentence.word(last - 1)) == len("2025")
    return last if last < sentence.last and dated and tells_nothing(sentence, last) else None


def _listed(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> Suggestion:
    known = lexicon.places_of(sentence.text[hit.span.start : hit.span.end])
    place, doubts = known[0], ["several_places"] if len(known) > 1 else []
    precision, last, first = place.precision, hit.last, hit.first
    after = sentence.code(hit.last, "place_after")
    before = sentence.code(hit.first - 1, "place_after")
    if after is not None and after not in {"site", "stretch"}:
        precision, last = after, hit.last + 1
    elif before == "district":
        precision, first = before, hit.first - 1
    elif precision == "district":
        doubts.append("district_or_town")
    span = sentence.range(first, last)
    return Suggestion("place", span, place.name, "place.listed", precision, doubts=tuple(doubts))


def _acts(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell whether a country is somebody who acts (“Iran condemned …”), and not where something is."""
    known = lexicon.places_of(sentence.text[hit.span.start : hit.span.end])
    country = known[0].precision == "country"
    return country and sentence.code(hit.first - 1, "place_in") is None


def _of_who_listens(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether somebody only spoke there: “told a news conference in Quetta”."""
    told = sentence.at.get(hit.first - 2)
    inside = sentence.code(hit.first - 1, "place_in") == "within"
    spoken = told is not None and (told.code("audience") or told.code("speech") == "verb")
    return inside and bool(spoken)


def _of_a_name(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a place is part of the name of an institution, or where somebody was going: “Civil Hospital Quetta”."""
    before = sentence.at.get(hit.first - 1)
    if before is None or sentence.gap(hit.first).strip():
        return False
    sign = sentence.text[before.span.start]
    house = before.code("speaker") is not None or before.code("target") is not None
    return (house and sign != sign.lower()) or sentence.word(hit.first - 1) == "to"


def _roads(sentence: Sentence, begin: int) -> Iterator[tuple[int, int, Suggestion]]:
    """Yield “Quetta-Karachi highway”: it happened somewhere between two places."""
    for hit in sentence.of("place_after"):
        other = sentence.at.get(hit.first - 1)
        one = None if other is None else sentence.at.get(other.first - 1)
        if hit.code("place_after") != "stretch" or one is None or other is None:
            continue
        named = one.code("place") is not None and other.code("place") is not None
        if named and one.first >= begin and sentence.gap(other.first).strip() in {"-", "–"}:
            yield one.first, hit.last, _stretch(sentence, one.first, hit.last, "place.road")


def _stretches(sentence: Sentence, begin: int) -> Iterator[tuple[int, int, Suggestion]]:
    """Yield “between X and Y” where X and Y are names."""
    for hit in sentence.of("range"):
        first = hit.first
        if first < begin or sentence.word(first) != "between":
            continue
        middle = _name_ends(sentence, first + 1)
        last = _name_ends(sentence, middle + 1) if sentence.word(middle) == "and" else middle
        if middle == first + 1 or last <= middle + 1:
            continue
        yield first, last, _stretch(sentence, first, last, "place.between")


def _stretch(sentence: Sentence, first: int, last: int, rule: str) -> Suggestion:
    span = sentence.range(first, last)
    words = " ".join(sentence.text[span.start : span.end].split())
    return Suggestion("place", span, words, rule, "stretch")


def _name_ends(sentence: Sentence, at: int) -> int:
    """Return the word behind the place name that begins at `at`, or `at` if none does."""
    if sentence.code(at, "place") is not None:
        return sentence.at[at].last
    last = at
    while (
        last < at + _LONGEST_NAME
        and sentence.capital(last)
        and not (last > at and sentence.gap(last).strip())
    ):
        last += 1
    return last


def _described(sentence: Sentence, covered: frozenset[int], begin: int) -> Iterator[Suggestion]:
    """Yield names that the gazetteer lacks: “Killi Namuna”, “the Zehri area”, “at Sangreza”, “near Naukot bridge”."""
    if not any(sentence.of(table) for table in ("place_before", "place_after", "place_in")):
        return
    at = begin
    while at < sentence.last:
        before = sentence.code(at, "place_before")
        inside = sentence.code(at - 1, "place_in") == "at" and not sentence.gap(at).strip()
        name = sentence.at[at].last if before is not None else at
        last = _name_ends(sentence, name)
        closed = bool(sentence.gap(last).strip())
        after = sentence.code(last, "place_after") if last > name and not closed else None
        proper = last > name and covered.isdisjoint(range(at, last))
        if not proper or not (before or after or inside) or sentence.code(at, "place"):
            at = max(at + 1, last if proper else at)
            continue
        last += after is not None
        span = sentence.range(at, last)
        precision = before or after or "site"
        named = (
            span
            if precision in {"site", "stretch"}
            else sentence.range(name, _name_ends(sentence, name))
        )
        words = " ".join(sentence.text[named.start : named.end].split())
        yield Suggestion(
            "place", span, words, "place.described", precision, doubts=("not_in_gazetteer",)
        )
        at = last
