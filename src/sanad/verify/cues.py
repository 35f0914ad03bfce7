# SPDX-License-Identifier: Apache-2.0
"""Cues of a WebVTT transcript: what was said when (W3C WebVTT, sections 4.1 and 6).

The text of a cue is its payload as written, markup included, its lines joined by a newline. Blocks without a timing
line (notes, styles, regions, the header) are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .fault import Fault

_TIME = r"(?:(\d{2,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_END = re.compile(r"\r\n|\r|\n")  # section 4.1: line terminators


@dataclass(frozen=True)
class Cue:
    """One stretch of speech, in milliseconds from the beginning, end not included."""

    from_ms: int
    to_ms: int
    text: str


def parse_cues(raw: bytes) -> list[Cue]:
    """Return the cues of a WebVTT file in order.

    Raises:
        Fault: it is not UTF-8, or does not begin as a WebVTT file does.
    """
    try:
        lines = _END.split(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Fault("the transcript is not UTF-8 text") from error
    if re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]) is None:
        raise Fault("the transcript is not a WebVTT file")
    return [cue for block in _blocks(lines) if (cue := _cue(block)) is not None]


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _cue(block: list[str]) -> Cue | None:
    """Return the cue of a block whose first line, or second after an identifier, is its timing."""
    for place, line in enumerate(block[:2]):
        found = _TIMING.fullmatch(line)
        if found is not None:
            parts = [int(part or 0) for part in found.groups()]
            return Cue(_ms(*parts[:4]), _ms(*parts[4:]), "\n".join(block[place + 1 :]))
    return None


def _ms(hours: int, minutes: int, seconds: int, thousandths: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
