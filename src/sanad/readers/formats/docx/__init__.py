# SPDX-License-Identifier: Apache-2.0
"""The text of a Word document, in the order of the document."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "docx"
VERSION = "2"
WHAT = "Text of Word documents, a part per paragraph or table row; pictures and objects as files of their own"
ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


def _is_word(seen: Content) -> bool:
    locked = "EncryptedPackage" in seen.streams and seen.ending in ENDINGS
    return "word/document.xml" in seen.members or locked


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_word, endings=ENDINGS)
