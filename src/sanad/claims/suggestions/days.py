# SPDX-License-Identifier: Apache-2.0
"""Days as reports tell them, resolved against the day of publication, never without one.

A value is a day, a month or a year of the civil calendar (ISO 8601), or two days joined by a slash where the words leave a stretch:
“the night between Friday and Saturday”. A weekday is the last one up to the day of publication. What cannot be resolved keeps its words
as value, without precision. Days on which somebody only spoke (“said on Sunday”), and that of the dateline, are not proposed.
Weeks run from Monday to Sunday. Hours are not read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from sanad.claims.suggestions.places import (
    DATELINE_END,
    after_dateline,
    first_line,
    tells_nothing,
)
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.suggestion import Suggestion
from sanad.values.months import Calendar, month

_YEARS = range(1947, 2200)
"""Years of reports and of what they tell; a day of publication outside of them counts as not known."""
_ORDINAL = re.compile("([0-9]{1,2})(?:st|nd|rd|th)?")
_SIGNS = frozenset({".", "-", "/", "–"})
_NIGHT = frozenset({"night", "رات", "شب"})
_SPOKEN = 5
CLAIM_DAY = "day_of_the_claim"
"""Doubt of a day on which somebody perhaps only claimed or denied something."""
_MONTHS = 12
_TABLES = frozenset({"between", "weekday", "day", "period"})


@dataclass(frozen=True)
class _Found:
    """Words `first` to `last` (exclusive) mean a stretch of days; `start` None: not resolved."""

    first: int
    last: int
    start: str | None
    end: str | None
    rule: str
    doubts: tuple[str, ...] = ()


_Reader = Callable[[Sentence, int, date | None], _Found | None]


def days(
    sentence: Sentence, published: date | None
) -> tuple[list[Suggestion], frozenset[int], int]:
    """Return the days of a sentence, the numbers of all words that tell one, proposed or not, and the first word behind the dateline."""
    if published is not None and published.year not in _YEARS:
        published = None
    found = list(_find(sentence, published))
    of_paper = [one for one in found if published and one.start == published.isoformat()]
    begin = after_dateline(sentence, _words_of(of_paper))
    told = [
        _suggestion(sentence, _doubted(sentence, one))
        for one in found
        if one.last > begin or one not in of_paper
        if not _only_spoken(sentence, one) and not _of_the_paper(sentence, one, published)
    ]
    return told, _words_of(found), begin


def _words_of(found: Iterable[_Found]) -> frozenset[int]:
    return frozenset(number for one in found for number in range(one.first, one.last))


def _find(sentence: Sentence, published: date | None) -> Iterator[_Found]:
    passed = sentence.first
    for at in _beginnings(sentence):
        if at < passed:
            continue
        found = next((one for read in _READERS if (one := read(sentence, at, published))), None)
        if found is not None:
            yield found
            passed = found.last


def _beginnings(sentence: Sentence) -> list[int]:
    """Return the words at which a day can begin; most words of a text begin none."""
    hits = [hit.first for hit in sentence.hits if not _TABLES.isdisjoint(hit.codes)]
    months = [
        at
        for at in range(sentence.first, sentence.last)
        if at not in sentence.at and _gregorian(sentence, at)
    ]
    return sorted([*hits, *sentence.figures, *months])


def _suggestion(sentence: Sentence, found: _Found) -> Suggestion:
    span = sentence.range(found.first, found.last)
    said = sentence.text[span.start : span.end]
    if found.start is None:
        doubts = found.doubts or ("no_day_of_publication",)
        return Suggestion("date", span, said, found.rule, doubts=doubts)
    one = found.end is None or found.end == found.start
    value = found.start if one else f"{found.start}/{found.end}"
    precision = {4: "year", 7: "month"}.get(len(found.start), "day") if one else "days"
    return Suggestion("date", span, value, found.rule, precision, doubts=found.doubts)


def _doubted(sentence: Sentence, found: _Found) -> _Found:
    """Return a day with a doubt where it may be that of a claim: “claimed responsibility for the attack on Saturday”."""
    for number in range(found.first - 1, max(found.first - _SPOKEN, sentence.first) - 1, -1):
        hit = sentence.at.get(number)
        if hit is None:
            return found
        if hit.code("claim") or hit.code("deny"):
            return replace(found, doubts=(*found.doubts, CLAIM_DAY))
        if not any(hit.code(table) for table in ("function", "article", "incident_type")):
            return found
    return found


def _only_spoken(sentence: Sentence, found: _Found) -> bool:
    """Tell whether it is the day of a dateline, or one on which somebody only spoke."""
    if _before_listeners(sentence, found):
        return True
    if sentence.opens_paragraph and found.last - sentence.first < _MONTHS:
        head = sentence.text[
            sentence.words[sentence.first].start : sentence.words[found.first].start
        ]
        if (
            any(sign in sentence.gap(found.last) for sign in DATELINE_END)
            and head == head.upper() != head.lower()
        ):
            return True
    for number in range(found.first - 1, max(found.first - _SPOKEN, sentence.first) - 1, -1):
        hit = sentence.at.get(number)
        if hit is None:
            return False
        if hit.code("speech") == "verb" or hit.code("audience") or hit.code("appearance"):
            return True
        if not hit.code("function") and not hit.code("article"):
            return False
    return False


def _before_listeners(sentence: Sentence, found: _Found) -> bool:
    """Tell whether those stand behind a day who were told something on it: “نے جمعرات کو پریس کانفرنس میں بتایا”."""
    at = found.last
    while sentence.code(at, "function") or sentence.code(at, "article"):
        at = sentence.at[at].last
    return sentence.code(at, "audience") is not None


def _of_the_paper(sentence: Sentence, found: _Found, published: date | None) -> bool:
    """Tell whether it is the day of publication in the heading, where nothing is told yet."""
    line = first_line(sentence)
    heading = sentence.opens_text and found.last <= line and tells_nothing(sentence, line)
    return heading and published is not None and found.start == published.isoformat()


def _figures(sentence: Sentence, at: int, _published: date | None) -> _Found | None:
    """Read 2026-02-10, 10.02.2026 and 10/02/2026: the day before the month, as Pakistan writes."""
    words = [sentence.word(at + step) for step in range(3)]
    signs = {sentence.gap(at + 1), sentence.gap(at + 2)}
    if not all(word.isdecimal() and word.isascii() for word in words) or not signs <= _SIGNS:
        return None
    turned = len(words[0]) == len("2026")
    year, number, day = map(int, words if turned else reversed(words))
    if (on := _civil(year, number, day)) is None:
        return None
    doubts = () if turned or day > _MONTHS or day == number else ("day_or_month",)
    return _Found(at, at + 3, on.isoformat(), None, "date.figures", doubts)


def _day_of_month(sentence: Sentence, at: int, published: date | None) -> _Found | None:
    """Read “18 January 2025”, “18th of January”, “23 فروری 2026”."""
    number = _ORDINAL.fullmatch(sentence.word(at))
    name = at + 1 + (sentence.word(at + 1) == "of")
    of_year = _gregorian(sentence, name)
    if number is None or of_year is None:
        return None
    return _dated(sentence, at, name + 1, int(number[1]), of_year, published)


def _days_of_month(sentence: Sentence, at: int, published: date | None) -> _Found | None:
    """Read “13-14 February”: the days from the first to the second."""
    first, other = _ORDINAL.fullmatch(sentence.word(at)), _day_of_month(sentence, at + 1, published)
    if first is None or other is None or sentence.gap(at + 1).strip() not in {"-", "–"}:
        return None
    if other.start is None:
        return replace(other, first=at)
    last = date.fromisoformat(other.start)
    start = _civil(last.year, last.month, int(first[1]))
    if start is None or start >= last:
        return None
    return replace(other, first=at, start=start.isoformat(), end=last.isoformat())


def _month_and_day(sentence: Sentence, at: int, published: date | None) -> _Found | None:
    """Read “January 18, 2025”."""
    of_year, number = _gregorian(sentence, at), _ORDINAL.fullmatch(sentence.word(at + 1))
    if number is None or of_year is None:
        return None
    return _dated(sentence, at, at + 2, int(number[1]), of_year, published)


def _dated(
    sentence: Sentence, first: int, last: int, day: int, number: int, published: date | None
) -> _Found | None:
    year = _year(sentence, last)
    if year is not None:
        on = _civil(year, number, day)
        if on is None:
            return _Found(first, last + 1, None, None, "date.written", ("no_such_day",))
        return _Found(first, last + 1, on.isoformat(), None, "date.written")
    if published is None:
        return _Found(first, last, None, None, "date.written")
    past = [_civil(year, number, day) for year in (published.year, published.year - 1)]
    on = next((each for each in past if each is not None and each <= published), None)
    doubts = ("year_from_publication",)
    return None if on is None else _Found(first, last, on.isoformat(), None, "date.written", doubts)


def _month(sentence: Sentence, at: int, published: date | None) -> _Found | None:
    """Read “January 2025”, and “in January” as the last one."""
    number = _gregorian(sentence, at)
    if number is None or not _ends_a_month(sentence, at):
        return None
    if (year := _year(sentence, at + 1)) is not None:
        return _Found(at, at + 2, f"{year:04}-{number:02}", None, "date.month")
    if sentence.word(at - 1) not in {"in", "since", "last", "of", "early", "late", "mid"}:
        return None
    if published is None:
        return _Found(at, at + 1, None, None, "date.month")
    year = published.year - (number > published.month)
    doubts = ("year_from_publication",)
    return _Found(at, at + 1, f"{year:04}-{number:02}", None, "date.month", doubts)


def _ends_a_month(sentence: Sentence, at: int) -> bool:
    """Tell “in May” from the verb: a month stands with a capital, or in a script without them."""
    sign = sentence.text[sentence.words[at].start]
    return sign == sign.upper()


def _weekday(sentence: Sentence, at: int, published: date | None) -> _Found | None:
    hit = sentence.at.get(at)
    if hit is None or (code := hit.code("weekday")) is None or hit.first != at:
        return None
    last = hit.last + (sentence.word(hit.last) in _NIGHT)
    if published is None:
        return _Found(at, last, None, None, "date.weekday")
    on = _last_weekday(int(code), published)
    return _Found(at, last, on.isoformat(), None, "date.weekday", ("from_publication",))


def _last_weekday(number: int, up_to: date) -> date:
    return up_to - timedelta(days=(up_to.weekday() - number) % 7)


def _between(sentence: Sentence, at: int, published: date | None) -> _Found | None:
    """Read “the night between Monday and Tuesday”, “the night between January 30 and 31”."""
    hit = sentence.at.get(at)
    if hit is None or hit.code("between") is None:
        return None
    for first in range(hit.last, min(hit.last + 2, sentence.last)):
        one = _any_day(sentence, first, published)
        if one is None or sentence.word(one.last) != "and":
            continue
        return _second(sentence, at, one, published)
    return None


def _second(sentence: Sentence, at: int, one: _Found, published: date | None) -> _Found | None:
    """Read the second day of a night; it is the one after the first."""
    other = _any_day(sentence, one.last + 1, published)
    number = _ORDINAL.fullmatch(sentence.word(one.last + 1))
    if other is None and number is None:
        return None
    last = one.last + 2 if other is None else other.last
    if one.start is None:
        return _Found(at, last, None, None, "date.between")
    start = date.fromisoformat(one.start)
    if other is not None and other.start is not None and other.start < one.start:
        start = date.fromisoformat(other.start) - timedelta(days=1)
    end = start + timedelta(days=1)
    return _Found(at, last, start.isoformat(), end.isoformat(), "date.between", one.doubts)


def _any_day(sentence: Sentence, at: int, published: date | None) -> _Found | None:
    readers: tuple[_Reader, ...] = (_figures, _day_of_month, _month_and_day, _weekday)
    return next((one for read in readers if (one := read(sentence, at, published))), None)


def _relative(sentence: Sentence, at: int, published: date | None) -> _Found | None:
    """Read “today”, “yesterday”, “last night”, “last week”, “last month”."""
    hit = sentence.at.get(at)
    if hit is None or hit.first != at:
        return None
    start: str
    end: str | None
    offset, period = hit.code("day"), hit.code("period")
    if offset is None and period is None:
        return None
    if published is None:
        return _Found(at, hit.last, None, None, "date.relative")
    if offset is not None:
        start, end = _iso(published, int(offset)), None
    else:
        start, end = _period(str(period), published)
    return _Found(at, hit.last, start, end, "date.relative", ("from_publication",))


def _period(period: str, published: date) -> tuple[str, str | None]:
    monday = -published.weekday()
    last_month = published.year * _MONTHS + published.month - 2
    match period:
        case "last_night":
            return _iso(published, -1), _iso(published, 0)
        case "last_week":
            return _iso(published, monday - 7), _iso(published, monday - 1)
        case "last_month":
            return f"{last_month // _MONTHS:04}-{last_month % _MONTHS + 1:02}", None
        case "this_month":
            return published.isoformat()[: len("2026-02")], None
        case _:
            return f"{published.year - 1:04}", None


def _iso(published: date, offset: int) -> str:
    return (published + timedelta(days=offset)).isoformat()


def _gregorian(sentence: Sentence, number: int) -> int | None:
    if not sentence.first <= number < sentence.last:
        return None
    token = sentence.words[number]
    return _number_of(sentence.text[token.start : token.end])


@lru_cache(1 << 16)
def _number_of(word: str) -> int | None:
    found = month(word)
    return found[1] if found is not None and found[0] is Calendar.GREGORIAN else None


def _year(sentence: Sentence, number: int) -> int | None:
    word = sentence.word(number)
    is_year = len(word) == len("2026") and word.isascii() and word.isdecimal()
    return int(word) if is_year and int(word) in _YEARS else None


def _civil(year: int, number: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, number, day)
    except ValueError:
        return None


_READERS: tuple[_Reader, ...] = (
    _between,
    _figures,
    _days_of_month,
    _day_of_month,
    _month_and_day,
    _month,
    _weekday,
    _relative,
)
"""The first that reads a day at a word is right: the longer forms stand before those that they hold."""
