# SPDX-License-Identifier: Apache-2.0
"""A telephone recording made of tones: two voices that take turns, and what they say as WebVTT.

The wave is a triangle reckoned in whole numbers: a sine would depend on the machine's library.
"""

import io
import tomllib
import wave
from array import array
from typing import Any

from kohzard.cast import TEXTS
from kohzard.dice import dice

RATE = 8000
LENGTH_MS = 24_000
PITCH_HZ = {1: 132, 2: 208}
SYLLABLE = 1200
"""Samples from one syllable to the next; a fifth of each is silence."""


def wav() -> bytes:
    """Return 24 seconds of 16-bit mono at 8 kHz."""
    samples = array("h", bytes(2 * RATE * LENGTH_MS // 1000))
    luck = dice("voices")
    for cue in cues():
        pitch = PITCH_HZ[cue["voice"]]
        for at in range(cue["from"] * RATE // 1000, cue["to"] * RATE // 1000):
            within = at % SYLLABLE
            if within == 0:
                pitch = PITCH_HZ[cue["voice"]] + luck.randrange(-24, 25)
            if within < SYLLABLE * 4 // 5:
                samples[at] = _triangle(at, pitch) * min(within, 240) // 240
    if samples.itemsize != 2:  # noqa: PLR2004  # bytes of a 16-bit sample
        raise RuntimeError("this machine has no 16-bit integers")
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(sample.to_bytes(2, "little", signed=True) for sample in samples))
    return out.getvalue()


def vtt(language: str) -> bytes:
    """Return the transcript in `ur` or the translation in `en`, with the same cues."""
    text = "WEBVTT\n"
    for number, cue in enumerate(cues(), start=1):
        text += f"\n{number}\n{_clock(cue['from'])} --> {_clock(cue['to'])}\n{cue[language]}\n"
    return text.encode()


def cues() -> list[dict[str, Any]]:
    """Return who speaks when, and what."""
    found: list[dict[str, Any]] = tomllib.loads(
        (TEXTS / "recording" / "cues.toml").read_text(encoding="utf-8")
    )["cue"]
    return found


def _triangle(at: int, pitch: int) -> int:
    phase = at * pitch * 4 % (RATE * 4)
    height = phase if phase < RATE * 2 else RATE * 4 - phase
    return (height - RATE) * 9000 // RATE


def _clock(ms: int) -> str:
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"
