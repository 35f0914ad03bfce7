# SPDX-License-Identifier: Apache-2.0
"""The signs of a page with right-to-left script in the order in which they are read, worked back from where they stand.

A PDF holds signs where they were drawn; in which order they are read is lost (ISO 32000-1, 14.8.2.3). The library's own order turns the
words of Latin script and the parts of a plate on such a page. Here the order of display of the Unicode Bidirectional
Algorithm (UAX #9) is undone: in a line that reads from right to left, Latin and numbers keep their own order.

Guarantees: every sign once; a line stays a line; the digits of a number, and Latin between two Latin letters, stand as they do on the
page. Does not guarantee what the page does not tell: which way a line of both scripts reads is judged by
its ends, its edges and its letters, and a number between both scripts may belong to either.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, cycle, groupby
from operator import itemgetter
from typing import NamedTuple

_ARABIC, _LATIN, _DIGIT, _NATIVE, _MARK = "R", "L", "0", "1", "\u0300"
_CLASSES = {
    "R": _ARABIC, "AL": _ARABIC, "L": _LATIN, "EN": _DIGIT, "AN": _DIGIT, "NSM": _MARK, "BN": _MARK,
}  # fmt: skip
_LEFT_TO_RIGHT = re.compile(r"\+?(?:1[^RL0]*(?<=1)|[L0](?:[^R]*[L0])?)")
"""Latin, and numbers in digits of ASCII (0) beside it, without right-to-left letters between; those in digits of Arabic script (1) are
of the right-to-left text around."""
_NUMBER = r"\+?(?:0+(?:[.,:/\u060c]0+)*|1+(?:[.,:/\u060c]1+)*)"
"""Digits with what joins them in every direction (UAX #9, W4), and a sign before them."""
_RIGHT_TO_LEFT = re.compile("R(?:[^L]*R)?")
_NUMBERS = re.compile(rf"{_NUMBER}(?:[-\u2010\u2011\u2212]{_NUMBER})*")
_ONE_NUMBER = re.compile(_NUMBER)
_HYPHEN = re.compile("[-\u2010\u2011\u2212]")
_IN_TURN = re.compile(f"{_HYPHEN.pattern}[01]")
_OWN_ORDER = re.compile(r"[0-9]{5}-[0-9]{7}-[0-9]|0[0-9]{2,3}-[0-9]{6,8}")
"""An identity card and a telephone number that were drawn as they are read: as a direction mark or a program has it."""
_BRACKETS = ("()", "[]", "{}", "«»")
_KINDS = {sign: kind for kind in _BRACKETS for sign in kind}
_MIRRORED = str.maketrans({sign: kind.replace(sign, "") for sign, kind in _KINDS.items()})
_EM = 0.5  # of the height of a line: edges nearer to one another than this are one edge


class Sign(NamedTuple):
    """A sign and the box of its ink on the page as shown, in points from its left and top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Read(NamedTuple):
    """A line as it is read: the places of its signs, and the signs; whether the parts of a number stand in turn on the page.

    In doubt are numbers joined by hyphens, `1-1234567-42101`, as a line from right to left shows them.
    """

    order: list[int]
    text: str
    has_doubt: bool


class _Line(NamedTuple):
    """A line as drawn: places of the signs of its atoms, from left to right; of each atom its class or, if it has none, its sign."""

    atoms: list[list[int]]
    shape: str
    left: float
    top: float
    right: float
    bottom: float


def has_right_to_left(text: str) -> bool:
    """Tell whether a text holds letters that are written from right to left."""
    return not text.isascii() and any(_class(sign) == _ARABIC for sign in text)


def reading_order(lines: Sequence[Sequence[Sign]]) -> list[Read]:
    """Return the lines of a page, each in the order in which it is read."""
    drawn = [_drawn(line) for line in lines]
    return [
        _read(line, signs, is_rtl=is_rtl)
        for line, signs, is_rtl in zip(drawn, lines, _directions(drawn), strict=True)
    ]


def _class(sign: str) -> str:
    """Return the class of a sign; a sign that has none of its own stands for itself."""
    kind = _CLASSES.get(unicodedata.bidirectional(sign), sign)
    return _NATIVE if kind == _DIGIT and not sign.isascii() else kind


def _drawn(signs: Sequence[Sign]) -> _Line:
    """Return a line as it is drawn. What stands on a letter stays with it, and a word of right-to-left letters is one atom."""
    atoms, kinds = list[list[int]](), list[str]()
    for place, sign in enumerate(signs):
        kind = _class(sign.text)
        if atoms and (kind == _MARK or (kind == _ARABIC and kinds[-1] == _ARABIC)):
            atoms[-1].append(place)
        else:
            atoms.append([place])
            kinds.append(kind)
    found = sorted(zip(atoms, kinds, strict=True), key=lambda one: sum(_sides(one[0], signs)))
    _settle_blanks(found, signs)
    inked = [one for one in signs if not one.text.isspace()] or signs
    return _Line(
        [_from_its_right(atom, signs) if kind == _ARABIC else atom for atom, kind in found],
        "".join(kind for _, kind in found),
        min((one.left for one in inked), default=0),
        min((one.top for one in inked), default=0),
        max((one.right for one in inked), default=0),
        max((one.bottom for one in inked), default=0),
    )


def _sides(atom: list[int], signs: Sequence[Sign]) -> tuple[float, float]:
    return min(signs[n].left for n in atom), max(signs[n].right for n in atom)


def _settle_blanks(found: list[tuple[list[int], str]], signs: Sequence[Sign]) -> None:
    """Put a blank on the wider side of a bracket or stop: the library adds blanks of no width, and may err by one sign."""
    for at in range(1, len(found) - 2):
        before, one, other, after = found[at - 1 : at + 3]
        if one[1].isspace() == other[1].isspace() or not {one[1], other[1]}.isdisjoint("LR01"):
            continue
        mark = _sides((other if one[1].isspace() else one)[0], signs)
        to_left = mark[0] - _sides(before[0], signs)[1]
        to_right = _sides(after[0], signs)[0] - mark[1]
        if (to_left < to_right) == one[1].isspace() and not (before[1] + after[1]).isspace():
            found[at : at + 2] = other, one


def _from_its_right(atom: list[int], signs: Sequence[Sign]) -> list[int]:
    """Return a word of right-to-left letters from its right end, whichever way the library gives it."""
    glyphs = [list(one) for _, one in groupby(atom, key=lambda place: signs[place][1:])]
    if signs[atom[0]].left < signs[atom[-1]].left:
        glyphs.reverse()
    return [place for glyph in glyphs for place in _of_a_ligature(glyph, signs)]


def _of_a_ligature(glyph: list[int], signs: Sequence[Sign]) -> list[int]:
    """Return the letters of one glyph as they are read. The library turns them, but not those of a presentation form."""
    letters = "".join(signs[place].text for place in glyph)
    if len(letters) == 1 or (letters in _ligatures() and letters[::-1] not in _ligatures()):
        return glyph
    return glyph[::-1]


@cache
def _ligatures() -> frozenset[str]:
    """Return the letters of each presentation form (Unicode, U+FB50 to U+FDFF and U+FE70 to U+FEFF)."""
    forms = map(chr, (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)))
    return frozenset(unicodedata.normalize("NFKC", form) for form in forms)


def _directions(lines: Sequence[_Line]) -> list[bool]:
    """Tell of each line whether it reads from right to left.

    Where its letters and edges do not tell, it reads as the line below it that it runs on to; else as all others of the page do; else
    as most of its letters.
    """
    left = min((line.left for line in lines), default=0)
    right = max((line.right for line in lines), default=0)
    told = [_told(line, left, right) for line in lines]
    all_told = {one for one, line in zip(told, lines, strict=True) if any(_letters(line))} - {None}
    found = list[bool]()
    below: _Line | None = None
    for line, is_rtl in zip(reversed(lines), reversed(told), strict=True):
        if is_rtl is not None:
            found.append(is_rtl)
        elif below is not None and _runs_on(line, below, left):
            found.append(found[-1])
        else:
            arabic, latin = _letters(line)
            found.append(all_told == {True} or (arabic > latin and all_told != {False}))
        below = line
    return found[::-1]


def _told(line: _Line, left: float, right: float) -> bool | None:
    """Tell by a line itself, and by the edges of the page's text, whether it reads from right to left."""
    arabic, latin = _letters(line)
    if not (arabic and latin):
        return arabic > 0
    ends = set(itemgetter(0, -1)(re.findall("[RL]", line.shape)))
    if ends == {_ARABIC if arabic > latin else _LATIN}:
        return arabic > latin
    before, after = line.left - left, right - line.right
    return before > after if abs(before - after) > (line.bottom - line.top) * _EM else None


def _runs_on(line: _Line, below: _Line, left: float) -> bool:
    height = line.bottom - line.top
    return line.left - left < height and below.top - line.bottom < height


def _letters(line: _Line) -> tuple[int, int]:
    """Return how many letters of a line are read from the right, and how many from the left."""
    words = [atom for atom, kind in zip(line.atoms, line.shape, strict=True) if kind == _ARABIC]
    return sum(map(len, words)), line.shape.count(_LATIN)


def _read(line: _Line, signs: Sequence[Sign], *, is_rtl: bool) -> Read:
    written = "".join(signs[atom[0]].text for atom in line.atoms)
    whole = (0, len(written))
    order, doubt, at = list[int](), False, 0
    for begin, end in (
        [whole] if is_rtl else (run.span() for run in _RIGHT_TO_LEFT.finditer(line.shape))
    ):
        inner, turned = _from_right(line.shape, written, begin, end)
        order += [*range(at, begin), *inner]
        doubt, at = doubt or turned, end
    order += range(at, len(written))
    places = [place for atom in order for place in line.atoms[atom]]
    return Read(places, _with_brackets("".join(signs[place].text for place in places)), doubt)


def _with_brackets(text: str) -> str:
    """Mirror the brackets of a line where they do not close what they open: all of them, or else so that they open and close in turn.

    A file names a bracket by its meaning or by its shape, and the library mirrors some of either.
    """
    turns = {kind: cycle(kind) for kind in _BRACKETS}
    in_turn = "".join(next(turns[_KINDS[sign]]) if sign in _KINDS else sign for sign in text)
    ways = text, text.translate(_MIRRORED), in_turn
    return next(filter(_is_closed, ways), text)


def _is_closed(text: str) -> bool:
    """Tell whether every bracket that opens is closed after it."""
    deep = list(accumulate(1 if sign == _KINDS[sign][0] else -1 for sign in text if sign in _KINDS))
    return not deep or (min(deep) >= 0 and deep[-1] == 0)


def _from_right(shape: str, written: str, begin: int, end: int) -> tuple[list[int], bool]:
    """Read a stretch from right to left, but Latin and numbers in it each from left to right."""
    order, doubt, at = list[int](), False, begin
    for first, last in _kept(shape, written, begin, end):
        order += [*range(at, first), *range(last - 1, first - 1, -1)]
        doubt = doubt or _IN_TURN.match(shape, last) is not None
        at = last
    return [*order, *range(at, end)][::-1], doubt


def _kept(shape: str, written: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the stretches begin and end that are read from left to right."""
    for run in _LEFT_TO_RIGHT.finditer(shape, begin, end):
        first, last = run.span()
        if (latin := shape.rfind(_LATIN, first, last)) >= 0:
            chains = (chain.span() for chain in _NUMBERS.finditer(shape, latin, last))
            cut = next((begin for begin, end in chains if _is_turned(written[begin:end])), last)
            last = max(shape.rfind(kind, first, cut) for kind in "L0") + 1
            yield first, last
            first, last = last, run.end()
        for chain in _NUMBERS.finditer(shape, first, last):
            if _OWN_ORDER.fullmatch(written, *chain.span()):
                yield chain.span()
            else:
                yield from (one.span() for one in _ONE_NUMBER.finditer(shape, *chain.span()))


def _is_turned(number: str) -> bool:
    """Tell whether the parts between hyphens make an identity card or telephone number from the right only."""
    return _OWN_ORDER.fullmatch("-".join(reversed(_HYPHEN.split(number)))) is not None
