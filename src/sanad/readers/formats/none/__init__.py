# SPDX-License-Identifier: Apache-2.0
"""Film, which nothing here reads: sealed and shown."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "none"
VERSION = "3"
WHAT = "Film, which nothing reads"

_MARKS = ((b"AVI ", 8), (b"\x1aE\xdf\xa3", 0))
"""Signatures of film, and where they stand."""
_STILL = (b"hei", b"hev", b"mif", b"msf", b"avi")
"""How brands of pictures begin in the box that films begin with (ISO/IEC 23008-12, annex B)."""
_SOUND = (b"M4A", b"M4B")
"""How brands of sound begin."""
_ENDINGS = (".mp4", ".avi", ".mkv", ".webm", ".mov", ".3gp")


def _is_film(seen: Content) -> bool:
    other = seen.raw[8:11].startswith((*_STILL, *_SOUND)) or seen.ending == ".m4a"
    is_film = seen.raw[4:8] == b"ftyp" and not other
    return seen.has(*_MARKS) or is_film


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_film, endings=_ENDINGS)
