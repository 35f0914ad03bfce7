# SPDX-License-Identifier: Apache-2.0
"""A web page saved as one file."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "html"
VERSION = "1"
WHAT = (
    "Words of a web page, a part per block, with its links; scripts and style sheets are left out"
)

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def _is_page(seen: Content) -> bool:
    return _START.match(seen.text) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_likely=_is_page, endings=(".html", ".htm", ".xhtml"))
