# SPDX-License-Identifier: Apache-2.0
"""Pictures, sound and film: no rows and no text. The length of a WAV recording is noted."""

import wave
from pathlib import Path

from sanad.readers.formats.none import NAME, VERSION
from sanad.readers.rows import Hints, Receipt


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:  # noqa: ARG001 - the shape of a reader
    """Write nothing and give an account of nothing."""
    return Receipt(NAME, VERSION, "none", read=0, stored=0, rejected=0, notes=_length(sealed))


def _length(sealed: Path) -> tuple[str, ...]:
    with sealed.open("rb") as file:
        start = file.read(12)
    if start[:4] != b"RIFF" or start[8:] != b"WAVE":
        return ()
    try:
        with wave.open(str(sealed), "rb") as sound:
            frames, rate = sound.getnframes(), sound.getframerate()
    except (wave.Error, EOFError, ValueError):
        return ("a WAV file of a kind whose length is not known here",)
    return (f"recording of {frames * 1000 // rate} ms",) if rate else ()
