# SPDX-License-Identifier: Apache-2.0
"""Read one page: lines, languages, words, and digits a second time in English.

Languages are found by confidence: the `SAMPLE` longest lines are read in English and, unless that goes well, in the four
languages of Arabic script; what reads them best is the page's language. Each line is read in it, and where that goes
badly in the next best too; what is read better stays. So a page may be in two languages, line by line; a word of one
inside a line of the other comes out low. A language told by the delivery sheet settles which of the four it is.

What Tesseract's layout leaves out is looked for again: it drops short lines of Arabic script, and a line not read is
worse than one read badly, because nobody sees that it lacks.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from sanad.readers.formats.ocr.engine import MARGIN, Engine, Word
from sanad.readers.formats.ocr.tessdata import ARABIC_SCRIPT, ENGLISH
from sanad.readers.scans import Box

LOW = 85
"""A word below this confidence needs a person. On pages set in two or three fonts, clean and as poor scans,
words at or above it were wrong: Urdu 1 to 4 in 100, Persian 3 in 1,000, English 1 in 2,000, Arabic and Pashto none in 350; of the right ones 1 to
12 in 100 stand below. A higher bound marks many more right words and finds few more wrong ones. So a word that
is not low may still be wrong, in Urdu above all."""
NASTALIQ = 70
"""Mean confidence of a page's words of Arabic script: pages in Naskh and sans gave 85 to 93, in Nastaliq 35 to 57."""
SAMPLE = 4
_FEW = 5  # words of Arabic script from which a mean says anything
_NOISE = 50
"""Least mean confidence of a line that the layout left out: specks and rules give 0 to 40."""
_LEAST_DIGITS = 3
_LEAST_HEIGHT, _MOST_HEIGHT = 20, 200
"""Pixels of a line that the layout left out; one of 9 to 30 points is 38 to 125 high at 300 dots an inch."""
_INK = 2  # in 255: the least mean darkness of a row of pixels that holds letters
_MARKS = {
    "ara": re.compile(r"^(?:[وفبك]?ال|لل)|ة$"),  # the article, the feminine ending
    "pus": re.compile(r"[ټډړږښڼۍځڅې]"),  # letters that only Pashto writes
}
_SHARE = 0.2
"""Words that hold them: 0.3 in Arabic and in Pashto, read so; at most 0.03 in other languages read so. Asked because Arabic
reads Persian as surely as Persian does, but writes it in Arabic letters."""
_TONGUES = {"ur": "urd", "ar": "ara", "fa": "fas", "ps": "pus"}  # BCP 47 to Tesseract


@dataclass(frozen=True)
class Second:
    """A word that holds digits in one of two readings: its number among the words, and both."""

    word: int
    first: str
    english: str
    confidence: int

    @property
    def differs(self) -> bool:
        """Tell whether the digits of the two readings are not the same."""
        return digits_of(self.first) != digits_of(self.english)


@dataclass(frozen=True)
class Page:
    """What was read: words line by line, the languages that read them, digits read twice."""

    lines: tuple[tuple[Word, ...], ...]
    languages: tuple[str, ...]
    digits: tuple[Second, ...]

    @property
    def words(self) -> list[Word]:
        """Return the words in the order of reading."""
        return [word for line in self.lines for word in line]

    @property
    def low(self) -> frozenset[int]:
        """Return the numbers, from 0, of the words that need a person."""
        unsure = {number for number, word in enumerate(self.words) if word.confidence < LOW}
        return frozenset(unsure | {second.word for second in self.digits if second.differs})

    @property
    def perhaps_nastaliq(self) -> bool:
        """Tell whether the words of Arabic script were read as badly as those of Nastaliq are."""
        read = [word.confidence for word in self.words if _is_arabic(word.text)]
        return len(read) >= _FEW and _mean(read) < NASTALIQ


def recognise(engine: Engine, page: Image.Image, language: str | None) -> Page:
    """Read a page that stands upright, in grey; `language` is what the delivery sheet says, for example `ur`."""
    boxes = engine.look(page)
    left_out = _left_out(engine.black(), boxes)
    languages = _languages(engine, boxes or left_out, language or "")
    read = [(box, *_line(engine, box, languages)) for box in boxes]
    for box in left_out:
        words, name = _line(engine, box, languages)
        if _confidence(words) >= _NOISE:
            read.insert(_place(box, [each[0] for each in read]), (box, words, name))
    lines = [(words, name) for _, words, name in read if words]
    return Page(
        lines=tuple(tuple(words) for words, _ in lines),
        languages=tuple(sorted({name for _, name in lines})),
        digits=tuple(_digits(engine, lines)),
    )


def digits_of(text: str) -> str:
    """Return the digits of a text, of whatever script, as ASCII.

    >>> digits_of("۰۳۹۹-0001")
    '03990001'
    """
    return "".join(
        str(unicodedata.digit(sign)) for sign in text if unicodedata.decimal(sign, None) is not None
    )


def _languages(engine: Engine, boxes: Sequence[Box], tag: str) -> list[str]:
    """Return in which languages to try a line of the page, the page's own first."""
    sample = _longest(boxes)
    english = _confidence(_read(engine, sample, ENGLISH))
    if english >= LOW:
        hard = [box for box in boxes if _confidence(engine.read(box, ENGLISH)) < LOW]
        return [ENGLISH, _of_arabic_script(engine, _longest(hard), tag)] if hard else [ENGLISH]
    arabic = _of_arabic_script(engine, sample, tag)
    better = _confidence(_read(engine, sample, arabic)) > english
    return [arabic, ENGLISH] if better else [ENGLISH, arabic]


def _of_arabic_script(engine: Engine, sample: Sequence[Box], tag: str) -> str:
    """Return which of the languages in Arabic script some lines are in, as told or as they are read best."""
    told = _TONGUES.get(tag.lower().partition("-")[0])
    if told is not None:
        return told
    read = {name: _read(engine, sample, name) for name in ARABIC_SCRIPT}
    fit = [name for name in ARABIC_SCRIPT if _has_its_marks(name, read[name])]
    return max(fit, key=lambda name: _confidence(read[name]))


def _has_its_marks(name: str, words: Sequence[Word]) -> bool:
    """Tell whether a text read as Arabic or Pashto holds what such texts are full of; of the others nothing is asked."""
    if name not in _MARKS:
        return True
    marked = sum(_MARKS[name].search(word.text) is not None for word in words)
    return marked >= _SHARE * len(words) > 0


def _line(engine: Engine, box: Box, languages: Sequence[str]) -> tuple[list[Word], str]:
    """Read a line in one language after the other, until one reads it well; return the best reading and its language."""
    best, by = engine.read(box, languages[0]), languages[0]
    for name in languages[1:]:
        if _confidence(best) >= LOW:
            break
        words = engine.read(box, name)
        if _confidence(words) > _confidence(best):
            best, by = words, name
    return best, by


def _read(engine: Engine, boxes: Sequence[Box], language: str) -> list[Word]:
    return [word for box in boxes for word in engine.read(box, language)]


def _longest(boxes: Sequence[Box]) -> list[Box]:
    return sorted(boxes, key=lambda box: box[0] - box[2])[:SAMPLE]


def _digits(engine: Engine, lines: list[tuple[list[Word], str]]) -> list[Second]:
    """Read in English what another language read as digits, or read badly; return what holds digits in either."""
    found, number = [], 0
    for words, name in lines:
        for word in words:
            if name != ENGLISH and (digits_of(word.text) or word.confidence < LOW):
                again = engine.read(_room(word.box, words), ENGLISH)
                text = " ".join(each.text for each in again)
                if digits_of(word.text) or _is_number(text):
                    found.append(Second(number, word.text, text, _confidence(again)))
            number += 1
    return found


def _room(box: Box, line: Sequence[Word]) -> Box:
    """Return a word's box widened to its neighbours: Tesseract draws it tight, and cuts the outermost digit."""
    height = box[3] - box[1]
    ends = [each.box[2] for each in line if each.box[2] <= box[0]]
    begins = [each.box[0] for each in line if each.box[0] >= box[2]]
    left = max([box[0] - height, *(end + MARGIN for end in ends)])
    right = min([box[2] + height, *(begin - MARGIN for begin in begins)])
    return min(left, box[0]), box[1], max(right, box[2]), box[3]


def _is_number(text: str) -> bool:
    """Tell whether a reading in English of what another language read as letters is a number, and not a stroke or two."""
    digits = len(digits_of(text))
    return digits >= _LEAST_DIGITS and 2 * digits > len(text)


def _left_out(black: Image.Image, boxes: Sequence[Box]) -> list[Box]:
    """Return bands of ink, as wide as their ink, that no box covers and that are as high as a line."""
    rest = ImageDraw.Draw(black)
    for left, top, right, bottom in boxes:
        rest.rectangle((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN), fill=255)
    rows = black.resize((1, black.height), Image.Resampling.BOX).tobytes()  # the mean of each
    found, begin = [], None
    for y, mean in enumerate((*rows, 255)):
        inked = mean <= 255 - _INK
        if inked and begin is None:
            begin = y
        elif not inked and begin is not None:
            if _LEAST_HEIGHT <= y - begin <= _MOST_HEIGHT:
                found.append((begin, y))
            begin = None
    return [_narrowed(black, top, bottom) for top, bottom in found]


def _narrowed(black: Image.Image, top: int, bottom: int) -> Box:
    band = black.crop((0, top, black.width, bottom)).point(lambda value: 255 - value)
    ink = band.getbbox() or (0, 0, black.width, bottom - top)
    return ink[0], top, ink[2], bottom


def _place(box: Box, boxes: Sequence[Box]) -> int:
    """Return before which of the lines `boxes` a line left out belongs: the first that begins below its middle."""
    middle = (box[1] + box[3]) // 2
    below = (number for number, each in enumerate(boxes) if each[1] > middle)
    return next(below, len(boxes))


def _confidence(words: Sequence[Word]) -> int:
    return _mean([word.confidence for word in words])


def _mean(values: Sequence[int]) -> int:
    return sum(values) // len(values) if values else 0


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" for sign in text)
