# SPDX-License-Identifier: Apache-2.0
"""A transcript in WebVTT, cue by cue."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "webvtt"
VERSION = "2"
WHAT = "Transcripts as WebVTT cues"


def _is_webvtt(seen: Content) -> bool:
    return re.match(r"WEBVTT(?:[ \t\r\n]|$)", seen.text) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_webvtt, endings=(".vtt",))
