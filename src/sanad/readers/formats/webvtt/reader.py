# SPDX-License-Identifier: Apache-2.0
"""Read a WebVTT transcript (W3C WebVTT, section 4.1): one part per cue, labelled with its times.

The text of a cue stays as written, markup such as `<v Speaker>` included. Comments, styles and regions are no
cues. A block that is none of these, or whose times are not times or run backwards, is set aside.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sanad.errors import MalformedFile
from sanad.readers.cues import ARROW, account, blocks, lines_of, timing
from sanad.readers.decoded import decode
from sanad.readers.formats.webvtt import NAME, VERSION
from sanad.readers.layer import head_of
from sanad.readers.rows import Hints, Receipt

_TIMES = timing(r"(?:([0-9]{2,6}):)?", r"\.")
_FORM = "00:00:01.000 --> 00:00:04.000"


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the cues into `layer.json`, other blocks into `rejects.parquet`.

    Raises:
        MalformedFile: the file does not begin with the word WEBVTT.
        EncodingInDoubt, UnreadableText, BadValue: as `sanad.readers.decoded.decode` does.
    """
    text = decode(sealed, hints)
    if re.match(r"WEBVTT(?:[ \t\r\n]|$)", text) is None:
        raise MalformedFile(hints.name, format="WebVTT", detail="it does not begin with WEBVTT")
    head = head_of(sealed, hints.exhibit, NAME, VERSION)
    return account(into, _after_head(lines_of(text)), _TIMES, _FORM, head)


def _after_head(lines: list[str]) -> Iterator[list[str]]:
    """Yield the blocks after the head, without comments, styles and regions; a head with a cue in it ends before the cue."""
    end = next((n for n, line in enumerate(lines) if not line or ARROW in line), len(lines))
    for block in blocks(lines[end:]):
        is_apart = re.match(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)", block[0]) is not None
        if not is_apart or any(ARROW in line for line in block[:2]):
            yield block
