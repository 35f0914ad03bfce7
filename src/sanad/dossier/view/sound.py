# SPDX-License-Identifier: Apache-2.0
"""Decode a recording into plain samples in a file that plays everywhere (WAV: RIFF, PCM, 16 bits), and say how loud it is along its length.

The header is not written here: 44 bytes are left for whoever takes the file out of the cell, who knows it is of samples alone.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import soundfile

from sanad.errors import TooMuchInside, UnsupportedFormat

HEADER = 44  # bytes
MOST_PEAKS = 2000
MOST_CHANNELS = 2
FASTEST_HZ = 192_000
_WIDTH = 2  # bytes of a sample
_MOST_BYTES = (1 << 32) - 1 - HEADER  # what the length field of WAV can say
_LEAST, _LONGEST = 64, 1 << 20  # samples of a stretch: the length that a file tells may be a lie


@dataclass(frozen=True)
class Heard:
    """A recording as decoded.

    Attributes:
        rate_hz: Samples a second.
        channels: How many are played, the first two at most; `stored` how many the file has.
        samples: How many came, of each channel.
        peaks: For each channel, in the order of time, the least and the greatest sample (16 bits) of each of at most 2,000 stretches.
        broken: Whether decoding stopped before the end.
    """

    rate_hz: int
    channels: int
    stored: int
    samples: int
    peaks: tuple[tuple[tuple[int, int], ...], ...]
    broken: bool

    @property
    def duration_ms(self) -> int:
        """Return how long it is."""
        return self.samples * 1000 // self.rate_hz

    @property
    def size(self) -> int:
        """Return how long its file is."""
        return HEADER + self.samples * self.channels * _WIDTH


def decode(source: Path, into: Path) -> Heard:
    """Write the samples behind an empty header to the file `into`; memory stays at one block and its peaks.

    Raises:
        UnsupportedFormat: nothing here decodes its kind, or it is damaged from the beginning.
        TooMuchInside: it is longer than a WAV file can be.
    """
    try:
        with soundfile.SoundFile(str(source)) as file, into.open("wb") as out:
            out.write(bytes(HEADER))
            channels = min(file.channels, MOST_CHANNELS)
            peaks: list[list[tuple[int, int]]] = [[] for _ in range(channels)]
            samples, broken = 0, False
            try:
                stretch = min(max(-(-file.frames // MOST_PEAKS), _LEAST), _LONGEST)
                while len(block := file.read(stretch, dtype="int16", always_2d=True)):
                    played = block[:, :channels]
                    samples += len(block)
                    if samples * channels * _WIDTH > _MOST_BYTES:
                        raise TooMuchInside(source.name, what_is="more sound than is played here")
                    out.write(played.astype("<i2").tobytes())
                    edges = zip(
                        played.min(axis=0).tolist(), played.max(axis=0).tolist(), strict=True
                    )
                    for kept, edge in zip(peaks, edges, strict=True):
                        kept.append(edge)
            except (soundfile.LibsndfileError, RuntimeError):
                broken = True
            rate = file.samplerate
            stored = file.channels
    except (soundfile.LibsndfileError, RuntimeError, ValueError, TypeError) as error:
        raise UnsupportedFormat(source.name, format="recording that cannot be decoded", program="a program that saves it as WAV") from error  # fmt: skip
    few = tuple(tuple(_few(each)) for each in peaks)
    return Heard(rate, channels, stored, samples, few, broken)


def header(heard: Heard) -> bytes:
    """Return the 44 bytes that stand before the samples (RIFF, WAVE, PCM; Microsoft, Multimedia Programming Interface 1.0)."""
    frame = heard.channels * _WIDTH
    data = heard.samples * frame
    form = (1, heard.channels, heard.rate_hz, heard.rate_hz * frame, frame, 8 * _WIDTH)
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF", HEADER - 8 + data, b"WAVE", b"fmt ", 16, *form, b"data", data,
    )  # fmt: skip


def _few(peaks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return peaks of at most `MOST_PEAKS` stretches, neighbours taken together."""
    step = -(-len(peaks) // MOST_PEAKS) or 1
    taken = (peaks[at : at + step] for at in range(0, len(peaks), step))
    return [(min(low for low, _ in each), max(high for _, high in each)) for each in taken]
