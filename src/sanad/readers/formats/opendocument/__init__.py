# SPDX-License-Identifier: Apache-2.0
"""Texts, presentations and drawings of LibreOffice and its kin."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "opendocument"
VERSION = "1"
WHAT = "Text of OpenDocument texts, presentations and drawings; pictures and objects as files of their own"

ENDINGS = (".odt", ".ott", ".odm", ".odp", ".otp", ".odg", ".otg")
_KINDS = (b"text", b"presentation", b"graphics", b"chart", b"formula", b"image")
_MARKS = tuple(b"mimetypeapplication/vnd.oasis.opendocument." + kind for kind in _KINDS)


def _is_opendocument(seen: Content) -> bool:
    """Tell by the first member, which is stored unpacked for this purpose (OpenDocument 1.3 part 2, 3.3).

    A packer that does not know of it moves or packs it; then the name of the file and of its content speak.
    """
    named = seen.ending in ENDINGS and "content.xml" in seen.members
    return seen.has(*((mark, 30) for mark in _MARKS)) or named


FORMAT = Format(
    NAME,
    VERSION,
    WHAT,
    is_certain=_is_opendocument,
    endings=ENDINGS,
)
