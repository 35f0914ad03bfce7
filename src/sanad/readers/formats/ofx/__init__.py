# SPDX-License-Identifier: Apache-2.0
"""Bank, credit card and investment statements in OFX: 1.x in SGML, 2.x in XML."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "ofx"
VERSION = "1"
WHAT = "Bank, credit card and investment statements in OFX 1.x (SGML) and 2.x (XML)"

_HEADER = re.compile(
    r"\s*(?:OFXHEADER\s*:\s*\d+|(?:<\?xml[^>]*\?>\s*)?<\?OFX\s|<OFX>)", re.IGNORECASE
)


def _is_ofx(seen: Content) -> bool:
    return _HEADER.match(seen.text) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_ofx, endings=(".ofx", ".qfx"))
