# SPDX-License-Identifier: Apache-2.0
"""What recorders write beside the sound and common tag readers pass over: who recorded, with what, when.

Broadcast WAV: the chunk `bext` (EBU Tech 3285, section 2.3), in which field recorders keep the date. ISO media: the time of
making in `mvhd` (ISO/IEC 14496-12, section 8.2.2). AMR: the number of frames, which is its length (RFC 4867, section 5).
A clock of a recorder may be wrong; these are its words.
"""

import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

_BEXT = (
    ("description", 256),
    ("originator", 32),
    ("originator_reference", 32),
    ("date", 10),
    ("time", 8),
)
_EPOCH = datetime(1904, 1, 1)  # noqa: DTZ001 - seconds of ISO media count in UTC from here; written out with a Z
_MOST_STEPS = 10_000
_AMR = {
    b"#!AMR\n": (12, 13, 15, 17, 19, 20, 26, 31, 5),
    b"#!AMR-WB\n": (17, 23, 32, 36, 40, 46, 50, 58, 60, 5),
}
"""Bytes of speech in a frame of each type, after its first byte (RFC 4867 section 5.3; 3GPP TS 26.101, TS 26.201)."""
_EMPTY_FRAMES = (14, 15)  # lost speech, no data: no bytes follow
FRAME_MS = 20


def stamps(sealed: Path) -> dict[str, str]:
    """Return what the file says of its making, by name; nothing where it says nothing or is damaged there."""
    with sealed.open("rb") as file:
        head = file.read(12)
        if head[:4] in (b"RIFF", b"RF64") and head[8:] == b"WAVE":
            return _bext(file)
        if head[4:8] == b"ftyp":
            return _mvhd(file)
    return {}


def amr_frames(sealed: Path) -> tuple[int, bool] | None:
    """Return how many whole frames an AMR file of one channel holds and whether it ends with one; None if it is none."""
    with sealed.open("rb") as file:
        sizes = _AMR.get(file.readline(16))
        if sizes is None:
            return None
        frames = 0
        while first := file.read(1):
            kind = first[0] >> 3 & 15
            if kind not in _EMPTY_FRAMES and kind >= len(sizes):
                return frames, False
            size = 0 if kind in _EMPTY_FRAMES else sizes[kind]
            if len(file.read(size)) < size:
                return frames, False
            frames += 1
    return frames, True


def _bext(file: BinaryIO) -> dict[str, str]:
    for name, size, at in _chunks(file):
        if name == b"bext":
            file.seek(at)
            raw = file.read(min(size, sum(length for _, length in _BEXT)))
            found: dict[str, str] = {}
            start = 0
            for field, length in _BEXT:
                said = raw[start : start + length].split(b"\0")[0].decode("latin-1").strip()
                found |= {field: said} if said else {}
                start += length
            return found
    return {}


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    at = 12
    for _ in range(_MOST_STEPS):
        file.seek(at)
        head = file.read(8)
        if len(head) < len(b"RIFFsize"):
            return
        name, size = struct.unpack("<4sI", head)
        yield name, size, at + 8
        at += 8 + size + size % 2


def _mvhd(file: BinaryIO) -> dict[str, str]:
    moov = _box(file, b"moov", 0, None)
    found = _box(file, b"mvhd", *moov) if moov else None
    if found is None:
        return {}
    file.seek(found[0])
    head = file.read(12)
    if len(head) < 12:  # noqa: PLR2004 - version, flags and the longer form of the time
        return {}
    seconds = (
        struct.unpack(">Q", head[4:12])[0] if head[0] == 1 else struct.unpack(">I", head[4:8])[0]
    )
    try:
        made = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return {}
    return {"created": f"{made.isoformat()}Z"} if seconds else {}


def _box(file: BinaryIO, wanted: bytes, start: int, end: int | None) -> tuple[int, int] | None:
    """Return where the contents of the first box `wanted` begin and end, among the boxes from `start`."""
    at = start
    for _ in range(_MOST_STEPS):
        file.seek(at)
        head = file.read(16)
        if len(head) < 8 or (end is not None and at >= end):  # noqa: PLR2004 - size and name
            return None
        size, name = struct.unpack(">I4s", head[:8])
        begin = at + 8
        if size == 1 and len(head) == 16:  # noqa: PLR2004 - with a size of eight bytes
            size, begin = struct.unpack(">Q", head[8:])[0], at + 16
        if size < begin - at:
            return None
        if name == wanted:
            return begin, at + size
        at += size
    return None
