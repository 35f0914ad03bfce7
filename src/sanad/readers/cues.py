# SPDX-License-Identifier: Apache-2.0
"""What the two forms of a transcript share: blocks of lines, of which one says when and the rest what was said.

The layer is of kind `cues`, a part per cue, labelled with its times. The text of a cue stays as written, markup
included. A block without times, or whose times are not times or run backwards, is set aside.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sanad.readers.layer import write_layer, write_rejects
from sanad.readers.rows import Receipt
from sanad.values.canonical import Json

ARROW = "-->"
_END = re.compile(r"\r\n|\r|\n")
_REASONS = {
    "no_timing": "The block has no line with times.",
    "bad_timing": "The times are not of the form {}.",
    "ends_before_start": "The cue ends before it starts.",
}


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, whichever of the three line ends it uses."""
    return _END.split(text)


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the lines between empty ones, together."""
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def timing(hours: str, mark: str) -> re.Pattern[str]:
    """Return what a line with times looks like: patterns of the hours with their colon, and of what is before the thousandths."""
    time = rf"{hours}([0-5][0-9]):([0-5][0-9]){mark}([0-9]{{3}})"
    return re.compile(rf"[ \t]*{time}[ \t]+-->[ \t]+{time}(?:[ \t].*)?")


def account(
    into: Path, found: Iterable[list[str]], times: re.Pattern[str], form: str, head: dict[str, Json]
) -> Receipt:
    """Write the cues among the blocks `found` into `layer.json`, the other blocks into `rejects.parquet`.

    Args:
        into: The reader's folder.
        found: Blocks in the order of the file.
        times: What a line with times looks like (`timing`).
        form: The same for a person, by an example.
        head: Fields of the layer that say whose it is; `reader` and `version` among them.
    """
    parts: list[Json] = []
    rejects: list[dict[str, object]] = []
    for number, block in enumerate(found, start=1):
        label, words = _cue(block, times)
        if label in _REASONS:
            reason, written = _REASONS[label].format(form), " | ".join(block)
            rejects.append({"row": number, "code": label, "reason": reason, "written": written})
        else:
            parts.append({"label": label, "text": words})
    write_layer(into, "cues", head, parts=parts)
    return Receipt(
        str(head["reader"]),
        str(head["version"]),
        "cues",
        read=len(parts) + len(rejects),
        stored=len(parts),
        rejected=len(rejects),
        rejects_by_code=write_rejects(into, rejects),
    )


def _cue(block: list[str], times: re.Pattern[str]) -> tuple[str, str]:
    """Return label and text of a cue, or the code of what is wrong and nothing."""
    at = next((n for n, line in enumerate(block[:2]) if ARROW in line), None)
    if at is None:
        return "no_timing", ""
    found = times.fullmatch(block[at])
    if found is None:
        return "bad_timing", ""
    start, end = found.groups()[:4], found.groups()[4:]
    if _ms(end) < _ms(start):
        return "ends_before_start", ""
    return f"{_label(start)} --> {_label(end)}", "\n".join(block[at + 1 :])


def _label(time: tuple[str | None, ...]) -> str:
    hours, minutes, seconds, ms = time
    return f"{hours or '00'}:{minutes}:{seconds}.{ms}"


def _ms(time: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, ms = (int(part or 0) for part in time)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
