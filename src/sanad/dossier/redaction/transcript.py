# SPDX-License-Identifier: Apache-2.0
"""Redact words of a transcript: cues keep their times and places, what is no cue stays as written."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sanad.claims.resolve import cue_span
from sanad.dossier.redaction.mark import Layer, Mark, Redacted
from sanad.dossier.redaction.spans import Span, blocked
from sanad.dossier.redaction.text import (
    as_it_was_read,
    decoded,
    other_layer,
    prove,
    removed_from,
    spans_in,
    written,
)

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TIME = r"((?:[0-9]{1,6}:)?[0-9]{2}:[0-9]{2}\.[0-9]{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}")


def redact_transcript(
    source: Path, media_type: str, layer: Layer, marks: Sequence[Mark]
) -> Redacted:
    """Return the copy of a transcript; a mark names a cue as its part.

    Raises:
        BadValue: a mark or the layer is not of this transcript.
        NotRedacted: the copy did not pass its proof.
    """
    text = decoded(source, layer)
    cues = [part["text"] for part in layer["parts"]]
    spans = spans_in(cues, "cues", marks, source.name)
    starts = list(_cues(text, layer, source.name))
    moved = [
        Span(places[one.start], places[one.end - 1] + 1, one.ground)
        for places, some in zip(starts, spans, strict=True)
        for one in some
    ]
    raw = written(blocked(text, moved))
    prove(raw, text, moved, source.name)
    digest = hashlib.sha256(raw).hexdigest()
    copies = [blocked(cue, some) for cue, some in zip(cues, spans, strict=True)]
    return Redacted(
        raw,
        media_type,
        (as_it_was_read(layer, digest, copies),),
        tuple(removed_from("cues", cues, spans)),
    )


def _cues(text: str, layer: Layer, where: str) -> Iterator[list[int]]:
    """Yield for each cue of the layer where in the file each of its characters stands."""
    lines = [(one.start(), one[1]) for one in _LINE.finditer(text)]
    at = 0
    for part in layer["parts"]:
        wanted = part["text"].split("\n") if part["text"] else []
        while at < len(lines) and not _is_cue(lines, at, part["label"], wanted):
            at += 1
        if at == len(lines):
            raise other_layer(where)
        own = lines[at + 1 : at + 1 + len(wanted)]
        at += 1 + len(wanted)
        yield [place for start, line in own for place in range(start, start + len(line) + 1)][:-1]


def _is_cue(lines: Sequence[tuple[int, str]], at: int, label: str, wanted: Sequence[str]) -> bool:
    """Tell whether a line is the timing that a cue is labelled with, and what follows are its words."""
    times = _TIMES.search(lines[at][1].replace(",", "."))
    if times is None or cue_span(" --> ".join(times.groups())) != cue_span(label):
        return False
    return [line for _, line in lines[at + 1 : at + 1 + len(wanted)]] == list(wanted)
