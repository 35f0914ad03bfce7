# SPDX-License-Identifier: Apache-2.0
"""Recordings of sound: how long, in what form, and what the recorder wrote of itself; a picture of the loudness."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "recording"
VERSION = "1"
WHAT = "Recordings: WAV, MP3, Ogg (Vorbis, Opus), FLAC, M4A, AAC, AMR: length, form, tags, waveform; words come as a transcript"

_MARKS = ((b"WAVE", 8), (b"ID3", 0), (b"OggS", 0), (b"fLaC", 0), (b"#!AMR", 0))
_BRANDS = (b"M4A ", b"M4B ")
_ENDINGS = (".wav", ".mp3", ".ogg", ".oga", ".opus", ".flac", ".m4a", ".aac", ".amr", ".awb")


def _is_sound_in_mp4(seen: Content) -> bool:
    """Tell whether an ISO media file holds sound alone: by its brand, or by its name where the brand is that of films too."""
    is_iso_media = seen.raw[4:8] == b"ftyp"
    return is_iso_media and (seen.raw[8:12] in _BRANDS or seen.ending == ".m4a")


def _is_recording(seen: Content) -> bool:
    return seen.has(*_MARKS) or _is_sound_in_mp4(seen)


def _begins_with_a_frame(seen: Content) -> bool:
    """Tell whether the bytes begin with a frame of MPEG audio layer III or of AAC (ADTS): eleven bits set, then the layer."""
    return re.match(rb"\xff(?:[\xe2\xe3\xf2\xf3\xfa\xfb]|[\xf0\xf1\xf8\xf9])", seen.raw) is not None


FORMAT = Format(
    NAME,
    VERSION,
    WHAT,
    is_certain=_is_recording,
    is_likely=_begins_with_a_frame,
    endings=_ENDINGS,
)
