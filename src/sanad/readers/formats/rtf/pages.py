# SPDX-License-Identifier: Apache-2.0
"""Code pages in an RTF: of the document, of each font, and of the bytes that come next (Rich Text Format 1.9.1, "Font Table")."""

import codecs

from sanad.readers.formats.rtf.state import Group
from sanad.readers.formats.rtf.words import CHARSETS, PAGES


class Pages:
    """The code page of the document, `is_named` once it names one, and those of its fonts."""

    def __init__(self) -> None:
        """Begin with what the format takes where nothing is named."""
        self.codec = "cp1252"
        self.is_named = False
        self._fonts: dict[int, str] = {}
        self._font = self._default = 0

    def follow(self, word: bytes, number: int, now: Group) -> bool:
        """Follow a word that changes the code page of the bytes after it in the group `now`; tell whether it was one."""
        if word in PAGES:
            self.codec = now.codec = PAGES[word]
        elif word == b"ansicpg" and _is_codec(f"cp{number}"):
            self.codec = now.codec = f"cp{number}"
            self.is_named = True
        elif word == b"plain":
            now.is_hidden = False
            self._choose(self._default, now)
        elif word == b"f":
            self._choose(number, now)
        elif word == b"deff":
            self._default = number
        elif word == b"fcharset" and number in CHARSETS:
            self._fonts[self._font] = CHARSETS[number]
        elif word == b"cpg" and _is_codec(f"cp{number}"):
            self._fonts[self._font] = f"cp{number}"
        else:
            return False
        return True

    def _choose(self, font: int, now: Group) -> None:
        self._font = font
        now.codec = self._fonts.get(font, self.codec)


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
