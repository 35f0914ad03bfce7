# SPDX-License-Identifier: Apache-2.0
"""The waveform of a recording as paths of SVG: one for each channel, a stretch of the recording for each unit of width."""

from dataclasses import dataclass

from sanad.desk.questions.exhibit_sound import Sound

_LOUDEST = 1 << 15  # of samples of 16 bits
_HALF = 50  # units of height on each side of the middle


@dataclass(frozen=True)
class Wave:
    """`paths` in a box of `width` by 100 units, its middle at 50."""

    width: int
    paths: tuple[str, ...]


def wave(sound: Sound) -> Wave:
    """Return the waveform: the least and greatest sample of each stretch."""
    return Wave(max((len(each) for each in sound.peaks), default=1), tuple(map(_path, sound.peaks)))


def _path(peaks: tuple[tuple[int, int], ...]) -> str:
    tops = [f"{at},{_HALF - high * _HALF / _LOUDEST:.1f}" for at, (_, high) in enumerate(peaks)]
    floors = [f"{at},{_HALF - low * _HALF / _LOUDEST:.1f}" for at, (low, _) in enumerate(peaks)]
    return f"M{' '.join([*tops, *reversed(floors)])}Z" if peaks else ""
