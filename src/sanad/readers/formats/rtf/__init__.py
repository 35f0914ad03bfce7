# SPDX-License-Identifier: Apache-2.0
"""Rich Text Format."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "rtf"
VERSION = "1"
WHAT = "Text of RTF, a part per paragraph or table row; pictures and objects as files of their own"


def _is_rich(seen: Content) -> bool:
    return seen.has((b"{\\rt", 0))


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_rich, endings=(".rtf",))
