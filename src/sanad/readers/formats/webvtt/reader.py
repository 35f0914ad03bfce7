# SPDX-License-Identifier: Apache-2.0
"""Read a WebVTT transcript (W3C WebVTT, section 4.1): one part per cue, labelled with its times.

The text of a cue stays as written, markup such as `<v Speaker>` included. Comments, styles and regions are no
cues. A block that is none of these, or whose times are not times or run backwards, is set aside.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sanad.errors import MalformedFile
from sanad.readers.decoded import decode
from sanad.readers.formats.webvtt import NAME, VERSION
from sanad.readers.layer import head_of, write_layer, write_rejects
from sanad.readers.rows import Hints, Receipt

_ARROW = "-->"
_TIME = r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_REASONS = {
    "no_timing": "The block has no line with times.",
    "bad_timing": "The times are not of the form 00:00:01.000 --> 00:00:04.000.",
    "ends_before_start": "The cue ends before it starts.",
}


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the cues into `layer.json`, other blocks into `rejects.parquet`.

    Raises:
        MalformedFile: the file does not begin with the word WEBVTT.
    """
    text = decode(sealed, hints)
    if re.match(r"WEBVTT(?:[ \t\r\n]|$)", text) is None:
        raise MalformedFile(hints.name, format="WebVTT", detail="it does not begin with WEBVTT")
    parts, rejects = [], []
    for number, block in enumerate(_blocks(text), start=1):
        label, words = _cue(block)
        if label in _REASONS:
            written = " | ".join(block)
            rejects.append(
                {"row": number, "code": label, "reason": _REASONS[label], "written": written}
            )
        else:
            parts.append({"label": label, "text": words})
    write_layer(into, "cues", head_of(sealed, hints.exhibit, NAME, VERSION), parts=parts)
    return Receipt(
        NAME,
        VERSION,
        "cues",
        read=len(parts) + len(rejects),
        stored=len(parts),
        rejected=len(rejects),
        rejects_by_code=write_rejects(into, rejects),
    )


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield the blocks after the head, as lines, without comments, styles and regions."""
    lines = re.split(r"\r\n|\r|\n", text)
    block: list[str] = []
    for line in [*lines[_end_of_head(lines) :], ""]:
        if line:
            block.append(line)
        elif block:
            if not re.match(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)", block[0]) or _ARROW in block[0]:
                yield block
            block = []


def _end_of_head(lines: list[str]) -> int:
    """Return the first line after the head; a head with a cue in it ends before the cue."""
    for number, line in enumerate(lines):
        if not line or _ARROW in line:
            return number
    return len(lines)


def _cue(block: list[str]) -> tuple[str, str]:
    """Return label and text of a cue, or the code of what is wrong and nothing."""
    at = next((n for n, line in enumerate(block[:2]) if _ARROW in line), None)
    if at is None:
        return "no_timing", ""
    times = _TIMING.fullmatch(block[at])
    if times is None:
        return "bad_timing", ""
    start, end = _label(times.groups()[:4]), _label(times.groups()[4:])
    if _ms(times.groups()[4:]) < _ms(times.groups()[:4]):
        return "ends_before_start", ""
    return f"{start} --> {end}", "\n".join(block[at + 1 :])


def _label(time: tuple[str | None, ...]) -> str:
    hours, minutes, seconds, ms = time
    return f"{hours or '00'}:{minutes}:{seconds}.{ms}"


def _ms(time: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, ms = (int(part or 0) for part in time)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
