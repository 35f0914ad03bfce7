# SPDX-License-Identifier: Apache-2.0
"""Briefs: the frozen contents of a dossier, as packages of other offices hold them."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "brief"
VERSION = "1"
WHAT = "Briefs of dossiers from other offices: what they claim, entry by entry"

_START = re.compile(r'\{"as_of":"[0-9T:.-]+Z","claims":\[')
"""How a brief begins in canonical JSON (RFC 8785), which sorts names."""


def _is_brief(seen: Content) -> bool:
    return _START.match(seen.text) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_brief)
