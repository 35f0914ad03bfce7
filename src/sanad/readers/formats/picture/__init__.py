# SPDX-License-Identifier: Apache-2.0
"""Pictures: what they say of themselves."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "picture"
VERSION = "1"
WHAT = "Pictures: dimensions and what the camera wrote; words in them are read by text recognition"

_MARKS = (
    (b"\xff\xd8\xff", 0), (b"\x89PNG\r\n\x1a\n", 0), (b"GIF87a", 0), (b"GIF89a", 0), (b"II*\0", 0), (b"MM\0*", 0),
)  # fmt: skip
_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
)
"""Brands of HEIF and AVIF (ISO/IEC 23008-12, annex B); other brands in such a box are film or sound."""


def _is_picture(seen: Content) -> bool:
    raw = seen.raw
    webp = raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"
    bitmap = (
        raw[:2] == b"BM"
        and raw[6:10] == bytes(4)
        and raw[14:18] in {b"\x0c\0\0\0", b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"}
    )
    heif = raw[4:8] == b"ftyp" and raw[8:12] in _BRANDS
    return seen.has(*_MARKS) or webp or bitmap or heif


FORMAT = Format(
    NAME,
    VERSION,
    WHAT,
    is_certain=_is_picture,
    endings=(
        ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp", ".heic", ".heif", ".avif",
    ),
    then=("ocr",),
)  # fmt: skip
