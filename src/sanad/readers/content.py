# SPDX-License-Identifier: Apache-2.0
"""The beginning of a file, as formats look at it to know their own.

Nothing is parsed here beyond a plain search: the file is hostile until its reader has looked.
"""

import codecs
import re
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from sanad.errors import SanadError
from sanad.readers import zipped

HEAD = 1 << 16
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_MEMBERS = 10_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROOT = re.compile(
    r"<(?![?!])(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)(?P<attributes>[^>]*)>?"
)


@dataclass(frozen=True)
class Content:
    """The first 64 KiB of a file, the same as text, and its name in lower case."""

    raw: bytes
    text: str
    name: str
    path: Path

    @property
    def ending(self) -> str:
        """Return the ending of the name with its dot, in lower case; empty when there is none."""
        return PurePosixPath(self.name).suffix

    @cached_property
    def members(self) -> frozenset[str]:
        """Return the names inside a ZIP archive, none when it is no ZIP or cannot be opened."""
        if not self.raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return frozenset()
        try:
            with zipped.opened(self.path, self.name) as archive:
                return frozenset(archive.namelist()[:_MOST_MEMBERS])
        except (SanadError, OSError):
            return frozenset()

    @cached_property
    def streams(self) -> frozenset[str]:
        """Return the names at the top of a compound file (MS-CFB: Outlook, old Office), none when it is none."""
        if not self.raw.startswith(_COMPOUND):
            return frozenset()
        from olefile import OleFileIO  # noqa: PLC0415 - only where such a file is met

        try:
            with OleFileIO(str(self.path)) as compound:
                return frozenset(entry.name for entry in compound.root.kids[:_MOST_MEMBERS])
        except (OSError, ValueError, IndexError, struct.error, RecursionError):
            return frozenset()

    @cached_property
    def root(self) -> tuple[str, str]:
        """Return the local name and the attributes, as written, of the first element of an XML text."""
        if not self.text.lstrip().startswith("<"):
            return ("", "")
        found = _ROOT.search(re.sub(r"<!--.*?-->|<\?.*?\?>", "", self.text, flags=re.DOTALL))
        return (found["name"], found["attributes"]) if found else ("", "")

    @property
    def is_sound_text(self) -> bool:
        """Tell whether the beginning is text in UTF-8 or marked UTF-16, without characters that no text has."""
        return bool(self.raw) and not _NO_TEXT.search(self.text)

    def has(self, *marks: tuple[bytes, int]) -> bool:
        """Tell whether one of the byte strings stands at its offset."""
        return any(self.raw[at : at + len(mark)] == mark for mark, at in marks)


def look(path: Path, name: str) -> Content:
    """Read the beginning of a file."""
    with path.open("rb") as file:
        raw = file.read(HEAD)
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    codec = codecs.getincrementaldecoder("utf-16" if wide else "utf-8-sig")("replace")
    text = codec.decode(raw, final=len(raw) < HEAD)  # a sign cut in two by the limit is left out
    return Content(raw, text, name.lower(), path)
