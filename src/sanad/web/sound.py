# SPDX-License-Identifier: Apache-2.0
"""The waveform of a recording as paths of SVG, one for each channel, a stretch of the recording for each unit of width; and the words of a cue by their times."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanad.desk.questions.exhibit_sound import Sound

_LOUDEST = 1 << 15  # of samples of 16 bits
_HALF = 50  # units of height on each side of the middle
_TIMED = re.compile(r"(<(?:[0-9]{2,6}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}>)")
"""A cue timestamp, as W3C WebVTT section 4.2.2 writes it between words."""


@dataclass(frozen=True)
class Wave:
    """`paths` in a box of `width` by 100 units, its middle at 50."""

    width: int
    paths: tuple[str, ...]


def wave(sound: Sound) -> Wave:
    """Return the waveform: the least and greatest sample of each stretch."""
    return Wave(max((len(each) for each in sound.peaks), default=1), tuple(map(_path, sound.peaks)))


def timed(text: str, from_ms: int) -> Iterator[tuple[str, int, bool]]:
    """Yield the pieces of a cue that begins at `from_ms`, as they are written: (text, when it is heard in milliseconds, whether it is the mark of a time).

    >>> list(timed("We <00:00:01.500>come.", 1000))
    [('We ', 1000, False), ('<00:00:01.500>', 1500, True), ('come.', 1500, False)]
    """
    at = from_ms
    for piece in _TIMED.split(text):
        is_mark = _TIMED.fullmatch(piece) is not None
        at = max(at, _milliseconds(piece[1:-1])) if is_mark else at
        if piece:
            yield piece, at, is_mark


def _milliseconds(written: str) -> int:
    clock, _, thousandths = written.partition(".")
    seconds = 0
    for piece in clock.split(":"):
        seconds = seconds * 60 + int(piece)
    return seconds * 1000 + int(thousandths)


def _path(peaks: tuple[tuple[int, int], ...]) -> str:
    tops = [f"{at},{_HALF - high * _HALF / _LOUDEST:.1f}" for at, (_, high) in enumerate(peaks)]
    floors = [f"{at},{_HALF - low * _HALF / _LOUDEST:.1f}" for at, (low, _) in enumerate(peaks)]
    return f"M{' '.join([*tops, *reversed(floors)])}Z" if peaks else ""
