# SPDX-License-Identifier: Apache-2.0
"""A transcript or translation as SubRip subtitles (.srt), cue by cue."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "subtitles"
VERSION = "1"
WHAT = "Transcripts as SubRip (SRT) cues"

_START = re.compile(r"\s*\d+[ \t]*(?:\r\n|\r|\n)[ \t]*\d+:\d\d:\d\d[,.]\d{3}[ \t]+-->")


def _is_subrip(seen: Content) -> bool:
    return _START.match(seen.text.removeprefix("\ufeff")) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_subrip, endings=(".srt",))
