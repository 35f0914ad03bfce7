# SPDX-License-Identifier: Apache-2.0
"""Web pages saved with everything on them as one file: MHTML."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "mhtml"
VERSION = "1"
WHAT = "Saved web pages (MHTML), each resource a file of its own, the words of the page read"

_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(
    r"^(?:snapshot-content-location:|from:\s*[\"<]*saved by )", re.IGNORECASE | re.MULTILINE
)


def _is_saved_page(seen: Content) -> bool:
    """Tell whether fields of a mail come first and say that a browser saved a page; mail with pictures looks alike."""
    head = re.split(r"\r?\n\r?\n", seen.text, maxsplit=1)[0]
    return _RELATED.search(head) is not None and _SAVED.search(head) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_saved_page, endings=(".mht", ".mhtml"))
