# SPDX-License-Identifier: Apache-2.0
"""Decode a recording from beginning to end and draw how loud it is: one band for each channel.

The sides of a call often lie in two channels, and a gap or a cut shows as a straight line. Memory stays at a few
mebibytes however long the recording: sound is taken in blocks, and of each block only its peaks are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import soundfile
from PIL import Image, ImageDraw

WIDTH, BAND = 1200, 120  # pixels of the picture, and of each channel in it
MOST_BANDS = 8
_LEAST_BLOCK, _MOST_BLOCK = 16, 4096  # samples: 10 hours at 48 kHz are 420,000 blocks
_FULL = 1 << 15  # the largest 16-bit sample


@dataclass(frozen=True)
class Sound:
    """What decoding gave: form, the samples that really came, and why it stopped before the end, if it did.

    `peaks` holds, for each block, the least and the greatest sample of each channel drawn.
    """

    codec: str
    channels: int
    rate_hz: int
    samples: int
    peaks: Sequence[Sequence[tuple[int, int]]]
    broken: str | None


def decode(sealed: Path) -> Sound | None:
    """Decode the whole file; None when nothing here decodes its kind."""
    try:
        with soundfile.SoundFile(str(sealed)) as file:
            return _decoded(file)
    except (soundfile.LibsndfileError, RuntimeError, ValueError, TypeError):
        return None


def _decoded(file: soundfile.SoundFile) -> Sound:
    samples, broken = 0, None
    fine = file.frames // (4 * WIDTH)  # four blocks for each column, whose edges are then not seen
    size = max(_LEAST_BLOCK, min(fine, _MOST_BLOCK)) if file.frames > 0 else _MOST_BLOCK
    peaks: list[list[tuple[int, int]]] = []
    try:
        while len(block := file.read(size, dtype="int16", always_2d=True)):
            samples += len(block)
            drawn = block[:, :MOST_BANDS]
            peaks.append(
                list(zip(drawn.min(axis=0).tolist(), drawn.max(axis=0).tolist(), strict=True))
            )
    except (soundfile.LibsndfileError, RuntimeError) as error:
        broken = str(error).strip() or "the decoder gave up"
    return Sound(file.subtype, file.channels, file.samplerate, samples, peaks, broken)


def draw(sound: Sound, into: Path) -> None:
    """Write the picture: time from left to right, a dark line from the least to the greatest sample."""
    bands = min(sound.channels, MOST_BANDS)
    picture = Image.new("L", (WIDTH, BAND * bands), 255)
    pen = ImageDraw.Draw(picture)
    for x in range(WIDTH):
        first = x * len(sound.peaks) // WIDTH
        column = sound.peaks[first : max(first + 1, (x + 1) * len(sound.peaks) // WIDTH)]
        for band in range(bands):
            low = min(block[band][0] for block in column)
            high = max(block[band][1] for block in column)
            middle = BAND * band + BAND // 2
            half = BAND // 2 - 1
            pen.line((x, middle - high * half // _FULL, x, middle - low * half // _FULL), 60)
    picture.save(into, "PNG")
