# SPDX-License-Identifier: Apache-2.0
"""Cues of a transcript, WebVTT or SubRip: what was said when (W3C WebVTT, sections 4.1 and 6; docs/formats/citation.md).

The text of a cue is its payload as written, markup included, its lines joined by a newline. Blocks without a timing
line (notes, styles, regions, the header) are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .fault import Fault

_WEBVTT, _SUBRIP = (
    re.compile(rf"[ \t]*{time}[ \t]+-->[ \t]+{time}(?:[ \t].*)?")
    for time in (
        r"(?:([0-9]{2,6}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})",
        r"([0-9]{1,6}):([0-5][0-9]):([0-5][0-9])[,.]([0-9]{3})",
    )
)
_END = re.compile(r"\r\n|\r|\n")  # section 4.1: line terminators


@dataclass(frozen=True)
class Cue:
    """One stretch of speech, in milliseconds from the beginning, end not included."""

    from_ms: int
    to_ms: int
    text: str


def parse_cues(raw: bytes, encoding: str = "utf-8") -> list[Cue]:
    """Return the cues of a WebVTT or SubRip file in order.

    Args:
        raw: The file.
        encoding: Of a SubRip file; WebVTT is always UTF-8.

    Raises:
        Fault: it is not text in its encoding, or holds no cue.
    """
    is_webvtt = re.match(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)", raw) is not None
    codec = "utf-8" if is_webvtt else encoding
    try:
        text = raw.decode(codec).removeprefix("\ufeff")
    except UnicodeError as error:
        raise Fault(f"the transcript is not text in {codec}") from error
    lines = _END.split(text)
    if is_webvtt:
        return _cues(lines, _WEBVTT)
    found = _cues([line if line.strip(" \t") else "" for line in lines], _SUBRIP)
    if not found:
        raise Fault("the transcript is neither a WebVTT nor a SubRip file")
    return found


def _cues(lines: list[str], timing: re.Pattern[str]) -> list[Cue]:
    return [cue for block in _blocks(lines) if (cue := _cue(block, timing)) is not None]


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _cue(block: list[str], timing: re.Pattern[str]) -> Cue | None:
    """Return the cue of a block whose first line, or second after an identifier, is its timing."""
    place = next((n for n, line in enumerate(block[:2]) if "-->" in line), None)
    found = timing.fullmatch(block[place]) if place is not None else None
    if place is None or found is None:
        return None
    parts = [int(part or 0) for part in found.groups()]
    cue = Cue(_ms(*parts[:4]), _ms(*parts[4:]), "\n".join(block[place + 1 :]))
    return cue if cue.from_ms <= cue.to_ms else None


def _ms(hours: int, minutes: int, seconds: int, thousandths: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
