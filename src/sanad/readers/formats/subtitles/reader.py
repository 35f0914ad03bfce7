# SPDX-License-Identifier: Apache-2.0
"""Read SubRip subtitles: one part per cue, labelled with its times.

SubRip has no standard; docs/formats/citation.md says what is read, so that a stranger reads the same: blocks of lines
between empty ones (blanks alone count as empty), a number or not, a line `00:00:01,000 --> 00:00:04,000` with a comma or a
full stop, and the words. A block without such a line, for example the second half of words that an empty line cuts in
two, is set aside.
"""

from pathlib import Path

from sanad.readers.cues import account, blocks, lines_of, timing
from sanad.readers.decoded import codec_named, decode, marked
from sanad.readers.formats.subtitles import NAME, VERSION
from sanad.readers.layer import head_of
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

_TIMES = timing("([0-9]{1,6}):", "[,.]")
_FORM = "00:00:01,000 --> 00:00:04,000"
_UTF8 = {"utf-8", "utf-8-sig"}


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the cues into `layer.json`, other blocks into `rejects.parquet`.

    Raises:
        EncodingInDoubt, UnreadableText, BadValue: as `sanad.readers.decoded.decode` does.
    """
    text = decode(sealed, hints).removeprefix("\ufeff")
    found = blocks(line if line.strip(" \t") else "" for line in lines_of(text))
    head = {**head_of(sealed, hints.exhibit, NAME, VERSION), **_encoding(sealed, hints)}
    return account(into, found, _TIMES, _FORM, head)


def _encoding(sealed: Path, hints: Hints) -> dict[str, Json]:
    """Return the field that tells a stranger how to decode the file; UTF-8 is not named."""
    with sealed.open("rb") as file:
        codec = marked(file.read(4)) or codec_named(hints.encoding or "utf-8", hints.name)
    return {} if codec in _UTF8 else {"encoding": codec}
