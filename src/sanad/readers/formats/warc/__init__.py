# SPDX-License-Identifier: Apache-2.0
"""Web archives in WARC (ISO 28500), plain or with gzip."""

import zlib

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "warc"
VERSION = "1"
WHAT = "Web archives (WARC), each captured resource a file of its own, digests compared"

START = b"WARC/"


def _is_warc(seen: Content) -> bool:
    if not seen.has((b"\x1f\x8b", 0)):
        return seen.raw.startswith(START)
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(seen.raw, len(START)) == START
    except zlib.error:
        return False


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_warc, endings=(".warc", ".warc.gz"))
