# SPDX-License-Identifier: Apache-2.0
"""Archives: ZIP, TAR, 7z and single packed files, each member a file of its own."""

import struct
import zlib

from sanad.readers import own, zipped
from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "archive"
VERSION = "1"
WHAT = "Archives (ZIP, TAR, 7z, gzip, bzip2, xz), each member a file of its own"

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
_PACKED = ((b"\x1f\x8b\x08", 0), (b"BZh", 0), (b"\xfd7zXZ\x00", 0))
_TAR = (b"ustar", 257)
REFUSED = (
    (b"Rar!\x1a\x07", 0, "RAR archive", "unrar or 7-Zip"),
    (b"CD001", 0x8001, "disc image (ISO 9660)", "7-Zip or a loop mount that is read-only"),
    (b"MSCF\0\0\0\0", 0, "cabinet (CAB)", "cabextract"),
    (b"\x28\xb5\x2f\xfd", 0, "Zstandard file", "zstd"),
    (b"\x1f\x9d", 0, "compress file (.Z)", "uncompress or gzip"),
    (b"-lh", 2, "LHA archive", "lha"),
    (b"\x60\xea", 0, "ARJ archive", "arj"),
)
"""Signature, where it stands, what it is and who unpacks it; nothing here does."""
_OTHERS = frozenset({"[Content_Types].xml", "mimetype", "datapackage.json"})
"""Members that make a ZIP archive an office document, an open document or a web archive: theirs, when they can read it."""


def _is_archive(seen: Content) -> bool:
    if seen.has(_TAR, (SEVEN_ZIP, 0), *((mark, at) for mark, at, _, _ in REFUSED)):
        return True
    if seen.has(*_PACKED):
        return not _begins_web_archive(seen.raw)
    if seen.has((ZIP, 0), (EMPTY_ZIP, 0)):
        is_own = own.root(seen.members) is not None
        return bool(seen.members) and not seen.members & _OTHERS and not is_own
    return zipped.is_whole(seen.path)


def _begins_web_archive(raw: bytes) -> bool:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(raw, 5) == b"WARC/"
    except zlib.error:
        return False


def _is_zip(seen: Content) -> bool:
    """Tell whether the first member is one that a program of today could have written (APPNOTE 4.4.3 and 4.4.5)."""
    if seen.raw.startswith(EMPTY_ZIP):
        return True
    if not seen.raw.startswith(ZIP) or len(seen.raw) < 30:  # noqa: PLR2004 - a local header
        return False
    needed, _, method = struct.unpack_from("<HHH", seen.raw, 4)
    return bool((needed & 0xFF) <= 63 and method <= 99)  # noqa: PLR2004 - the last version and the last method named there


FORMAT = Format(
    NAME, VERSION, WHAT, is_certain=_is_archive, is_likely=_is_zip, takes_password=True,
    endings=(".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".iso", ".cab"),
)  # fmt: skip
