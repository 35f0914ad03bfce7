# SPDX-License-Identifier: Apache-2.0
"""Numbers as reports give them: in digits of any script or in words, exact, bounded, or only vague.

The bounds are what the words say and nothing more: “at least 5” is 5 and up, “more than 5” is 6 and up, “nearly 5” and “up to 5”
are 0 to 5, “dozens” two dozen and up, “about 5” is 5 with a doubt. How many at most, most such words do not say; then `high` is None.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanad.claims.suggestions.sentence import Sentence

_LARGEST = 10_000_000
_THOUSANDS = 3
_TABLES = frozenset({"article", "bound", "number", "range", "vague"})


@dataclass(frozen=True)
class Quantity:
    """Words `first` to `last` (exclusive) of a sentence say this many."""

    first: int
    last: int
    low: int
    high: int | None
    doubts: tuple[str, ...] = ()
    article: bool = False


def quantities(sentence: Sentence, taken: frozenset[int]) -> Iterator[Quantity]:
    """Yield the numbers of a sentence from left to right, without the words that are `taken` (days, names)."""
    passed = sentence.first
    for at in _beginnings(sentence):
        if at < passed or at in taken:
            continue
        found = _quantity(sentence, at, taken)
        if found is not None:
            yield found
            passed = found.last


def _beginnings(sentence: Sentence) -> list[int]:
    """Return the words at which a number can begin; most words of a text begin none."""
    figures = [
        at
        for at in sentence.figures
        if _is_digits(sentence.word(at)) and not _numbers_a_point(sentence, at)
    ]
    spelled = [hit.first for hit in sentence.hits if not _TABLES.isdisjoint(hit.codes)]
    return sorted([*figures, *spelled])


def _numbers_a_point(sentence: Sentence, at: int) -> bool:
    """Tell whether a sentence begins with the number of a point: “3. Four attackers …”."""
    return at == sentence.first and sentence.gap(at + 1)[:1] in {".", ")"}


def _quantity(sentence: Sentence, at: int, taken: frozenset[int]) -> Quantity | None:
    if (article := sentence.code(at, "article")) is not None:
        return Quantity(at, at + 1, 1, 1, article=bool(article))
    bound, begin = sentence.code(at, "bound"), at
    if bound is not None:
        at = sentence.at[at].last
    opened = sentence.code(at, "range") == "open"
    found = _plain(sentence, at + opened)
    if found is None or taken & set(range(begin, found.last)):
        return None
    found = _ranged(sentence, found) or found
    found = replace(found, first=begin + opened if bound is None else begin)
    if bound is None and (hit := sentence.at.get(found.last)) is not None:
        bound = hit.code("bound_after")
        found = replace(found, last=hit.last) if bound is not None else found
    return found if bound is None else _bounded(found, bound)


def _plain(sentence: Sentence, at: int) -> Quantity | None:
    """Read a number without bounds: digits, words, or a vague word."""
    hit = sentence.at.get(at)
    if hit is not None and (vague := hit.code("vague")) is not None:
        return Quantity(at, hit.last, int(vague), None, ("vague_number",))
    return _digits(sentence, at) or _spelled(sentence, at)


def _digits(sentence: Sentence, at: int) -> Quantity | None:
    word = sentence.word(at)
    if not _is_digits(word):
        return None
    last = at + 1
    while (
        sentence.gap(last) == ","
        and _is_digits(sentence.word(last))
        and len(sentence.word(last)) == _THOUSANDS
    ):
        word += sentence.word(last)
        last += 1
    fraction = sentence.gap(last) == "." and _is_digits(sentence.word(last))
    if fraction or len(word) > len(str(_LARGEST)) or sentence.gap(at) == ".":
        return None
    return _scaled(sentence, Quantity(at, last, int(word), int(word)))


def _is_digits(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _spelled(sentence: Sentence, at: int) -> Quantity | None:
    """Read words of a number: “forty-eight”, “one hundred and five”."""
    total, last = None, at
    while (code := sentence.code(last, "number")) is not None:
        value = int(code)
        if total is not None and not (value and total % (10 ** len(code)) == 0):
            break
        total, last = (total or 0) + value, sentence.at[last].last
        scaled = _scaled(sentence, Quantity(at, last, total, total))
        total, last = scaled.low, scaled.last
        if sentence.word(last) == "and" and total >= 100 and sentence.code(last + 1, "number"):  # noqa: PLR2004 - “a hundred and five”
            last += 1
    return None if total is None else Quantity(at, last, total, total)


def _scaled(sentence: Sentence, found: Quantity) -> Quantity:
    scale = sentence.code(found.last, "scale")
    if scale is None or found.low * int(scale) > _LARGEST:
        return found
    value = found.low * int(scale)
    return replace(found, last=found.last + 1, low=value, high=value)


def _ranged(sentence: Sentence, low: Quantity) -> Quantity | None:
    """Read the second number of “five to seven”, “between 30 and 40”, “5-7”."""
    dashed = sentence.gap(low.last).strip() in {"-", "–"}
    opened = sentence.code(low.first - 1, "range") == "open"
    if changed(sentence, low):
        return None
    joined = sentence.code(low.last, "range") == "middle"
    if not dashed and not (joined and (opened or sentence.code(low.last, "join") is None)):
        return None  # “five and seven” is no range, “between five and seven” is
    high = _plain(sentence, low.last if dashed else low.last + 1)
    if high is None or high.high is None or high.high < low.low:
        return None
    return Quantity(low.first, high.last, low.low, high.high)


def changed(sentence: Sentence, found: Quantity) -> bool:
    """Tell whether a number was replaced by the next: the 14 of “from 14 to 17”, which is no range."""
    before = sentence.at.get(found.first - 1)
    if before is None:
        return False
    turned = before.code("range") == "change" and sentence.code(found.last, "range") == "middle"
    return turned or before.code("former") is not None


def _bounded(found: Quantity, bound: str) -> Quantity:
    match bound:
        case "at_least":
            return replace(found, high=None)
        case "more_than":
            return replace(found, low=found.low + 1, high=None)
        case "at_most":
            return replace(found, low=0)
        case _:
            return replace(found, doubts=(*found.doubts, "about"))
