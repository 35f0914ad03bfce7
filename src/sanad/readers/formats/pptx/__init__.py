# SPDX-License-Identifier: Apache-2.0
"""The text of a PowerPoint presentation, slide by slide."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "pptx"
VERSION = "1"
WHAT = "Text of PowerPoint presentations, a part per shape or table row; media and objects as files of their own"
ENDINGS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")


def _is_presentation(seen: Content) -> bool:
    locked = "EncryptedPackage" in seen.streams and seen.ending in ENDINGS
    return "ppt/presentation.xml" in seen.members or locked


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_presentation, endings=ENDINGS)
